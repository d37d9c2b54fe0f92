/** The first words of a document that goes on from an older one: what is visible there, without what is cut. Pure. */
import type { UserId } from '@board/shared/kernel/ids.js';
import type { Before } from '../../gate/asking.js';
import type { Opening, Part, Stand } from '../record.js';
import type { Replayed } from '../replay.js';
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
  const spans = written.flatMap(single);
  return {
    kind: 'opening',
    epoch,
    head,
    update,
    parts: partsOf(old, spans, client),
    stands: stands.map(({ id, runs }) => ({
      id,
      runs: runsOf(
        spans.filter(({ from }) => isIn(runs, from)),
        client,
      ),
    })),
    stripped: stands.filter(({ runs }) => visible(left, runs) < visible(roots, runs)).map(({ id }) => id),
  };
};

/** Two people's words may lie in one struct: the house has written both. */
const single = ({ clock, length, from }: Span): Span[] =>
  Array.from({ length }, (_, n) => {
    return { clock: clock + n, length: 1, from: { client: from.client, clock: from.clock + n } };
  });

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
