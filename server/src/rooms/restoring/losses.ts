/** What one person deleted of other people's words within a time, read off a journal record by record. Changes nothing. */
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { Restoration } from '../../gate/asking.js';
import type { LogRecord } from '../../ports/log.js';
import { standsIn, type DocRecord } from '../record.js';
import type { Replayed } from '../replayed.js';
import type { Range } from '../scan/update.js';

interface Loss extends Range {
  readonly at: number;
}

/** Ranges out of Yjs's own delete-set encoding. */
const decodeDeletes = (bytes: Uint8Array): Range[] => {
  const decoder = decoding.createDecoder(bytes);
  const ranges: Range[] = [];
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients -= 1) {
    const client = decoding.readVarUint(decoder);
    for (let count = decoding.readVarUint(decoder); count > 0; count -= 1) {
      const clock = decoding.readVarUint(decoder);
      ranges.push({ client, clock, length: decoding.readVarUint(decoder) });
    }
  }
  return ranges;
};

export class Losses {
  private found: Loss[] = [];

  constructor(
    private readonly restoration: Restoration,
    /** All of this document: what one of them has put back is not missing any more. */
    private readonly all: readonly Restoration[],
  ) {}

  /** Must see each record before it is applied: only what was still there can be deleted. */
  see(replayed: Replayed, { at }: LogRecord, body: DocRecord): void {
    if (body.kind !== 'update') return;
    const { user, since, until } = this.restoration;
    for (const { id } of standsIn(body)) this.settle(id);
    if (at < since || at > until) return;
    for (const part of body.parts) {
      if (part.user !== user || part.session === null) continue;
      for (const range of decodeDeletes(part.deletes)) this.collect(replayed, range, at);
    }
  }

  /** In the order of their ids, joined where they touch. */
  ranges(): readonly Range[] {
    const sorted = this.found.toSorted((a, b) => a.client - b.client || a.clock - b.clock);
    const joined: Range[] = [];
    for (const { client, clock, length } of sorted) {
      const last = joined.at(-1);
      if (last !== undefined && last.client === client && last.clock + last.length === clock)
        joined[joined.length - 1] = { ...last, length: last.length + length };
      else joined.push({ client, clock, length });
    }
    return joined;
  }

  private settle(id: string): void {
    const done = this.all.find((one) => one.id === id);
    if (done === undefined || done.user !== this.restoration.user) return;
    this.found = this.found.filter(({ at }) => at < done.since || at > done.until);
  }

  private collect(replayed: Replayed, { client, clock, length }: Range, at: number): void {
    const structs = replayed.doc.store.clients.get(client) ?? [];
    const end = Math.min(clock + length, Y.getState(replayed.doc.store, client));
    if (clock >= end) return;
    for (let n = Y.findIndexSS(structs, clock); n < structs.length; n += 1) {
      const item = structs[n];
      if (item === undefined || item.id.clock >= end) return;
      if (!(item instanceof Y.Item) || item.deleted) continue;
      this.note(replayed, item, Math.max(clock, item.id.clock), Math.min(end, item.id.clock + item.length), at);
    }
  }

  /** A node goes with all that is in it. */
  private note(replayed: Replayed, item: Y.Item, from: number, to: number, at: number): void {
    const { client } = item.id;
    const { user } = this.restoration;
    for (let clock = from; clock < to; clock += 1) {
      if (replayed.leases.author(client, clock) !== user) this.found.push({ client, clock, length: 1, at });
    }
    if (!(item.content instanceof Y.ContentType)) return;
    const type = item.content.type;
    for (let inner = type._start; inner !== null; inner = inner.right) {
      if (!inner.deleted) this.note(replayed, inner, inner.id.clock, inner.id.clock + inner.length, at);
    }
  }
}
