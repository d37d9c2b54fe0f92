/** What is said to those who listen: two voices, arrivals gathered, and as little as they chose. Knows no React. */

export type Tone = 'polite' | 'assertive';
export type Wanted = 'all' | 'important' | 'none';

interface Said {
  readonly text: string;
  /** Grows with each announcement, so that the same words twice are two announcements. */
  readonly turn: number;
}

const said: Record<Tone, Said> = { polite: { text: '', turn: 0 }, assertive: { text: '', turn: 0 } };
const listeners = new Set<() => void>();
const gathering = 5_000;
let wanted: Wanted = 'all';
let arrivals: string[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

export const setWanted = (choice: Wanted): void => {
  wanted = choice;
};

/** Says it at once. `important` alone hears the assertive ones; others' typing is never announced. */
export const announce = (text: string, tone: Tone = 'polite'): void => {
  if (wanted === 'none' || (wanted === 'important' && tone === 'polite')) return;
  said[tone] = { text, turn: said[tone].turn + 1 };
  for (const listener of listeners) listener();
};

const inOneSentence = (names: readonly string[]): string => {
  if (names.length > 4) return `${names.length} people have arrived`;
  const last = names.at(-1) ?? '';
  return names.length === 1 ? `${last} has arrived` : `${names.slice(0, -1).join(', ')} and ${last} have arrived`;
};

const tellArrivals = (): void => {
  announce(inOneSentence(arrivals));
  arrivals = [];
  timer = undefined;
};

/** Somebody came; those who come within five seconds are told of together. */
export const announceArrival = (name: string): void => {
  if (!arrivals.includes(name)) arrivals.push(name);
  timer ??= setTimeout(tellArrivals, gathering);
};

/** What was said last stays in the page for those who listen. Away from the board it must not: it holds names. */
export const forgetSaid = (): void => {
  clearTimeout(timer);
  timer = undefined;
  arrivals = [];
  for (const tone of ['polite', 'assertive'] as const) said[tone] = { text: '', turn: said[tone].turn + 1 };
  for (const listener of listeners) listener();
};

export const onAnnounce = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const lastSaid = (tone: Tone): Said => said[tone];
