/** What a trace of the browser says of its work: processor time of a page's main thread by kind, and of its raster threads. */
import type { Page } from '@playwright/test';
import { fileFor } from './keyProfile.js';

export const kinds = ['script', 'rubbish', 'style', 'layout', 'paint', 'other', 'raster'] as const;
type Kind = (typeof kinds)[number];
export type Work = Readonly<Record<Kind, number>>;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Microseconds that the thread itself was running: what a busy machine does not stretch. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const kindOf: Readonly<Record<string, Kind>> = {
  FunctionCall: 'script',
  EvaluateScript: 'script',
  EventDispatch: 'script',
  TimerFire: 'script',
  FireAnimationFrame: 'script',
  RunMicrotasks: 'script',
  HandlePostMessage: 'script',
  MinorGC: 'rubbish',
  MajorGC: 'rubbish',
  UpdateLayoutTree: 'style',
  Layout: 'layout',
  HitTest: 'layout',
  IntersectionObserverController: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  Layerize: 'paint',
  Commit: 'paint',
};

const none = (): Record<Kind, number> => ({
  script: 0,
  rubbish: 0,
  style: 0,
  layout: 0,
  paint: 0,
  other: 0,
  raster: 0,
});

/** Each event's own time without what ran within it; what has no kind belongs to what it ran within. */
const byKind = (events: readonly TraceEvent[]): Record<Kind, number> => {
  const sum = none();
  const open: { readonly end: number; readonly kind: Kind }[] = [];
  for (const { name, ts, dur = 0, tdur = 0 } of events.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    while ((open.at(-1)?.end ?? Infinity) <= ts) open.pop();
    const around = open.at(-1)?.kind ?? null;
    const kind = kindOf[name] ?? around ?? 'other';
    if (around !== null) sum[around] -= tdur / 1_000;
    sum[kind] += tdur / 1_000;
    open.push({ end: ts + dur, kind });
  }
  return sum;
};

const threadsNamed = (events: readonly TraceEvent[], name: string): ReadonlySet<string> =>
  new Set(
    events
      .filter((event) => event.name === 'thread_name' && event.args?.name?.startsWith(name) === true)
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );

const total = (events: readonly TraceEvent[]): number => events.reduce((sum, { tdur = 0 }) => sum + tdur, 0);

/** Of several pages in one browser, the one that was at work. */
export const workOf = (events: readonly TraceEvent[]): Work => {
  const complete = events.filter(({ ph }) => ph === 'X');
  const on = (threads: ReadonlySet<string>) => complete.filter(({ pid, tid }) => threads.has(`${pid}/${tid}`));
  const mains = [...threadsNamed(events, 'CrRendererMain')].map((thread) => on(new Set([thread])));
  const main = mains.toSorted((a, b) => total(b) - total(a))[0] ?? [];
  const [one] = main;
  const workers = on(threadsNamed(events, 'CompositorTileWorker')).filter(({ pid }) => pid === one?.pid);
  return { ...byKind(main), raster: total(workers.filter(({ name }) => name === 'RasterTask')) / 1_000 };
};

const categories = ['toplevel', 'devtools.timeline'];

export const traced = async (page: Page, name: string, act: () => Promise<unknown>): Promise<Work> => {
  const browser = page.context().browser();
  if (browser === null) throw new Error('a page without a browser');
  const path = await fileFor(page, `.${name}.json`);
  await browser.startTracing(page, { categories, screenshots: false, ...(path !== undefined && { path }) });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return workOf(traceEvents);
};

export const per = (count: number, work: Work, without: Work): Work => {
  const each = none();
  for (const kind of kinds) each[kind] = (work[kind] - without[kind]) / count;
  return each;
};
