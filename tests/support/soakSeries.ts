/** The series of a soak and what it says: how much each event leaves behind, once the page has warmed up. */

export interface Sample {
  readonly at: number;
  /** What the page was told, or did, until then. */
  readonly events: number;
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  /** What Yjs holds of the same document: its history grows by right, with what is typed. */
  readonly structs: number;
}

const kinds = ['heap', 'nodes', 'listeners', 'structs'] as const;

/** Least squares: how much one more event adds. */
export const slope = (points: readonly (readonly [number, number])[]): number => {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const above = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  const below = points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  return below === 0 ? 0 : above / below;
};

/** Caches fill in the first fifth. */
const warm = (series: readonly Sample[]): readonly Sample[] => series.slice(Math.floor(series.length / 5));

const line = ({ at, events, heap, nodes, listeners, structs }: Sample): string =>
  [
    `${(at / 60_000).toFixed(1).padStart(6)} min`,
    `${String(events).padStart(7)} events`,
    `${(heap / 1e6).toFixed(2).padStart(7)} MB`,
    `${String(nodes).padStart(6)} nodes`,
    `${String(listeners).padStart(6)} listeners`,
    `${String(structs).padStart(6)} structs`,
  ].join('  ');

/** Eight hours of twenty people, of whom at any moment a few type or move: what a page is told in such a day. */
const inADay = 150_000;

export const growthInADay = (series: readonly Sample[], of: (typeof kinds)[number]): number =>
  slope(warm(series).map((sample) => [sample.events, sample[of]])) * inADay;

export const print = (series: readonly Sample[], closing = false): void => {
  const last = series.at(-1);
  if (last !== undefined && !closing) console.log(line(last));
  if (!closing) return;
  for (const of of kinds) {
    const growth = growthInADay(series, of);
    const said = of === 'heap' ? `${(growth / 1e6).toFixed(2)} MB` : growth.toFixed(0);
    console.log(`${of}: ${said} in a day of ${inADay} events, by the slope after the first fifth`);
  }
};
