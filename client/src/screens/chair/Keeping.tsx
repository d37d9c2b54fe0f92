/** What is done to the record of a whole case, rarely: a legal hold, and destroying it for good by two people. */
import type { ChairView } from '@board/shared/policy/views';
import { useState } from 'react';
import { Button, Details } from '../../parts';
import { ReasonDialog } from '../shell/ReasonDialog';
import { useBarred, useOrders, type Orders } from '../shell/orders';
import { momentWords } from '../shell/times';
import { targetOf, type BenchProps } from './bench';
import { ConfirmShredding, ProposeShredding } from './Shredding';

type KeepingProps = BenchProps & { readonly chair: ChairView };

const HoldDialog = ({ chair, onClose, ...bench }: KeepingProps & { readonly onClose: () => void }) => {
  const orders = useOrders();
  const held = chair.hold !== null;
  return (
    <ReasonDialog
      title={held ? 'Lift the legal hold' : 'Place a legal hold'}
      label="Why?"
      missing="Give a reason"
      submit={held ? 'Lift the hold' : 'Place the hold'}
      orders={orders}
      onSubmit={(reason) => orders.give(held ? 'lift hold' : 'place hold', { ...targetOf(bench), reason })}
      onClose={onClose}
    >
      <p className="govuk-body">
        {held
          ? 'From then on two people together can destroy this case.'
          : 'While a case is held, nobody can destroy it.'}
      </p>
    </ReasonDialog>
  );
};

const Hold = (props: KeepingProps) => {
  const [asking, setAsking] = useState(false);
  const barred = useBarred();
  const { hold } = props.chair;
  return (
    <>
      {hold !== null && (
        <p className="govuk-body-s">
          <strong>Under a legal hold</strong> by {hold.by}, {momentWords(hold.at)}: {hold.reason}
        </p>
      )}
      <Button kind="quiet" because={barred} onClick={() => setAsking(true)}>
        {hold === null ? 'Place a legal hold…' : 'Lift the legal hold…'}
      </Button>
      {asking && <HoldDialog {...props} onClose={() => setAsking(false)} />}
    </>
  );
};

const Proposed = ({ chair, orders, ...bench }: KeepingProps & { readonly orders: Orders }) => {
  const [agreeing, setAgreeing] = useState(false);
  const barred = useBarred();
  const { shredding } = chair;
  if (shredding === null) return null;
  return (
    <>
      <p className="govuk-body-s">
        <strong>{shredding.mine ? 'You propose' : `${shredding.by} proposes`} to destroy this case</strong> (
        {momentWords(shredding.at)}): {shredding.reason}. It takes two; nothing has been destroyed.
      </p>
      <div className="app-actions">
        {!shredding.mine && (
          <Button kind="warning" because={barred} onClick={() => setAgreeing(true)}>
            Agree…
          </Button>
        )}
        <Button
          kind="secondary"
          because={barred}
          onClick={() => void orders.give('withdraw shredding', targetOf(bench))}
        >
          Withdraw
        </Button>
      </div>
      {agreeing && <ConfirmShredding bench={bench} onClose={() => setAgreeing(false)} />}
    </>
  );
};

const Destroy = (props: KeepingProps & { readonly orders: Orders }) => {
  const [asking, setAsking] = useState(false);
  const barred = useBarred();
  const { chair, meeting, board } = props;
  if (chair.shredding !== null) return <Proposed {...props} />;
  if (chair.hold !== null) return null;
  return (
    <>
      <Button kind="quiet" because={barred} onClick={() => setAsking(true)}>
        Propose to destroy this case…
      </Button>
      {asking && <ProposeShredding bench={{ meeting, board }} onClose={() => setAsking(false)} />}
    </>
  );
};

export const Keeping = (props: KeepingProps & { readonly orders: Orders }) => {
  const { rights } = props.board;
  if (!rights.includes('hold case') && !rights.includes('shred case')) return null;
  return (
    <div className="bench__part bench__last">
      <Details summary="Legal hold, and destroying the case" open={props.chair.shredding !== null}>
        {rights.includes('hold case') && <Hold {...props} />}
        {rights.includes('shred case') && <Destroy {...props} />}
      </Details>
    </div>
  );
};
