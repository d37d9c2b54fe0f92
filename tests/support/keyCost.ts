/** What a key costs a page, at a quarter of this machine's speed: until it was handled, until it was painted, and in work. */
import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Locator, Page } from '@playwright/test';

export interface KeyCost {
  readonly handled: readonly number[];
  readonly painted: readonly number[];
  /** Milliseconds of the main thread for each key, without what it does when nobody types. */
  readonly work: number;
  readonly idle: number;
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

const startProfile = async (cdp: CDPSession): Promise<void> => {
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.start');
};

/** The twenty functions that took the most by themselves; build the client with `--minify false` to know their names. */
const printProfile = async (cdp: CDPSession): Promise<void> => {
  const { profile } = await cdp.send('Profiler.stop');
  const names = new Map(
    profile.nodes.map(({ id, callFrame }) => [id, `${callFrame.functionName}:${callFrame.lineNumber}`]),
  );
  const took = new Map<string, number>();
  for (const [index, id] of (profile.samples ?? []).entries()) {
    const name = names.get(id) ?? '?';
    took.set(name, (took.get(name) ?? 0) + (profile.timeDeltas?.[index] ?? 0) / 1_000);
  }
  for (const [name, ms] of [...took].toSorted(([, a], [, b]) => b - a).slice(0, 25)) {
    console.log(`${ms.toFixed(0).padStart(8)} ms  ${name}`);
  }
};

const slowness = 4;
const every = 150;

export const costOfKeys = async (page: Page, box: Locator, keys: number): Promise<KeyCost> => {
  await box.click();
  await page.keyboard.press('Control+End');
  const cdp = await page.context().newCDPSession(page);
  // of the thread's own time: a busy machine makes everybody wait, and nobody work more
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  const busy = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
  };
  const during = async (act: (at: number) => Promise<unknown>): Promise<readonly [busy: number, took: number]> => {
    const [before, began] = [await busy(), performance.now()];
    for (let at = 0; at < keys; at += 1) {
      const due = began + at * every;
      await pause(Math.max(0, due - performance.now()));
      await act(at);
    }
    return [(await busy()) - before, performance.now() - began];
  };
  const [resting, rested] = await during(() => Promise.resolve());
  await page.evaluate(watchKeys);
  const profiled = process.env['BENCH_PROFILE'] !== undefined;
  if (profiled) await startProfile(cdp);
  const [typing, typed] = await during((at) => page.keyboard.press('the quick brown fox '[at % 20] ?? 'x'));
  if (profiled) await printProfile(cdp);
  await pause(1_000);
  const found = await page.evaluate(() => (window as Watching).keyCost);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await cdp.detach();
  const idle = resting / rested;
  return { handled: found?.handled ?? [], painted: found?.painted ?? [], work: (typing - idle * typed) / keys, idle };
};

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;

const shown = (value: number): string => value.toFixed(1).padStart(7);

export const rowOf = (who: string, { handled, painted, work, idle }: KeyCost): string =>
  [
    who.padEnd(28),
    `handled ${shown(at(handled, 0.5))} ${shown(at(handled, 0.95))}`,
    `painted ${shown(at(painted, 0.5))} ${shown(at(painted, 0.95))}`,
    `work a key ${shown(work)}`,
    `busy without keys ${shown(idle * 100)} %`,
  ].join('   ');
