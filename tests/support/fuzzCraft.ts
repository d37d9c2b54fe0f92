/** Hostile updates from chance: typed honestly and then spoilt, written by a grammar that knows what is there, or by the list. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { crafted, type Ground } from './roomsCrafted.js';
import { any, byHand, element, format, string, struct, typed, type Claim, type HandBlock } from './roomsScan.js';
import { act, type Pick } from './roomsTyping.js';

type Write = HandBlock['structs'][number];

/** What an intruder knows: a replica, its leased ids, the ids of the others. */
export interface Lore {
  readonly doc: Y.Doc;
  readonly own: readonly number[];
  readonly others: readonly number[];
  readonly lease: number;
}

const from = <T>(pick: Pick, list: readonly T[], or: T): T => list[pick(list.length || 1)] ?? or;

const reachOf = (lore: Lore, client: number): number => Y.getState(lore.doc.store, client);

const anyone = (lore: Lore, pick: Pick): number =>
  pick(12) === 0 ? 1 + pick(2 ** 31) : from(pick, pick(2) === 0 ? lore.own : lore.others, lore.lease);

/** A place in the document, or just beyond it. */
const somewhere = (lore: Lore, pick: Pick): readonly [number, number] => {
  const client = anyone(lore, pick);
  return [client, pick(reachOf(lore, client) + 3)];
};

const roots = ['discussion', 'discussion', 'discussion', 'risk', 'victim', 'minutes', '__proto__', 'info:x', ''];

/** `last` is where the sender's own new structs have come. */
const claim = (lore: Lore, pick: Pick, last: readonly [number, number]): Claim => {
  const near: readonly [number, number] = pick(2) === 0 ? last : somewhere(lore, pick);
  const kind = pick(10);
  if (kind <= 2) return { left: near };
  if (kind === 3) return { left: near, right: [near[0], near[1] + 1] };
  if (kind === 4) return { left: somewhere(lore, pick), right: somewhere(lore, pick) };
  if (kind === 5) return { right: somewhere(lore, pick) };
  if (kind === 6) return { parent: near, sub: from(pick, ['start', 'type', 'author', '__proto__'], 'start') };
  return kind === 7 ? { root: from(pick, roots, 'discussion') } : { parent: near };
};

const words = ['he ', '🙂', 'x', 'naïve', 'a\u202eb', '\u0000', '\ud83d', 'long '.repeat(40), ''];
const names = ['paragraph', 'paragraph', 'bulletList', 'orderedList', 'listItem', 'hardBreak', 'script', 'constructor'];

const write = (pick: Pick, at: Claim): Write => {
  const kind = pick(16);
  if (kind <= 4) return string(at, from(pick, words, 'x'));
  if (kind <= 7) return element(at, from(pick, names, 'paragraph'));
  if (kind <= 9) return typed(at, pick(4) === 0 ? pick(8) : 6);
  if (kind === 10)
    return format(
      at,
      from(pick, ['bold', 'italic', 'link', 'bold--aB3+/xY='], 'bold'),
      from(pick, ['true', 'null', '{}', '{"a":1}'], 'null'),
    );
  if (kind === 11) return any(at, from<encoding.AnyEncodable>(pick, [1, 'x', null, true, { a: 1 }, [1]], 1));
  if (kind === 12) return struct(1, at, (encoder) => encoding.writeVarUint(encoder, 1 + pick(40)));
  if (kind === 13) return (encoder) => [0, pick(20)].forEach((byte) => encoding.writeUint8(encoder, byte));
  if (kind === 14) return (encoder) => [10, pick(5)].forEach((byte) => encoding.writeUint8(encoder, byte));
  return struct(from(pick, [2, 3, 5, 9, 11, 21], 2), at, (encoder) => encoding.writeVarString(encoder, 'a'));
};

const block = (lore: Lore, pick: Pick): HandBlock => {
  const client = pick(5) === 0 ? anyone(lore, pick) : lore.lease;
  const clock = Math.max(0, reachOf(lore, client) + from(pick, [0, 0, 0, 0, 0, 0, 1, -1, -2, 7], 0));
  const structs: Write[] = [];
  for (let n = 1 + pick(6); n > 0; n--)
    structs.push(write(pick, claim(lore, pick, [client, clock + pick(structs.length + 1)])));
  return { client, clock, structs };
};

const range = (lore: Lore, pick: Pick): readonly [number, number, number] => {
  const [client, clock] = somewhere(lore, pick);
  return [client, clock, from(pick, [1, 1, 1, 2, 5, 30, 0, 1_000_000], 1)];
};

const grammar = (lore: Lore, pick: Pick): Uint8Array =>
  byHand(
    Array.from({ length: from(pick, [0, 1, 1, 1, 1, 2, 3], 1) }, () => block(lore, pick)),
    Array.from({ length: from(pick, [0, 0, 0, 1, 1, 2, 5], 0) }, () => range(lore, pick)),
  );

/** A word that stands somewhere: whose, from where, and how long. */
const someWords = (lore: Lore, pick: Pick): Y.Item | null => {
  const structs = lore.doc.store.clients.get(from(pick, [...lore.doc.store.clients.keys()], 0)) ?? [];
  const found = structs[pick(structs.length || 1)];
  return found instanceof Y.Item && !found.deleted && found.content instanceof Y.ContentString ? found : null;
};

/** What Yjs could have sent, but no editor would: far neighbours, many at one place, deletes across everything. */
const plausible = (lore: Lore, pick: Pick): Uint8Array => {
  const at = reachOf(lore, lore.lease);
  const structs: Write[] = [];
  let length = 0;
  for (let n = pick(4); n >= 0; n--) {
    const [left, right] = [someWords(lore, pick), someWords(lore, pick)];
    if (left === null) continue;
    const cut = left.id.clock + pick(left.length);
    const near = left.right === null ? undefined : ([left.right.id.client, left.right.id.clock] as const);
    const far =
      right !== null && right.parent === left.parent ? ([right.id.client, right.id.clock] as const) : undefined;
    const inside = cut + 1 < left.id.clock + left.length ? ([left.id.client, cut + 1] as const) : near;
    const chosen = from(pick, [inside, inside, far, undefined], undefined);
    const claim: Claim = { left: [left.id.client, cut], ...(chosen === undefined ? {} : { right: chosen }) };
    const word = from(pick, ['x', 'he ', '🙂', 'key '], 'x');
    structs.push(string(claim, word));
    length += word.length;
    if (pick(3) === 0) structs.push(string({ left: [lore.lease, at + length - 1] }, 'y'));
    if (structs.length > 0 && pick(6) === 0) break;
    length += structs.length;
  }
  const ranges = Array.from({ length: pick(3) }, () => range(lore, pick));
  return byHand(structs.length === 0 ? [] : [{ client: lore.lease, clock: at, structs }], ranges);
};

const likely = [0, 1, 2, 3, 4, 5, 6, 7, 132, 135, 196, 199];

const spoil = (update: Uint8Array, pick: Pick): Uint8Array => {
  const bytes = Uint8Array.from(update);
  for (let n = 1 + pick(3); n > 0; n--) {
    const at = pick(bytes.length);
    const old = bytes[at] ?? 0;
    bytes[at] = from(pick, [pick(256), old + 1, old - 1, from(pick, likely, 0)], 0);
  }
  return bytes;
};

/** What an honest editor would send after one deed in some root, whether it may write there or not. */
const honest = (lore: Lore, pick: Pick): Uint8Array => {
  const replica = new Y.Doc();
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(lore.doc));
  replica.clientID = pick(20) === 0 ? anyone(lore, pick) : lore.lease;
  const updates: Uint8Array[] = [];
  replica.on('update', (update: Uint8Array) => updates.push(update));
  const root = from(pick, ['discussion', 'discussion', 'discussion', 'victim'], 'discussion');
  for (let n = 1 + pick(3); n > 0; n--) act(replica, root, pick);
  return updates.length === 0 ? Uint8Array.of(0, 0) : Y.mergeUpdates(updates);
};

const known = crafted['Y01'] ?? (['nothing', () => Uint8Array.of(0, 0)] as const);

const listed = (lore: Lore, pick: Pick): Uint8Array => {
  const theirs = from(pick, lore.others, 1);
  const ground: Ground = {
    own: lore.lease,
    at: reachOf(lore, lore.lease),
    theirs,
    reach: reachOf(lore, theirs),
    nobody: 4242,
  };
  const [, make] = from(pick, Object.values(crafted), known);
  return make(ground);
};

/** Several hostile frames of one mind; spoilt ones come in litters, because an honest one is dear to make. */
export const litter = (lore: Lore, pick: Pick): readonly Uint8Array[] => {
  const kind = pick(20);
  if (kind <= 1) return [listed(lore, pick)];
  if (kind <= 6) return Array.from({ length: 6 }, () => grammar(lore, pick));
  if (kind <= 10) return Array.from({ length: 6 }, () => plausible(lore, pick));
  if (kind === 11) return [spoil(Y.encodeStateAsUpdate(lore.doc), pick), Y.encodeStateAsUpdate(lore.doc)];
  const good = honest(lore, pick);
  const spoilt = Array.from({ length: 12 }, () => spoil(good, pick));
  return pick(3) === 0 ? [...spoilt, good] : spoilt;
};
