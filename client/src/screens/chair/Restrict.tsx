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
  const [tried, setTried] = useState(false);
  const none = chosen.length === 0;
  const check = () => {
    setTried(true);
    return none ? [{ field: 'agencies', message: 'Choose at least one agency' }] : [];
  };
  return (
    <ReasonDialog
      title="Open a restricted part"
      label="What is it for?"
      hint="A short title, such as “Police intelligence”. Those who are named see it as a tab of their own."
      missing="Give it a title"
      submit="Open restricted part"
      orders={orders}
      check={check}
      onSubmit={(title) =>
        orders.give('open compartment', { ...targetOf(bench), title, agencies: [...chosen], users: [] })
      }
      onClose={onClose}
      after={
        <div className="two-columns">
          <Checkboxes
            small
            id="agencies"
            name="agencies"
            label="Who may read and write it?"
            hint="Nobody else learns that it exists: not the co-ordinator, and not you if you untick your own agency."
            error={tried && none ? 'Choose at least one agency' : undefined}
            choices={roster.map(({ agency, name }) => ({
              value: agency,
              label: agency === own ? `${name} (your own)` : name,
            }))}
            values={chosen}
            onPick={setChosen}
          />
        </div>
      }
    />
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
