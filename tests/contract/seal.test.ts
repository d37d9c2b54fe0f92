/** What a thief of the database has, and what somebody with its password can do to it: no word, and nothing unnoticed. */
import { Unreadable } from '@board/server/ports/log.js';
import { link, sha256, verifyChain } from '@board/server/store/hash.js';
import { recordKey } from '@board/server/store/keys.js';
import type { RecordDoc } from '@board/server/store/models.js';
import { newKey, seal, SEAL_BYTES, unwrap, wrap } from '@board/server/store/seal.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshStream, recordsIn } from '../support/store.js';
import { factsOf, freshCase, freshDoc, said, sealedStore, words, type Sealed } from '../support/sealed.js';
import { canary } from '../support/traffic.js';

let sealed: Sealed;

beforeAll(async () => {
  sealed = await sealedStore();
});
afterAll(() => sealed.close());

/** A stream of one case with some records in it, each appended by itself. */
const written = async (stream: string, texts: readonly string[], of = freshCase()): Promise<string> => {
  for (const [after, text] of texts.entries())
    recordsIn(await sealed.store.log.append(said(stream, after, [text], of)));
  return stream;
};

const sheaf = async (stream: string, seq: number): Promise<RecordDoc> => {
  const found = await sealed.back.records.findOne({ stream, seq }, { promoteBuffers: true });
  return found ?? expect.fail('no such record');
};

const put = async (one: RecordDoc, change: Partial<RecordDoc>): Promise<void> => {
  await sealed.back.records.updateOne({ _id: one._id }, { $set: change });
};

const five = ['one', 'two', 'three', 'four', 'five'];

const isUnreadable = async (stream: string, seq: number, told = ''): Promise<void> => {
  const error: unknown = await sealed.store.log.read(stream, 0).catch((thrown: unknown) => thrown);
  expect(error, told).toBeInstanceOf(Unreadable);
  expect(error, told).toMatchObject({ stream, seq, message: `record ${seq} of ${stream} cannot be opened` });
};

const verdict = async (stream: string) => verifyChain(await sealed.store.log.links(stream, 0));

test('[L9] K01 a dump of the collections and of the files holds no canary, plain or in any dress', async () => {
  const { log } = sealed.store;
  const id = freshCase();
  const planted: string[] = [];
  const plant = () => {
    planted.push(canary());
    return planted.at(-1) ?? '';
  };
  await written(factsOf(id), [plant(), plant()]);
  for (const stream of [freshDoc(), freshDoc()]) await written(stream, [plant(), plant()], id);
  for (const kind of ['meeting', 'access']) await written(freshStream(kind), [plant()]);
  const long = plant().repeat(5_000);
  recordsIn(await log.append(said('directory', 0, [plant(), long, plant()])));
  expect(words(await log.read('directory', 0))[1]).toBe(long);

  const dump = await sealed.back.dump();
  expect(dump.canaries()).toEqual(new Set());
  expect(dump.found(planted)).toEqual([]);
  // The search does find what lies there open: the names of streams do.
  expect(dump.found([factsOf(id)])).toEqual([factsOf(id)]);
});

test('[L9] one text is stored as other bytes each time, and a sealed body is longer by as much as it must be', async () => {
  const stream = await written(freshDoc(), ['the same', 'the same']);
  const [first, second] = [await sheaf(stream, 1), await sheaf(stream, 2)];
  expect(first.body.length).toBe('the same'.length + SEAL_BYTES);
  expect(Buffer.compare(first.body.subarray(1, 13), second.body.subarray(1, 13))).not.toBe(0);
  expect(Buffer.compare(first.body.subarray(13), second.body.subarray(13))).not.toBe(0);
});

test.each([
  ['version', 0],
  ['nonce', 1],
  ['ciphertext', 13],
  ['tag', -1],
])(
  '[L10] K02 K03 a record whose %s was altered is unreadable, and is the first the verifier names',
  async (_, place) => {
    const stream = await written(freshDoc(), five);
    const beside = await written(freshDoc(), five);
    const one = await sheaf(stream, 3);
    const body = Buffer.from(one.body);
    const at = place < 0 ? body.length + place : place;
    body.writeUInt8((body[at] ?? 0) ^ 1, at);
    await put(one, { body });
    await isUnreadable(stream, 3);
    expect(await verdict(stream)).toEqual({ ok: false, seq: 3 });
    // All or nothing: but what does not touch it is read, here and elsewhere.
    expect(words(await sealed.store.log.read(stream, 3))).toEqual(['four', 'five']);
    expect(words(await sealed.store.log.read(beside, 0))).toEqual(five);
  },
);

/** As somebody would who knows how records are chained, and has the database but no key. */
const forge = async (stream: string, seq: number, body: Uint8Array): Promise<void> => {
  let { prev } = await sheaf(stream, seq);
  for (let at = seq; at <= 5; at += 1) {
    const one = await sheaf(stream, at);
    const stored = at === seq ? body : one.body;
    const hash = link(prev, { at: one.at, by: 'system', session: null }, stream, at, sha256(stored));
    await put(one, { body: stored, prev, hash });
    prev = hash;
  }
};

test.each(['one stream', 'two documents of a case', 'two cases', 'two meetings'])(
  '[L10] K02 bodies swapped between records of %s open in neither place, though the chain was forged to fit',
  async (where) => {
    const id = freshCase();
    const streams: Record<string, [string, string]> = {
      'one stream': [factsOf(id), factsOf(id)],
      'two documents of a case': [freshDoc(), freshDoc()],
      'two cases': [factsOf(freshCase()), factsOf(freshCase())],
      'two meetings': [freshStream('meeting'), freshStream('meeting')],
    };
    const [left, right] = streams[where] ?? expect.fail('nowhere');
    for (const stream of new Set([left, right])) await written(stream, five, id);
    // The same number in another stream, where there is one: nothing but the stream differs.
    const [from, to] = left === right ? [2, 4] : [1, 1];
    const [one, other] = [await sheaf(left, from), await sheaf(right, to)];
    await forge(left, from, other.body);
    await forge(right, to, one.body);
    expect([await verdict(left), await verdict(right)]).toEqual([{ ok: true }, { ok: true }]);
    await isUnreadable(left, from);
    // What stands after it was sealed for another history.
    await expect(sealed.store.log.read(left, from)).rejects.toThrow(Unreadable);
    if (left !== right) await isUnreadable(right, to);
  },
);

test('[L10] K02 a record copied into the same place of a stream sealed under the same key does not open', async () => {
  const [left, right] = [freshStream('meeting'), freshStream('meeting')];
  for (const stream of [left, right]) await written(stream, [stream]);
  const [from, to] = [await sheaf(left, 1), await sheaf(right, 1)];
  expect(from.prev).toBe(to.prev);
  await put(to, { body: from.body });
  await isUnreadable(right, 1);
});

test('[L10] K02 a record that was given another number does not open, though its chain was forged to fit', async () => {
  const stream = await written(freshDoc(), ['one', 'two']);
  const one = await sheaf(stream, 2);
  const hash = link(one.prev, { at: one.at, by: 'system', session: null }, stream, 3, sha256(one.body));
  await sealed.back.records.deleteOne({ _id: one._id });
  await sealed.back.records.insertOne({ ...one, _id: recordKey(stream, 3), seq: 3, hash });
  await isUnreadable(stream, 3);
});

test('[L10] K02 the keys of two streams, swapped in the database, open nothing', async () => {
  const [left, right] = [await written(freshDoc(), five), await written(freshDoc(), five)];
  await sealed.reopen();
  const keyOf = async (stream: string) =>
    (await sealed.back.keys.findOne({ _id: stream })) ?? expect.fail('a stream without a key');
  const [one, other] = [await keyOf(left), await keyOf(right)];
  await sealed.back.keys.updateOne({ _id: left }, { $set: { wrapped: other.wrapped, caseId: other.caseId } });
  await sealed.back.keys.updateOne({ _id: right }, { $set: { wrapped: one.wrapped } });
  await isUnreadable(left, 1);
  await isUnreadable(right, 1);
});

test('[L10] a wrapped key opens under its own key, for its own purpose and its own id', () => {
  const [under, key] = [newKey(), newKey()];
  const wrapped = wrap(under, key, 'case', 'a');
  expect(unwrap(under, wrapped, 'case', 'a')?.equals(key)).toBe(true);
  for (const [other, purpose, id] of [
    [newKey(), 'case', 'a'],
    [under, 'stream', 'a'],
    [under, 'case', 'b'],
  ] as const)
    expect(unwrap(other, wrapped, purpose, id)).toBeNull();
});

test('[L9] of ten thousand sealings no two begin with one nonce', () => {
  const [key, body] = [newKey(), Buffer.from('the same')];
  const nonces = Array.from({ length: 10_000 }, () => seal(key, body, '').subarray(1, 13).toString('hex'));
  expect(new Set(nonces).size).toBe(10_000);
});

test('[L10] K03 K04 K05 the verifier names the first record that was altered, dropped or reordered', async () => {
  const [altered, dropped, reordered] = [
    await written(freshDoc(), five),
    await written(freshDoc(), five),
    await written(freshDoc(), five),
  ];
  await put(await sheaf(altered, 4), { by: 'somebody else' });
  expect(await verdict(altered)).toEqual({ ok: false, seq: 4 });
  await sealed.back.records.deleteOne({ _id: (await sheaf(dropped, 3))._id });
  expect(await verdict(dropped)).toEqual({ ok: false, seq: 4 });
  const [second, third] = [await sheaf(reordered, 2), await sheaf(reordered, 3)];
  const swapped = ({ at, by, session, body, hash, prev }: RecordDoc) => ({ at, by, session, body, hash, prev });
  await put(second, swapped(third));
  await put(third, swapped(second));
  expect(await verdict(reordered)).toEqual({ ok: false, seq: 2 });
});
