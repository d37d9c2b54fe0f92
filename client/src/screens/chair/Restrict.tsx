/** Opens a restricted part of the board for named agencies only, such as police intelligence. */
import type { AgencyId } from '@board/shared/kernel/ids';
import { useState } from 'react';
import { Button, Checkboxes } from '../../parts';
import { ReasonDialog } from '../shell/ReasonDialog';
import { useBarred, useOrders } from '../shell/orders';
import { targetOf, type BenchProps } from './bench';

const RestrictDialog = ({ onClose, ...bench }: BenchProps & { readonly onClose: () => void }) => {
  const orders = useOrders();
  const { roster, agency: own } = bench.meeting;
  const [chosen, setChosen] = useState<readonly AgencyId[]>([own]);
  const [missing, setMissing] = useState(false);
  const send = async (title: string): Promise<boolean> => {
    setMissing(chosen.length === 0);
    return chosen.length === 0
      ? false
      : orders.give('open compartment', { ...targetOf(bench), title, agencies: [...chosen], users: [] });
  };
  return (
    <ReasonDialog
      title="Open a restricted part"
      label="What is it for?"
      hint="A short title, such as “Police intelligence”. Those who are named see it as a tab of their own."
      missing="Give it a title"
      submit="Open restricted part"
      orders={orders}
      onSubmit={send}
      onClose={onClose}
    >
      <Checkboxes
        small
        name="agencies"
        label="Who may read and write it?"
        hint="Nobody else learns that it exists, not even the chair of a later meeting."
        error={missing ? 'Choose at least one agency' : undefined}
        choices={roster.map(({ agency, name }) => ({ value: agency, label: agency === own ? `${name} (your own)` : name }))}
        values={chosen}
        onPick={setChosen}
      />
    </ReasonDialog>
  );
};

export const Restrict = (bench: BenchProps) => {
  const [asking, setAsking] = useState(false);
  const barred = useBarred();
  if (!bench.board.rights.includes('open compartment')) return null;
  return (
    <>
      <Button kind="quiet" because={barred} onClick={() => setAsking(true)}>
        Open a restricted part…
      </Button>
      {asking && <RestrictDialog {...bench} onClose={() => setAsking(false)} />}
    </>
  );
};
