/** Notes attendance in one press for those whom the board itself sees here and signed. */
import type { UserId } from '@board/shared/kernel/ids';
import type { MeetingView } from '@board/shared/policy/views';
import { Button } from '../../parts';
import { useBarred, type Orders } from '../shell/orders';
import { counted } from '../shell/times';
import { standingOf } from './standing';

interface NotePresentProps {
  readonly meeting: MeetingView;
  readonly here: readonly UserId[];
  readonly orders: Orders;
}

export const NotePresent = ({ meeting, here, orders }: NotePresentProps) => {
  const barred = useBarred();
  const unnoted = meeting.roster.filter((row) => row.attendance === 'expected' && standingOf(row, here) === 'here');
  if (unnoted.length === 0) return null;
  const note = async () => {
    for (const { agency } of unnoted) {
      if (!(await orders.give('note attendance', { meeting: meeting.id, agency, attendance: 'present' }))) return;
    }
  };
  return (
    <Button kind="quiet" because={barred ?? (orders.busy ? 'Noting' : null)} onClick={() => void note()}>
      Note {counted(unnoted.length, 'agency', 'agencies')} here as present
    </Button>
  );
};
