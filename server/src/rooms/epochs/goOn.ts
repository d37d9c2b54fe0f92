/** The first words of a document that goes on from an older one: what is visible there, without what is cut. Pure. */
import type { UserId } from '@board/shared/kernel/ids.js';
import type { Before } from '../../gate/asking.js';
import type { Opening, Part, Stand } from '../record.js';
import type { Replayed } from '../replayed.js';
import { encodeDeletes, type Run } from '../scan/scan.js';
import { writeAfresh, type Span } from './afresh.js';
import { tidy } from './note.js';
import { cutPlaced, isIn } from './placed.js';
import { cutRange } from './range.js';
import { rootsOf, type Node, type Root } from './tree.js';

/** `old` must have been replayed with its deleted words, so that every place in it can be found. */
export const goOn = (old: Replayed, { epoch, cut }: Before, head: string, client: number): Opening => {
  const stands: Stand[] = [...old.placed].map(([id, runs]) => ({ id, runs }));
  const roots = rootsOf(old.doc);
  const cutRoot = (root: Root): Root => {
    if (root.name !== cut.root) return root;
    if (cut.kind === 'range') return cutRange(old.doc, root, cut);
    return cutPlaced(old.doc, root, { id: cut.placement, runs: old.placed.get(cut.placement) ?? [] });
  };
  const left = roots.map((root) => ({ ...root, within: tidy(cutRoot(root).within) }));
  const { update, spans: written } = writeAfresh(left, client);
  const spans = cutAt(edgesOf(old, stands), written);
  return {
    kind: 'opening',
    epoch,
    head,
    update,
    parts: partsOf(old, spans, client),
    stands: stands.map(({ id, runs }) => ({
      id,
      runs: runs.length === 0 ? [] : runsOf(inRuns(spans, runs), client),
    })),
    stripped: stands.filter(({ runs }) => visible(left, runs) < visible(roots, runs)).map(({ id }) => id),
  };
};

/** Where, under each id, one person's words may end and another's begin, or placed words: ascending. */
const edgesOf = ({ leases }: Replayed, stands: readonly Stand[]): ReadonlyMap<number, readonly number[]> => {
  const found = new Map<number, Set<number>>();
  const runs = [...leases.all().credits.map(({ run }) => run), ...stands.flatMap((stand) => stand.runs)];
  for (const { id, from, to } of runs) found.set(id, (found.get(id) ?? new Set()).add(from).add(to));
  return new Map([...found].map(([id, edges]) => [id, [...edges].sort((a, b) => a - b)]));
};

/** Two people's words may lie in one struct: the house has written both. */
const cutAt = (edges: ReadonlyMap<number, readonly number[]>, spans: readonly Span[]): Span[] => {
  const cut: Span[] = [];
  for (const { clock, length, from } of spans) {
    const all = edges.get(from.client) ?? [];
    let done = 0;
    for (let at = firstAfter(all, from.clock); at < all.length; at += 1) {
      const end = (all[at] ?? Infinity) - from.clock;
      if (end >= length) break;
      cut.push({ clock: clock + done, length: end - done, from: { ...from, clock: from.clock + done } });
      done = end;
    }
    cut.push({ clock: clock + done, length: length - done, from: { ...from, clock: from.clock + done } });
  }
  return cut;
};

const firstAfter = (ascending: readonly number[], value: number): number => {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) > value) high = middle;
    else low = middle + 1;
  }
  return low;
};

const inRuns = (spans: readonly Span[], runs: readonly Run[]): Span[] => spans.filter(({ from }) => isIn(runs, from));

/** Words keep their authors, though the house writes them. */
const partsOf = ({ leases }: Replayed, spans: readonly Span[], client: number): Part[] => {
  const authors = new Map<UserId, Span[]>();
  for (const span of spans) {
    const author = leases.author(span.from.client, span.from.clock);
    if (author === null) continue;
    const own = authors.get(author);
    if (own === undefined) authors.set(author, [span]);
    else own.push(span);
  }
  return [...authors].map(([user, own]) => {
    return { user, session: null, clients: runsOf(own, client), deletes: encodeDeletes([]) };
  });
};

const runsOf = (spans: readonly Span[], client: number): Run[] => {
  const runs: Run[] = [];
  for (const { clock, length } of spans) {
    const last = runs.at(-1);
    if (last?.to === clock) runs[runs.length - 1] = { ...last, to: clock + length };
    else runs.push({ id: client, from: clock, to: clock + length });
  }
  return runs;
};

/** How many characters of the runs are there to be read. */
const visible = (roots: readonly Root[], runs: readonly Run[]): number =>
  runs.length === 0 ? 0 : roots.reduce((sum, { within }) => sum + visibleIn(within, runs), 0);

const visibleIn = (nodes: readonly Node[], runs: readonly Run[]): number =>
  nodes.reduce((sum, node) => {
    if (node.kind === 'element') return sum + visibleIn(node.within, runs);
    return sum + node.pieces.reduce((all, { words, from }) => all + overlap(runs, from, words.length), 0);
  }, 0);

const overlap = (runs: readonly Run[], at: { client: number; clock: number } | null, length: number): number =>
  runs.reduce((sum, { id, from, to }) => {
    if (at === null || id !== at.client) return sum;
    return sum + Math.max(0, Math.min(to, at.clock + length) - Math.max(from, at.clock));
  }, 0);
