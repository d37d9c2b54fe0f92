/** The agenda in words and in time: what state an item is in, and when the meeting will end at this pace. Pure. */
import type { AgendaItem, ItemState } from '@board/shared/policy/views';
import { clockWords } from '../shell/times';

const words: Record<ItemState, string> = {
  listed: 'Listed',
  open: 'Now',
  heard: 'Heard',
  concluded: 'Concluded',
  deferred: 'Deferred',
};

export const stateWords = (item: AgendaItem): string => words[item.state];

/** "9:30am, 20 minutes, listed". */
export const itemWords = (item: AgendaItem): string =>
  `${clockWords(item.plannedStart)}, ${item.slotMinutes} minutes, ${stateWords(item).toLowerCase()}`;

const minute = 60_000;

const leftOf = (item: AgendaItem, now: number): number => {
  if (item.state === 'listed') return item.slotMinutes * minute;
  if (item.state !== 'open' || item.timer === null) return 0;
  return Math.max(0, item.timer.endsAt - (item.timer.pausedAt ?? now));
};

const startOf = (items: readonly AgendaItem[]): number | null => {
  const opened = items.flatMap(({ timer }) => (timer === null ? [] : [timer.openedAt]));
  return opened.length === 0 ? null : Math.min(...opened);
};

/** A meeting that is held at quite another hour is measured from its own start. */
const shiftOf = (items: readonly AgendaItem[], begun: number): number => {
  const shift = begun - (items[0]?.plannedStart ?? begun);
  return Math.abs(shift) > 60 * minute ? shift : 0;
};

/** When it will end if what is left takes its planned time, and by how many minutes that is late. */
export const finishOf = (
  items: readonly AgendaItem[],
  planned: number,
  now: number,
): { readonly at: number; readonly late: number } => {
  const begun = startOf(items);
  if (begun === null) return { at: planned, late: 0 };
  const at = now + items.reduce((sum, item) => sum + leftOf(item, now), 0);
  return { at, late: Math.round((at - planned - shiftOf(items, begun)) / minute) };
};
