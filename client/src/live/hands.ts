/** Whether somebody is at this page, and since when not. Tells the server now and then, so that all tabs stay open together. */
import { connectionNow, noteLocked } from './connection';
import { noteTouch, touchedAt } from './touch';
import { askWhetherIn, saySomebodyIsHere } from './http';

let toldAt = Date.now();
let lookedAt = Date.now();

/** As long as the server waits before it locks; counted here only while it cannot be heard. */
const mayIdle = 15 * 60_000;
const tellEvery = 60_000;
const lookEvery = 5_000;
/** A look that comes so late means that the machine slept. */
const slept = 30_000;

const isOnline = (): boolean => connectionNow().kind === 'online';

/** "Stay signed in", or any key or press after a minute. */
export const stay = (): void => {
  noteTouch();
  toldAt = Date.now();
  void saySomebodyIsHere().catch(() => undefined);
};

const touched = (event: Event): void => {
  if (!event.isTrusted) return;
  noteTouch();
  if (isOnline() && Date.now() - toldAt >= tellEvery) stay();
};

/** Without the server's word this page hides by itself what nobody is there to look at. */
const look = (): void => {
  const now = Date.now();
  const gap = now - lookedAt;
  lookedAt = now;
  if (!isOnline() && connectionNow().kind !== 'signed out' && now - touchedAt() >= mayIdle) noteLocked();
  else if (gap > slept) void askWhetherIn().catch(() => undefined);
};

const kinds = ['keydown', 'pointerdown', 'wheel'] as const;

/** Once for the page; the result ends it. */
export const watchHands = (): (() => void) => {
  noteTouch();
  lookedAt = Date.now();
  const timer = setInterval(look, lookEvery);
  for (const kind of kinds) window.addEventListener(kind, touched, { capture: true, passive: true });
  return () => {
    clearInterval(timer);
    for (const kind of kinds) window.removeEventListener(kind, touched, { capture: true });
  };
};
