/** What a key costs a page: in processor time, by kind from a trace, and how long it is waited for at this machine's speed and at a quarter of it. */
import type { CDPSession, Locator, Page } from '@playwright/test';
import { profiled } from './keyProfile.js';
import { evenly } from './keyPace.js';
import { kinds, per, traced, type Work } from './keyTrace.js';
import { waitsOf, waitsSaid, type Waits, type Whose } from './keyWaits.js';

export interface KeyWork {
  /** Milliseconds for each key, without what the page does when nobody types; and that, for each second. */
  readonly work: number;
  readonly resting: number;
}

export interface KeyCost extends KeyWork {
  readonly byKind: Work;
  readonly waits: readonly Waited[];
}

interface Waited {
  readonly whose: Whose;
  readonly slowness: number;
  readonly waits: Waits;
}

const slownesses = [1, 4] as const;

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

const waitsAtEach = async (page: Page, keys: number, acts: Readonly<Record<Whose, (at: number) => unknown>>) => {
  const all: Waited[] = [];
  for (const whose of ['own', 'theirs'] as const)
    for (const slowness of slownesses)
      all.push({ whose, slowness, waits: await waitsOf(page, { whose, keys, act: acts[whose], slowness }) });
  return all;
};

/** The same of somebody else's keys, each brought by itself. */
export const workOfTheirs = async (page: Page, keys: number, theirs: () => void): Promise<number> =>
  (await processorOfKeys(page, keys, () => Promise.resolve(theirs()))).work;

/** `theirs` brings one key of somebody else. */
export const costOfKeys = async (page: Page, box: Locator, keys: number, theirs: () => void): Promise<KeyCost> => {
  const press = await atTheEnd(page, box, keys);
  const work = await processorOfKeys(page, keys, press);
  const kinds = await kindsOfKeys(page, keys, press);
  await profiled(page, 'own', () => evenly(keys, press));
  await profiled(page, 'theirs', () => evenly(keys, theirs));
  return { ...work, ...kinds, waits: await waitsAtEach(page, keys, { own: press, theirs }) };
};

const shown = (value: number): string => value.toFixed(1).padStart(7);

export const rowOf = (who: string, { waits, work, resting, byKind }: KeyCost): string =>
  [
    `${who.padEnd(14)} a key: ${shown(work)} ms of processor (x4: ${shown(work * 4)})   nobody types: ${shown(resting)} ms a second`,
    `${''.padEnd(14)} of it: ${kinds.map((kind) => `${kind} ${byKind[kind].toFixed(2)}`).join('  ')}`,
    ...waits.map(
      ({ whose, slowness, waits: of }) =>
        `${''.padEnd(14)} ${whose === 'own' ? 'own key' : 'a key of another'}, ${slowness}x slower: ${waitsSaid(of)}`,
    ),
  ].join('\n');
