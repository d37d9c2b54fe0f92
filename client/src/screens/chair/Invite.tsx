/** Invites one more agency of the meeting to this case. */
import type { ChairView } from '@board/shared/policy/views';
import { useState } from 'react';
import { Button } from '../../parts';
import { PickDialog } from '../shell/PickDialog';
import { useBarred, useOrders } from '../shell/orders';
import { targetOf, type BenchProps } from './bench';

type InviteProps = BenchProps & { readonly chair: ChairView };

const InviteDialog = ({ chair, onClose, ...bench }: InviteProps & { readonly onClose: () => void }) => {
  const orders = useOrders();
  return (
    <PickDialog
      title={`Invite another agency to ${bench.board.initials}`}
      label="Which agency?"
      choices={chair.invitable.map(({ id, name }) => ({ value: id, label: name }))}
      missing="Choose at least one agency"
      submit="Invite"
      orders={orders}
      onSubmit={(agencies) => orders.give('widen invitation', { ...targetOf(bench), agencies: [...agencies] })}
      onClose={onClose}
    >
      <p className="govuk-body">
        Its people here see the board of this case from then on, unless they are in conflict or excluded.
      </p>
    </PickDialog>
  );
};

export const Invite = (props: InviteProps) => {
  const [asking, setAsking] = useState(false);
  const barred = useBarred();
  const { board, chair } = props;
  if (!board.rights.includes('widen invitation') || chair.invitable.length === 0) return null;
  return (
    <>
      <Button kind="quiet" because={barred} onClick={() => setAsking(true)}>
        Invite another agency…
      </Button>
      {asking && <InviteDialog {...props} onClose={() => setAsking(false)} />}
    </>
  );
};
