/** Somebody deleted much that others wrote: said at the top of the board to those who can put it back, with the one press that does. */
import type { PlacementId } from '@board/shared/kernel/ids';
import type { AlarmView } from '@board/shared/policy/views';
import { useState } from 'react';
import { Alert, Button } from '../../parts';
import { useBarred, useOrders } from '../shell/orders';
import { alarmWords, restoredWords } from './alarmWords';
import { useGround } from './boardContext';

const Undone = ({ alarm }: { readonly alarm: AlarmView }) => {
  const { meeting, board } = useGround();
  const orders = useOrders();
  const barred = useBarred();
  const { compartment, id } = alarm;
  const putBack = () =>
    orders.give('restore deletion', { meeting: meeting.id, caseId: board.caseId, compartment, alarm: id });
  return (
    <div className="app-actions">
      <Button
        kind="secondary"
        because={barred ?? (orders.busy ? 'Putting them back' : null)}
        onClick={() => void putBack()}
      >
        Put the words back
      </Button>
      {orders.problem !== null && <span role="alert">{orders.problem}</span>}
    </div>
  );
};

const One = ({ alarm, onDismiss }: { readonly alarm: AlarmView; readonly onDismiss: () => void }) => {
  const back = alarm.restored !== null;
  return (
    <Alert
      kind={back ? 'success' : 'warning'}
      title={back ? 'The words were put back' : alarm.refused ? 'A deletion was refused' : 'Many words were deleted'}
      onDismiss={onDismiss}
    >
      <p>
        {alarmWords(alarm)} {restoredWords(alarm)}
      </p>
      {!back && !alarm.refused && <Undone alarm={alarm} />}
    </Alert>
  );
};

/** Dismissed on this page. They stay in the chair's panel. */
const dismissed = new Set<PlacementId>();

export const Alarms = () => {
  const { alarms, rights } = useGround().board;
  const mends = rights.includes('restore deletion');
  // what was put back before this screen came is no news
  const [old] = useState(() => new Set(alarms.filter(({ restored }) => restored !== null).map(({ id }) => id)));
  const [, redraw] = useState(0);
  const shown = alarms.filter(({ id, mayRestore }) => (mayRestore || mends) && !old.has(id) && !dismissed.has(id));
  return shown.map((alarm) => (
    <One
      key={alarm.id}
      alarm={alarm}
      onDismiss={() => {
        dismissed.add(alarm.id);
        redraw((turn) => turn + 1);
      }}
    />
  ));
};
