/** What a page's memory consists of, by kind, at two moments: where growth comes from, and which nodes nobody shows any more. */
import type { CDPSession } from '@playwright/test';

interface Kept {
  readonly count: number;
  readonly bytes: number;
}

/** By name of the constructor, or by kind where there is none; detached nodes apart. */
export type Census = ReadonlyMap<string, Kept>;

interface Snapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly unknown[] };
  };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

/** Only these are told apart by name: the names of strings are what people wrote. */
const named: ReadonlySet<string> = new Set(['object', 'native', 'closure']);
const detached = 2;

export const censusOf = ({ snapshot, nodes, strings }: Snapshot): Census => {
  const fields = snapshot.meta.node_fields;
  const [type, name, size, away] = ['type', 'name', 'self_size', 'detachedness'].map((one) => fields.indexOf(one));
  const types = snapshot.meta.node_types[type ?? 0] as readonly string[];
  const census = new Map<string, Kept>();
  for (let at = 0; at < nodes.length; at += fields.length) {
    const of = (field = 0) => nodes[at + field] ?? 0;
    const kind = types[of(type)] ?? '?';
    const said = named.has(kind) ? (strings[of(name)] ?? '').slice(0, 60) : `(${kind})`;
    const key = of(away) === detached ? `detached ${said}` : said;
    const { count, bytes } = census.get(key) ?? { count: 0, bytes: 0 };
    census.set(key, { count: count + 1, bytes: bytes + of(size) });
  }
  return census;
};

export const takeCensus = async (cdp: CDPSession): Promise<Census> => {
  const pieces: string[] = [];
  const hear = ({ chunk }: { chunk: string }) => void pieces.push(chunk);
  cdp.on('HeapProfiler.addHeapSnapshotChunk', hear);
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  cdp.off('HeapProfiler.addHeapSnapshotChunk', hear);
  return censusOf(JSON.parse(pieces.join('')) as Snapshot);
};

const nothing: Kept = { count: 0, bytes: 0 };

/** The kinds that grew the most, in lines. */
export const growthBetween = (before: Census, after: Census, most = 20): readonly string[] =>
  [...after]
    .map(([kind, now]) => ({ kind, now, was: before.get(kind) ?? nothing }))
    .map(({ kind, now, was }) => ({ kind, now, count: now.count - was.count, bytes: now.bytes - was.bytes }))
    .filter(({ count, bytes }) => count > 0 || bytes > 0)
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, most)
    .map(
      ({ kind, now, count, bytes }) =>
        `${(bytes / 1_000).toFixed(1).padStart(9)} kB more   ${String(count).padStart(6)} more of ${String(now.count).padStart(6)}   ${kind}`,
    );

export const detachedIn = (census: Census): number =>
  [...census].reduce((sum, [kind, { count }]) => (kind.startsWith('detached ') ? sum + count : sum), 0);
