/** What a key costs a page: in processor time by kind, from a trace, and at a quarter of this machine's speed until it was handled and painted. */
import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Locator, Page } from '@playwright/test';
import { profiled } from './keyProfile.js';
import { kinds, per, traced, type Work } from './keyTrace.js';

export interface KeyWork {
  /** Milliseconds for each key, without what the page does when nobody types; and that, for each second. */
  readonly work: number;
  readonly resting: number;
}

export interface KeyCost extends KeyWork {
  readonly handled: readonly number[];
  readonly painted: readonly number[];
  readonly byKind: Work;
}

interface Watching extends Window {
  keyCost?: { handled: number[]; painted: number[] };
}

/** Runs in the page. */
const watchKeys = (): void => {
  const cost = { handled: [] as number[], painted: [] as number[] };
  (window as Watching).keyCost = cost;
  const soon = (act: () => void) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = act;
    channel.port2.postMessage(null);
  };
  window.addEventListener(
    'keydown',
    (event) => {
      const began = performance.now();
      window.addEventListener('input', () => soon(() => cost.handled.push(performance.now() - began)), {
        capture: true,
        once: true,
      });
      requestAnimationFrame(() => soon(() => cost.painted.push(performance.now() - event.timeStamp)));
    },
    true,
  );
};

export const slowness = 4;
const every = 150;

const evenly = async (times: number, act: (at: number) => Promise<unknown>): Promise<void> => {
  const began = performance.now();
  for (let at = 0; at < times; at += 1) {
    await pause(Math.max(0, began + at * every - performance.now()));
    await act(at);
  }
};

const mainThread = async (cdp: CDPSession): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
};

type Press = (at: number) => Promise<unknown>;

interface Measured {
  readonly took: number;
  readonly busy: number;
}

/** Not slowed: slowness is made by burning time, and on a busy machine burns more of it. */
const processorOfKeys = async (page: Page, keys: number, press: Press): Promise<KeyWork> => {
  const cdp = await page.context().newCDPSession(page);
  // of the thread's own time: a busy machine makes everybody wait, and nobody work more
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const during = async (act: (at: number) => Promise<unknown>): Promise<Measured> => {
    const [before, began] = [await mainThread(cdp), performance.now()];
    await evenly(keys, act);
    return { busy: (await mainThread(cdp)) - before, took: performance.now() - began };
  };
  const still = await during(() => Promise.resolve());
  const typing = await during(press);
  await cdp.detach();
  const resting = still.busy / still.took;
  return { work: (typing.busy - resting * typing.took) / keys, resting: resting * 1_000 };
};

/** The same by kind. Tracing costs something itself, so only the shares say anything. */
const kindsOfKeys = async (page: Page, keys: number, press: Press) => {
  const still = await traced(page, 'still', () => evenly(keys, () => Promise.resolve()));
  const typing = await traced(page, 'typing', () => evenly(keys, press));
  return { byKind: per(keys, typing, still) };
};

const waitsOfKeys = async (page: Page, keys: number, press: Press) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  await page.evaluate(watchKeys);
  await evenly(keys, press);
  await pause(1_000);
  const found = await page.evaluate(() => (window as Watching).keyCost);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await cdp.detach();
  return found ?? { handled: [], painted: [] };
};

/** Once without a measure, so that both are as the compiler left them. */
const atTheEnd = async (page: Page, box: Locator, keys: number): Promise<Press> => {
  // not by the mouse: a box that others make taller holds never still
  await box.focus();
  await page.keyboard.press('Control+End');
  const press = (at: number) => page.keyboard.press('the quick brown fox '[at % 20] ?? 'x');
  await evenly(Math.ceil(keys / 4), press);
  return press;
};

export const workOfKeys = async (page: Page, box: Locator, keys: number): Promise<KeyWork> =>
  processorOfKeys(page, keys, await atTheEnd(page, box, keys));

export const costOfKeys = async (page: Page, box: Locator, keys: number): Promise<KeyCost> => {
  const press = await atTheEnd(page, box, keys);
  const work = await processorOfKeys(page, keys, press);
  const kinds = await kindsOfKeys(page, keys, press);
  await profiled(page, () => evenly(keys, press));
  return { ...work, ...kinds, ...(await waitsOfKeys(page, keys, press)) };
};

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;

const shown = (value: number): string => value.toFixed(1).padStart(7);

export const rowOf = (who: string, { handled, painted, work, resting, byKind }: KeyCost): string =>
  [
    `${who.padEnd(14)} a key: ${shown(work)} ms of processor (x${slowness}: ${shown(work * slowness)})   nobody types: ${shown(resting)} ms a second`,
    `${''.padEnd(14)} of it: ${kinds.map((kind) => `${kind} ${byKind[kind].toFixed(2)}`).join('  ')}`,
    `${''.padEnd(14)} waits, slowed: handled ${shown(at(handled, 0.5))} ${shown(at(handled, 0.95))}   painted ${shown(at(painted, 0.5))} ${shown(at(painted, 0.95))}`,
  ].join('\n');
