/** The time left in words and figures, without a voice: the board's own countdown speaks. */
import type { AgendaItem } from '@board/shared/policy/views';
import { figures, readingOf, wordsOf } from '../../parts/time/countdown';
import { useNow } from '../shell/useNow';

const second = 1_000;

export const TimeLeft = ({ item }: { readonly item: AgendaItem }) => {
  const now = useNow(second);
  const { timer, slotMinutes } = item;
  const slot = {
    endsAt: timer?.endsAt ?? null,
    pausedAt: timer?.pausedAt ?? null,
    plannedMs: slotMinutes * 60 * second,
  };
  const reading = readingOf(slot, now);
  const words = reading.kind === 'over' ? wordsOf(reading) : `${figures(reading.left)} left`;
  const paused = timer?.pausedAt != null && reading.kind !== 'over';
  return (
    <span className={`bench__left bench__left--${reading.kind.replace(' ', '-')}`}>
      {paused ? `${words}, paused` : words}
    </span>
  );
};
