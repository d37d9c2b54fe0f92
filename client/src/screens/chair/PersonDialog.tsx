/** Shuts one person out of this case, with a reason and with what follows said first. */
import { readUserId } from '@board/shared/kernel/idText';
import type { UserId } from '@board/shared/kernel/ids';
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
  const [tried, setTried] = useState(false);
  const user = readUserId(chosen);
  const check = () => {
    setTried(true);
    return user === undefined ? [{ field: 'who', message: 'Choose a person' }] : [];
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
      check={check}
      onSubmit={async (reason) => user !== undefined && onSubmit(user, reason)}
      onClose={onClose}
    >
      <Select
        id="who"
        label="Who?"
        error={tried && user === undefined ? 'Choose a person' : undefined}
        choices={[nobody, ...people]}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
      />
      <WarningText>{consequence}</WarningText>
    </ReasonDialog>
  );
};
