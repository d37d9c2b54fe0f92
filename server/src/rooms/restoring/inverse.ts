/** Makes the update that puts deleted words back where they stood, on a copy of the document. Tells nobody. */
import type { DocKey } from '@board/shared/kernel/ids.js';
import * as Y from 'yjs';
import type { Restoration } from '../../gate/asking.js';
import type { Chance } from '../../ports/chance.js';
import type { Log } from '../../ports/log.js';
import { replay } from '../replay.js';
import type { Replayed } from '../replayed.js';
import type { Range } from '../scan/update.js';
import { Losses } from './losses.js';

/** Words that come back under an id of their own, so that it does not matter what is written meanwhile. */
export interface Inverse {
  readonly restoration: Restoration;
  readonly client: number;
  /** Null when nothing is missing. */
  readonly update: Uint8Array | null;
}

export const invert = async (
  log: Pick<Log, 'read'>,
  key: DocKey,
  restoration: Restoration,
  all: readonly Restoration[],
  chance: Chance,
): Promise<Inverse> => {
  const losses = new Losses(restoration, all);
  const replayed = await replay(log, key, { keep: true, before: (...seen) => losses.see(...seen) });
  const { doc, leases } = replayed;
  const client = leases.fresh(chance, (id) => Y.getState(doc.store, id) > 0);
  const missing = losses.ranges().filter((range) => !isElsewhere(replayed, restoration, range));
  doc.clientID = client;
  return {
    restoration,
    client,
    update: redone(
      doc,
      missing.flatMap((range) => withAncestors(doc, range)),
    ),
  };
};

const itemsIn = (doc: Y.Doc, { client, clock, length }: Range): Y.Item[] =>
  (doc.store.clients.get(client) ?? []).flatMap((struct) => {
    const { clock: at } = struct.id;
    return struct instanceof Y.Item && at < clock + length && clock < at + struct.length ? [struct] : [];
  });

/** Shorter words are found anywhere. */
const telling = 8;

/** Taken away here and put there by the same person, as by splitting a paragraph or by undoing: nothing is missing. */
const isElsewhere = ({ doc, leases }: Replayed, { user }: Restoration, range: Range): boolean => {
  const words = wordsIn(doc, range);
  if (words.trim() === '') return false;
  for (const [client, structs] of doc.store.clients) {
    if (leases.author(client, 0) !== user) continue;
    const found = linesOf(structs).some((line) =>
      words.length < telling ? line.startsWith(words) : line.includes(words),
    );
    if (found) return true;
  }
  return false;
};

const wordsIn = (doc: Y.Doc, range: Range): string =>
  itemsIn(doc, range)
    .map(({ content, id }) => {
      if (!(content instanceof Y.ContentString)) return '';
      return content.str.slice(Math.max(0, range.clock - id.clock), range.clock + range.length - id.clock);
    })
    .join('');

/** What was written in one go and still stands. */
const linesOf = (structs: readonly (Y.Item | Y.GC)[]): string[] => {
  const lines: string[] = [''];
  for (const struct of structs) {
    const stands = struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentString;
    if (stands) lines[lines.length - 1] += (struct.content as Y.ContentString).str;
    else lines.push('');
  }
  return lines;
};

/** Words come back with the paragraph they stood in, and a list with how it was numbered. */
const withAncestors = (doc: Y.Doc, range: Range): Range[] => {
  const ranges = [range];
  for (const item of itemsIn(doc, range)) {
    if (item.content instanceof Y.ContentType) ranges.push(...attributesOf(item.content.type));
    for (let parent = (item.parent as Y.XmlFragment)._item; parent?.deleted;) {
      ranges.push({ client: parent.id.client, clock: parent.id.clock, length: 1 });
      ranges.push(...attributesOf((parent.content as Y.ContentType).type));
      parent = (parent.parent as Y.XmlFragment)._item;
    }
  }
  return ranges;
};

const attributesOf = (type: Y.AbstractType<unknown>): Range[] =>
  [...type._map.values()].map(({ id, length }) => ({ client: id.client, clock: id.clock, length }));

/** Yjs's own undo, of a deed that was nothing but these deletions. */
const redone = (doc: Y.Doc, ranges: readonly Range[]): Uint8Array | null => {
  if (ranges.length === 0) return null;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => void updates.push(update));
  const manager = new Y.UndoManager(doc);
  const [deletions, insertions] = [deleteSet(ranges), Y.createDeleteSet()];
  manager.undoStack.push({ deletions, insertions, meta: new Map() });
  manager.undo();
  manager.destroy();
  return updates.length === 0 ? null : Y.mergeUpdates(updates);
};

const deleteSet = (ranges: readonly Range[]): ReturnType<typeof Y.createDeleteSet> => {
  const set = Y.createDeleteSet();
  const clients = new Map<number, Set<number>>();
  for (const { client, clock, length } of ranges) {
    const clocks = clients.get(client) ?? new Set();
    for (let n = 0; n < length; n += 1) clocks.add(clock + n);
    clients.set(client, clocks);
  }
  for (const [client, clocks] of clients) {
    const sorted = [...clocks].toSorted((a, b) => a - b);
    const joined: { clock: number; len: number }[] = [];
    for (const clock of sorted) {
      const last = joined.at(-1);
      if (last !== undefined && last.clock + last.len === clock) last.len += 1;
      else joined.push({ clock, len: 1 });
    }
    set.clients.set(client, joined);
  }
  return set;
};
