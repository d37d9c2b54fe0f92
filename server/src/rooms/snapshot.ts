/** A loaded document as bytes and back: what its records came to. Knows no store. */
import { placementId, sessionId, userId, type SessionId, type UserId } from '@board/shared/kernel/ids.js';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Leases } from './leases.js';
import { readList, readRun, writeList, writeRun } from './record.js';
import { Replayed } from './replayed.js';

const version = 3;

/** Ids are said once: a long meeting has thousands of leases and few people. */
class Names<T extends string> {
  private readonly numbers = new Map<T, number>();

  /** 0 is nobody. */
  number(name: T | null): number {
    if (name === null) return 0;
    const known = this.numbers.get(name) ?? this.numbers.size + 1;
    this.numbers.set(name, known);
    return known;
  }

  write(encoder: encoding.Encoder): void {
    writeList(encoder, [...this.numbers.keys()], encoding.writeVarString);
  }
}

export const encodeSnapshot = ({ doc, leases, placed, head, ended }: Replayed): Uint8Array => {
  const [users, sessions, rest] = [new Names<UserId>(), new Names<SessionId>(), encoding.createEncoder()];
  const { holders, credits } = leases.all();
  writeList(rest, [...holders], (into, [client, { user, session }]) => {
    encoding.writeVarUint(into, client);
    encoding.writeVarUint(into, users.number(user === 'system' ? null : user));
    encoding.writeVarUint(into, sessions.number(session));
  });
  writeList(rest, credits, (into, { run, user }) => {
    writeRun(into, run);
    encoding.writeVarUint(into, users.number(user));
  });
  writeList(rest, [...placed], (into, [id, runs]) => {
    encoding.writeVarString(into, id);
    writeList(into, runs, writeRun);
  });
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, version);
  encoding.writeVarUint(encoder, head);
  encoding.writeUint8(encoder, ended ? 1 : 0);
  encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc));
  encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc));
  users.write(encoder);
  sessions.write(encoder);
  encoding.writeUint8Array(encoder, encoding.toUint8Array(rest));
  return encoding.toUint8Array(encoder);
};

/** The document itself: one update in Yjs's encoding. */
export const updateIn = (snapshot: Uint8Array): Uint8Array => readHead(decoding.createDecoder(snapshot)).kept.update;

const readHead = (decoder: decoding.Decoder) => {
  if (decoding.readVarUint(decoder) !== version) throw new Error('a snapshot of an unknown version');
  const [head, ended] = [decoding.readVarUint(decoder), decoding.readUint8(decoder) === 1];
  const [update, vector] = [decoding.readVarUint8Array(decoder), decoding.readVarUint8Array(decoder)];
  return { head, ended, kept: { update, vector } };
};

/** Throws on bytes of another format, and on what this house did not write; the document throws `Flawed` when it is no whole one. */
export const decodeSnapshot = (bytes: Uint8Array): Replayed => {
  const decoder = decoding.createDecoder(bytes);
  const { head, ended, kept } = readHead(decoder);
  const replayed = Object.assign(new Replayed(kept, false), { head, ended });
  const users = readList(decoder, (from) => userId.parse(decoding.readVarString(from)));
  const sessions = readList(decoder, (from) => sessionId.parse(decoding.readVarString(from)));
  const { leases, placed } = replayed;
  readLeases(decoder, leases, nth(users), nth(sessions));
  for (const [id, runs] of readList(decoder, readPlaced)) placed.set(id, runs);
  if (decoding.hasContent(decoder)) throw new Error('a snapshot that says more');
  return replayed;
};

const nth =
  <T>(names: readonly T[]) =>
  (number: number): T | null => {
    const name = number === 0 ? null : names[number - 1];
    if (name === undefined) throw new Error('a snapshot that names nobody');
    return name;
  };

const readLeases = (
  decoder: decoding.Decoder,
  leases: Leases,
  user: (number: number) => UserId | null,
  session: (number: number) => SessionId | null,
): void => {
  readList(decoder, (from) => {
    const client = decoding.readVarUint(from);
    const holder = user(decoding.readVarUint(from)) ?? 'system';
    leases.grant(client, { user: holder, session: session(decoding.readVarUint(from)) });
  });
  readList(decoder, (from) => {
    const run = readRun(from);
    const author = user(decoding.readVarUint(from));
    if (author !== null) leases.credit(run, author);
  });
};

const readPlaced = (from: decoding.Decoder) =>
  [placementId.parse(decoding.readVarString(from)), readList(from, readRun)] as const;
