/** Names who reads a safe-contact plan or a restricted part, besides those its kind always has. */
import type { AgencyId } from '@board/shared/kernel/ids';
import type { CompartmentView } from '@board/shared/policy/views';
import { useState } from 'react';
import { Button } from '../../parts';
import { PickDialog } from '../shell/PickDialog';
import { useBarred, useOrders } from '../shell/orders';
import { targetOf, type BenchProps } from './bench';

type Nameable = CompartmentView & { readonly named: NonNullable<CompartmentView['named']> };

const isNameable = (compartment: CompartmentView): compartment is Nameable => compartment.named !== null;

type ReadersProps = BenchProps & { readonly compartment: Nameable };

const ReadersDialog = ({ compartment, onClose, ...bench }: ReadersProps & { readonly onClose: () => void }) => {
  const orders = useOrders();
  const { agencies, users } = compartment.named;
  const { roster, agency: own } = bench.meeting;
  return (
    <PickDialog<AgencyId>
      title={`Who reads: ${compartment.title}`}
      label="Agencies named"
      hint="An agency that you untick loses it at once. Nobody else learns that it exists."
      choices={roster.map(({ agency, name }) => ({
        value: agency,
        label: agency === own ? `${name} (your own)` : name,
      }))}
      first={agencies}
      submit="Save"
      orders={orders}
      onSubmit={(picked) =>
        orders.give('name readers', {
          ...targetOf(bench),
          compartment: compartment.compartment,
          agencies: [...picked],
          users: [...users],
        })
      }
      onClose={onClose}
    >
      <p className="govuk-body">{compartment.whoCanSee}</p>
    </PickDialog>
  );
};

const One = (props: ReadersProps) => {
  const [asking, setAsking] = useState(false);
  const barred = useBarred();
  return (
    <>
      <Button kind="quiet" because={barred} onClick={() => setAsking(true)}>
        Name who reads “{props.compartment.title}”…
      </Button>
      {asking && <ReadersDialog {...props} onClose={() => setAsking(false)} />}
    </>
  );
};

export const Readers = (bench: BenchProps) =>
  bench.board.rights.includes('name readers') &&
  bench.board.compartments
    .filter(isNameable)
    .map((compartment) => <One key={compartment.compartment} compartment={compartment} {...bench} />);
