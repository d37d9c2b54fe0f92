/** Shuts one person out of this case, with a reason and with what follows said first. */
import { userId, type UserId } from '@board/shared/kernel/ids';
import { useState } from 'react';
import { Select, WarningText, type Choice } from '../../parts';
import { ReasonDialog } from '../shell/ReasonDialog';
import type { Orders } from '../shell/orders';

interface PersonDialogProps {
  readonly title: string;
  readonly consequence: string;
  readonly submit: string;
  readonly people: readonly Choice[];
  readonly orders: Orders;
  readonly onSubmit: (user: UserId, reason: string) => Promise<boolean>;
  readonly onClose: () => void;
}

const nobody: Choice = { value: '', label: 'Choose a person' };

export const PersonDialog = ({ title, consequence, submit, people, orders, onSubmit, onClose }: PersonDialogProps) => {
  const [chosen, setChosen] = useState('');
  const [missing, setMissing] = useState(false);
  const send = async (reason: string): Promise<boolean> => {
    const { data: user } = userId.safeParse(chosen);
    setMissing(user === undefined);
    return user === undefined ? false : onSubmit(user, reason);
  };
  return (
    <ReasonDialog
      title={title}
      label="Why?"
      hint="One line. Only the chair and the audit read it."
      missing="Give a reason"
      submit={submit}
      kind="warning"
      orders={orders}
      onSubmit={send}
      onClose={onClose}
    >
      <Select
        label="Who?"
        error={missing ? 'Choose a person' : undefined}
        choices={[nobody, ...people]}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      />
      <WarningText>{consequence}</WarningText>
    </ReasonDialog>
  );
};
