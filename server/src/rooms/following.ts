/** Takes in what other nodes have appended to a document that is open here. Reads records; appends nothing and knows no socket. */
import type { UserId } from '@board/shared/kernel/ids.js';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { LogRecord } from '../ports/log.js';
import { decodeRecord, type DocRecord, type Part } from './record.js';
import { carryOn } from './replay.js';
import type { Replayed } from './replayed.js';
import { addLoss, noLoss, type Loss } from './scan/loss.js';
import type { Run } from './scan/scan.js';
import { parentOf, type Sites } from './scan/sites.js';
import type { Outcome } from './turn.js';

/** What is in memory and not yet on disk. */
export interface Mine {
  readonly outcome: Outcome;
  /** Ids that were leased since the last write. */
  readonly leased: ReadonlySet<number>;
}

/** What a tail brought: in the order of the journal. */
export interface Tail {
  readonly updates: readonly Uint8Array[];
  readonly wiped: ReadonlyMap<UserId, Loss>;
}

const overlap = (one: Run, other: Run): boolean => one.id === other.id && one.from < other.to && other.from < one.to;

const runsOf = ({ deeds, placings }: Outcome): Run[] => [
  ...[...deeds.values()].flat().flatMap(({ clients }) => clients),
  ...placings.map(({ run }) => run),
];

/**
 * True when what is in memory cannot stand after this record. What was scanned on an older ground refers to structs
 * that are still there, or to their places, so most can: but one id is leased once, one clock is written once, one
 * placement is placed once, and nothing is written to a document that has ended.
 */
const clashes = (body: DocRecord, { outcome, leased }: Mine, mine: readonly Run[]): boolean => {
  if (body.kind === 'lease') return leased.has(body.client);
  if (body.kind !== 'update') return true;
  if (body.placed.some((id) => outcome.placings.some(({ placement }) => placement.id === id))) return true;
  return body.parts.some(({ clients }) => clients.some((run) => mine.some((own) => overlap(run, own))));
};

/** Null when the document in memory is not to be gone on with: the journal has what is true. */
export const takeTail = (
  replayed: Replayed,
  records: readonly LogRecord[],
  mine: Mine,
  lossIn: (part: Part) => Loss,
): Tail | null => {
  const runs = runsOf(mine.outcome);
  const wiped = new Map<UserId, Loss>();
  const updates: Uint8Array[] = [];
  for (const record of records) {
    if (record.seq <= replayed.head) continue;
    const body = decodeRecord(record.body);
    if (clashes(body, mine, runs)) return null;
    if (body.kind === 'update') {
      for (const part of body.parts) {
        const loss = part.session === null ? noLoss : lossIn(part);
        if (loss !== noLoss) wiped.set(part.user, addLoss(wiped.get(part.user) ?? noLoss, loss));
      }
      updates.push(body.update);
    }
    carryOn(replayed, [record]);
  }
  return { updates, wiped };
};

/** What a part takes away of words that are there now and that others wrote. */
export const lossOf = (replayed: Replayed, sites: Sites, isHome: (root: string) => boolean, part: Part): Loss => {
  let loss = noLoss;
  const decoder = decoding.createDecoder(part.deletes);
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients -= 1) {
    const client = decoding.readVarUint(decoder);
    for (let ranges = decoding.readVarUint(decoder); ranges > 0; ranges -= 1) {
      const from = decoding.readVarUint(decoder);
      const to = Math.min(from + decoding.readVarUint(decoder), Y.getState(replayed.doc.store, client));
      for (const item of itemsIn(replayed.doc, client, from, to)) {
        const chars = Math.min(to, item.id.clock + item.length) - Math.max(from, item.id.clock);
        if (replayed.leases.author(client, Math.max(from, item.id.clock)) === part.user) continue;
        const { root } = sites.ofType(parentOf(item));
        loss = addLoss(loss, { ...noLoss, root, ...(isHome(root) ? { atHome: chars } : { chars }) });
      }
    }
  }
  return loss;
};

/** Words that are there in these clocks. */
const itemsIn = (doc: Y.Doc, client: number, from: number, to: number): Y.Item[] => {
  const structs = doc.store.clients.get(client) ?? [];
  const found: Y.Item[] = [];
  if (from >= to) return found;
  for (let n = Y.findIndexSS(structs, from); n < structs.length; n += 1) {
    const item = structs[n];
    if (item === undefined || item.id.clock >= to) break;
    if (item instanceof Y.Item && !item.deleted && item.content instanceof Y.ContentString) found.push(item);
  }
  return found;
};
