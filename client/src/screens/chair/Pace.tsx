/** Behind or ahead, and when the meeting will end at this pace. */
import { finishOf } from '../board/agenda';
import { clockWords } from '../shell/times';
import { useNow } from '../shell/useNow';
import { itemsOf, type BenchProps } from './bench';
import { paceWords } from './paceWords';

const someSeconds = 10_000;

export const Pace = (bench: BenchProps) => {
  const now = useNow(someSeconds);
  const agenda = bench.meeting.agenda;
  if (agenda === null) return null;
  const items = itemsOf(bench);
  if (items.every(({ timer }) => timer === null)) {
    return <p className="bench__pace">Planned to finish at {clockWords(agenda.plannedFinish)}</p>;
  }
  const { at, late } = finishOf(items, agenda.plannedFinish, now);
  const pace = paceWords(late, clockWords(at));
  return <p className={pace.late ? 'bench__pace bench__pace--late' : 'bench__pace'}>{pace.words}</p>;
};
