/** The slot's time: big figures and a bar that empties. It informs; it never moves the meeting on. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { serverNow } from '../../live/clock';
import { announce } from '../notice/announce';
import { classes } from '../text/classes';
import { figures, readingOf, spokenBetween, wordsOf, type Reading, type Slot } from './countdown';

const useReading = (slot: Slot): Reading => {
  const [now, setNow] = useState(serverNow);
  const before = useRef<number | null>(null);
  const turn = useEffectEvent(() => {
    const at = serverNow();
    const { left } = readingOf(slot, at);
    const spoken = before.current === null || slot.pausedAt !== null ? null : spokenBetween(before.current, left);
    before.current = slot.endsAt === null ? null : left;
    if (spoken !== null) announce(spoken);
    setNow(at);
  });
  useEffect(() => {
    turn();
    const timer = setInterval(turn, 500);
    return () => clearInterval(timer);
  }, [slot.endsAt, slot.pausedAt]);
  return readingOf(slot, now);
};

export const Countdown = (slot: Slot) => {
  const reading = useReading(slot);
  const share = slot.plannedMs > 0 ? Math.min(1, Math.max(0, reading.left / slot.plannedMs)) : 0;
  const over = reading.kind === 'over';
  return (
    <span
      className={classes('countdown', `countdown--${reading.kind.replace(' ', '-')}`)}
      role="timer"
      aria-label="Time for this case"
      aria-live="off"
    >
      <span className="countdown__figures">
        {over && '+'}
        {figures(reading.left)}
      </span>
      <span className="countdown__bar bar" aria-hidden="true">
        <span className="bar__fill" style={{ display: 'block', transform: `scaleX(${share})` }} />
      </span>
      <span className="countdown__words">{wordsOf(reading)}</span>
    </span>
  );
};
