/** A day of meetings in some minutes: one real page among people who type, move, claim, come and go; is its memory level? */
import { setTimeout as pause } from 'node:timers/promises';
import { arrive, expect, test, type Person } from '../support/meeting.js';
import type { CDPSession } from '@playwright/test';
import { lostLine } from '../support/browserWatch.js';
import { crowdIn, fill, openCrowdedBoard, type Crowd } from '../support/crowd.js';
import { detachedIn, growthBetween, takeCensus, type Census } from '../support/heapGrowth.js';
import { print, type Sample } from '../support/soakSeries.js';

const minutes = Number(process.env['SOAK_MINUTES'] ?? 20);
const people = 6;
const beat = 250;
const sampleEvery = 30_000;
const everyBeats = { claim: 8, come: 40, walk: 160, cable: 240 } as const;

test.setTimeout((minutes + 10) * 60_000);

const metric = async (cdp: CDPSession, names: readonly string[]): Promise<readonly number[]> => {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return names.map((name) => metrics.find((one) => one.name === name)?.value ?? Number.NaN);
};

interface Watching {
  readonly sample: (at: number, events: number, structs: number) => Promise<Sample>;
  readonly census: () => Promise<Census>;
}

const watching = async (page: Person['page']): Promise<Watching> => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await cdp.send('HeapProfiler.enable');
  const collect = async () => {
    for (let times = 0; times < 3; times += 1) await cdp.send('HeapProfiler.collectGarbage');
  };
  const sample = async (at: number, events: number, structs: number): Promise<Sample> => {
    await collect();
    const [heap = 0, nodes = 0, listeners = 0] = await metric(cdp, ['JSHeapUsedSize', 'Nodes', 'JSEventListeners']);
    return { at, events, heap, nodes, listeners, structs };
  };
  return { sample, census: () => collect().then(() => takeCensus(cdp)) };
};

/** What the page itself is asked to do: to the lobby and back, a dialog, a line lost. */
const walk = async (who: Person): Promise<void> => {
  await who.page.goBack();
  await expect(who.heading('Agenda')).toBeVisible({ timeout: 60_000 });
  await who.openCase('M.F.');
};

const drop = async (who: Person): Promise<void> => {
  await who.unplug();
  await pause(1_500);
  await who.plugIn();
  await expect(who.caseHeader().locator('[data-save]')).toHaveText(/^Saved/, { timeout: 60_000 });
};

const move = (crowd: Crowd, at: number): void => {
  for (const [index, hand] of crowd.hands.entries()) {
    hand.type();
    hand.moveCaret(((at + index * 17) % 100) / 100);
    if (at % 40 === 0) hand.forget();
  }
};

const structsIn = ({ hands }: Crowd): number =>
  [...(hands[0]?.sheet.doc.store.clients.values() ?? [])].reduce((sum, structs) => sum + structs.length, 0);

test('a page in a long meeting keeps its size', async ({ browser }) => {
  const board = await openCrowdedBoard();
  const link = { url: board.url, linkOf: () => board.link('sam') };
  const sam = await arrive(browser, link, 'Sam Rivershaw', { cable: true });
  sam.watch.forgive(lostLine);
  await sam.signIn();
  await sam.join('M.F.');
  const crowd = await crowdIn(board, people);
  const [first] = crowd.hands;
  if (first !== undefined) await fill(first, 4_000);
  const actions = await Promise.all(
    ['Call the school', 'Fit the locks', 'Ask the surgery'].map((words) => crowd.raise(words)),
  );
  const { sample, census } = await watching(sam.page);
  const series: Sample[] = [];
  const began = Date.now();
  let others = 0;
  let warm: Census | null = null;
  let due = began;
  const sinceBegun = () => Date.now() - began;
  for (let at = 1; sinceBegun() < minutes * 60_000; at += 1) {
    move(crowd, at);
    if (at % everyBeats.claim === 0) {
      await crowd.claim(at % people, actions[at % actions.length] ?? actions[0]!);
      others += 2;
    }
    if (at % everyBeats.come === 0) await crowd.replace((others += 1) % people);
    if (at % everyBeats.walk === 0) await walk(sam);
    if (at % everyBeats.cable === 0) await drop(sam);
    if (Date.now() >= due) {
      due = Date.now() + sampleEvery;
      const typed = crowd.hands.reduce((sum, { events }) => sum + events, 0);
      series.push(await sample(sinceBegun(), typed + others, structsIn(crowd)));
      print(series);
      if (warm === null && sinceBegun() > (minutes * 60_000) / 5) warm = await census();
    }
    await pause(beat);
  }
  print(series, true);
  const last = await census();
  console.log(`${detachedIn(last)} detached nodes; since the first fifth:`);
  for (const line of growthBetween(warm ?? last, last)) console.log(line);
  await sam.leave();
  await crowd.leave();
  await board.close();
});
