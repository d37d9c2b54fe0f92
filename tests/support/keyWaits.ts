/**
 * How long a page is busy with a key and when it has painted it: one's own, or somebody else's that the line brings; at
 * any slowness. One's own is handled when the last listener has heard of the letter: by then the editor, the document and
 * the line have it. A task asked for then would come after the frame, which browsers draw first when somebody types.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { evenly } from './keyPace.js';

export interface Waits {
  readonly handled: readonly number[];
  readonly painted: readonly number[];
}

export type Whose = 'own' | 'theirs';

interface Watching extends Window {
  keyWaits?: Record<Whose, { handled: number[]; painted: number[] }>;
}

/** Runs in the page, before anything else does: its listeners hear of a key first. */
export const watchKeys = (): void => {
  const nothing = () => ({ handled: [] as number[], painted: [] as number[] });
  const waits = { own: nothing(), theirs: nothing() };
  (window as Watching).keyWaits = waits;
  const soon = (act: () => void) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = act;
    channel.port2.postMessage(null);
  };
  const painted = (whose: Whose, began: number) =>
    requestAnimationFrame(() => soon(() => waits[whose].painted.push(performance.now() - began)));
  const handled = (whose: Whose, began: number) => soon(() => waits[whose].handled.push(performance.now() - began));
  let begun = 0;
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      begun = performance.now();
      painted('own', timeStamp);
    },
    true,
  );
  const done = () => queueMicrotask(() => waits.own.handled.push(performance.now() - begun));
  // an editor either puts the letter in itself, or lets the browser do it and reads what came of it
  window.addEventListener('beforeinput', (event) => event.defaultPrevented && done());
  window.addEventListener('input', done);
  const brought = () => {
    const began = performance.now();
    handled('theirs', began);
    painted('theirs', began);
  };
  // a sync frame with an update in it: the second number of the frame says so
  const isKey = (data: unknown) => data instanceof ArrayBuffer && new Uint8Array(data).slice(0, 2).join() === '0,2';
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => isKey(data) && brought());
    }
  };
  const Source = window.EventSource;
  window.EventSource = class extends Source {
    constructor(url: string | URL) {
      super(url);
      this.addEventListener('message', brought);
    }
  };
};

/** Each act brings one key, of whoever it is; the page is as much slower as it is told to be. */
export const waitsOf = async (
  page: Page,
  { whose, keys, act, slowness }: { whose: Whose; keys: number; act: (at: number) => unknown; slowness: number },
): Promise<Waits> => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  const taken = () =>
    page.evaluate((of) => {
      const { keyWaits } = window as Watching;
      const found = keyWaits?.[of] ?? { handled: [], painted: [] };
      if (keyWaits !== undefined) keyWaits[of] = { handled: [], painted: [] };
      return found;
    }, whose);
  await taken();
  await evenly(keys, act);
  await pause(1_000);
  const found = await taken();
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await cdp.detach();
  return found;
};

const at = (values: readonly number[], share: number): string =>
  (values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN).toFixed(1);

export const waitsSaid = ({ handled, painted }: Waits): string =>
  `handled ${at(handled, 0.5)} / ${at(handled, 0.95)}  painted ${at(painted, 0.5)} / ${at(painted, 0.95)} ms (p50 / p95 of ${handled.length})`;
