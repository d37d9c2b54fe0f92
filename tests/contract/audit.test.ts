/** Records altered, dropped, reordered and swapped behind the store's back: each is named. A store left alone is whole. */
import { createHash } from 'node:crypto';
import { link } from '@board/server/store/hash.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeEntry } from '@board/shared/ledger/entries.js';
import { caseId, placementId } from '@board/shared/kernel/ids.js';
import { recordsIn } from '../support/store.js';
import { caseA, caseB, keyOf, openVault, type Lying, type Vault } from '../support/audit.js';

let vault: Vault;
const facts = caseA;
const doc = 'doc/b';
const access = 'access/a';

beforeEach(async () => {
  vault = await openVault();
  for (let count = 0; count < 5; count += 1) await vault.add(facts, 1);
  await vault.add(facts, 3);
  for (let count = 0; count < 4; count += 1) await vault.add(doc, 1);
  await vault.add(access, 2);
});
afterEach(() => vault.close());

const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
const words = (text: string) => Buffer.from(text, 'utf8');
const bytesOf = (lying: Lying) => (lying['body'] as { buffer: Uint8Array }).buffer;

/** As a forger would who knows how records are hashed. */
const rehashed = (lying: Lying, body: Buffer, prev = String(lying['prev'])) => {
  const { at, by, session } = lying as unknown as { at: number; by: 'system'; session: null };
  const hash = link(prev, { at, by, session }, String(lying['stream']), Number(lying['seq']), sha256(body));
  return { body, prev, hash };
};

const set = (key: string, fields: Record<string, unknown>) => vault.records.updateOne({ _id: key }, { $set: fields });
const drop = (stream: string, ...seqs: readonly number[]) =>
  Promise.all(seqs.map((seq) => vault.records.deleteOne({ _id: keyOf(stream, seq) })));

describe('without a checkpoint', () => {
  test('[L17] a store that nobody has touched is whole', async () => {
    expect(await vault.report()).toEqual({
      streams: 3,
      records: 14,
      destroyed: 0,
      amended: 0,
      unproven: 0,
      checkpoints: 0,
      others: 0,
      behind: null,
      faults: [],
    });
  });

  test.each<[string, Record<string, unknown>]>([
    ['body', { body: words('other words') }],
    ['time', { at: 5 }],
    ['author', { by: '00000000-0000-4000-8000-000000000000' }],
    ['session', { session: '00000000-0000-4000-8000-000000000000' }],
    ['hash', { hash: '1'.repeat(64) }],
    ['previous hash', { prev: '1'.repeat(64) }],
    ['stored digest, and its body gone', { digest: '1'.repeat(64), body: words('') }],
  ])('[L17] a record whose %s was altered is named', async (_what, fields) => {
    await set(keyOf(facts, 3), fields);
    expect(await vault.faults()).toEqual([`${facts} 3 was altered`]);
  });

  test('[L17] a record inside an append of several is named by its own number', async () => {
    const { more } = await vault.at(facts, 6);
    const [first, second] = more as { body: unknown }[];
    await set(keyOf(facts, 6), { more: [first, { ...second, body: words('other') }] });
    expect(await vault.faults()).toEqual([`${facts} 8 was altered`]);
  });

  test('[L17] a record that was forged with a hash of its own is named by the one after it', async () => {
    const lying = await vault.at(facts, 3);
    await set(keyOf(facts, 3), rehashed(lying, words('other words')));
    expect(await vault.faults()).toEqual([`${facts} 3 was replaced: the next does not follow it`]);
  });

  test('[L17] a dropped record is named, at the beginning and in the middle', async () => {
    await drop(facts, 3);
    await drop(doc, 1);
    expect(await vault.faults()).toEqual([`${facts} 3 is missing`, `${doc} 1 is missing`]);
  });

  test('[L17] records that changed places are named', async () => {
    const [two, three] = [await vault.at(doc, 2), await vault.at(doc, 3)];
    await drop(doc, 2, 3);
    await vault.records.insertMany([
      { ...two, _id: three._id },
      { ...three, _id: two._id },
    ]);
    expect(await vault.faults()).toEqual([`${doc} 2 is out of its place`]);
  });

  test('[L17] records that changed places and numbers are named', async () => {
    const [two, three] = [await vault.at(doc, 2), await vault.at(doc, 3)];
    await set(two._id, withoutPlace(three));
    await set(three._id, withoutPlace(two));
    expect(await vault.faults()).toEqual([`${doc} 2 was altered`]);
  });

  test('[L17] a record that stands a second time in the place of another is named', async () => {
    const two = await vault.at(doc, 2);
    await drop(doc, 3);
    await vault.records.insertOne({ ...two, _id: keyOf(doc, 3) });
    expect(await vault.faults()).toEqual([`${doc} 3 is out of its place`]);
  });

  test('[L17] bodies that changed places are named by the first', async () => {
    const [two, three] = [await vault.at(facts, 2), await vault.at(facts, 3)];
    await set(two._id, { body: three['body'] });
    await set(three._id, { body: two['body'] });
    expect(await vault.faults()).toEqual([`${facts} 2 was altered`]);
  });

  test('[L17] a record of another stream in the place of one is named', async () => {
    const foreign = await vault.at(doc, 2);
    await drop(facts, 2);
    await vault.records.insertOne({ ...foreign, _id: keyOf(facts, 2) });
    expect(await vault.faults()).toEqual([`${facts} 2 was put here from another stream`]);
  });

  test('[L17] a record that cannot even be read is named, and the others are still looked at', async () => {
    await set(keyOf(facts, 4), { at: null });
    await vault.records.updateOne({ _id: keyOf(doc, 2) }, { $unset: { body: 1 } });
    await vault.records.insertOne({ _id: 'no key at all' });
    expect(await vault.faults()).toEqual([
      `${facts} 4 was altered`,
      `${doc} 2 cannot be read`,
      'no key at all 1 cannot be read',
    ]);
  });

  test('[L17][L19] a document destroyed by law verifies; a fact whose body is gone does not', async () => {
    await vault.store.log.destroy(doc);
    expect(await vault.report()).toMatchObject({ destroyed: 4, faults: [] });
    const lying = await vault.at(facts, 2);
    await set(lying._id, { digest: sha256(bytesOf(lying)), body: words('') });
    await vault.add('doc/c', 1);
    await vault.add('doc/c', 1);
    const late = await vault.at('doc/c', 2);
    await set(late._id, { digest: sha256(bytesOf(late)), body: words('') });
    expect(await vault.faults()).toEqual([
      `${facts} 2 lost its body, which no rule allows`,
      'doc/c 2 lost its body, which no rule allows',
    ]);
  });
});

describe('what was amended', () => {
  const told = writeEntry({ command: null, facts: [{ type: 'legal hold lifted', reason: 'gone' }] });
  const add = async (text: string) => {
    const { seq } = await vault.store.log.head(caseB);
    const drafts = [{ at: 1, by: 'system' as const, session: null, body: words(text) }];
    recordsIn(await vault.store.log.append({ stream: caseB, after: seq, drafts }));
  };
  const removed = (seq: number, body: string) =>
    writeEntry({
      command: null,
      facts: [
        {
          type: 'placed words removed',
          placements: [placementId.parse('00000000-0000-4000-8000-000000000001')],
          amended: [{ seq, digest: sha256(words(body)) }],
        },
      ],
    });

  test('[L19] verifies when a fact says so, and is unproven once its case is shredded', async () => {
    await add(writeEntry({ command: null, facts: [{ type: 'legal hold placed', reason: 'words' }] }));
    await vault.store.log.amend(caseB, 1, words(told));
    await add(removed(1, told));
    expect(await vault.report()).toMatchObject({ amended: 1, unproven: 0, faults: [] });
    await vault.store.keys.shred(caseId.parse(caseB.slice('case/'.length)));
    expect(await vault.report()).toMatchObject({ amended: 1, unproven: 1, faults: [] });
  });

  test('[L19] is named when no fact says so, or another content', async () => {
    await add(told);
    await vault.store.log.amend(caseB, 1, words(told.replace('lifted', 'placed')));
    expect(await vault.faults()).toEqual([`${caseB} 1 was amended, and no fact says so`]);
    await add(removed(1, told));
    expect(await vault.faults()).toEqual([`${caseB} 1 was amended, and no fact says so`]);
  });

  test('[L19] is named when it is no fact at all, cannot be opened, or belongs to no case', async () => {
    await vault.store.log.amend(facts, 2, words('no fact'));
    await add(told);
    const lying = await vault.at(caseB, 1);
    await set(lying._id, { digest: sha256(bytesOf(lying)), body: words('bytes of nobody') });
    await vault.store.log.amend(access, 1, words('other'));
    expect(await vault.faults()).toEqual([
      `${access} 1 was amended, which no rule allows`,
      `${facts} 2 was amended to what is no fact`,
      `${caseB} 1 cannot be opened with its key`,
    ]);
  });
});

const withoutPlace = ({ at, by, session, body, hash, prev }: Lying) => ({ at, by, session, body, hash, prev });

describe('after a checkpoint', () => {
  beforeEach(() => vault.checkpoints.sign());

  test('[L18] what was appended before and after is whole', async () => {
    await vault.add(facts, 1);
    expect(await vault.report()).toMatchObject({ streams: 4, records: 16, checkpoints: 1, faults: [] });
  });

  test('[L18] the end of a stream that was cut off is named, with the checkpoint that saw it', async () => {
    await drop(doc, 3, 4);
    expect(await vault.faults()).toEqual([`${doc} 3 is missing: checkpoint 1 saw it`]);
  });

  test('[L18] a stream that is gone is named', async () => {
    await drop(access, 1, 2);
    expect(await vault.faults()).toEqual([`${access} 1 and all of the stream is missing: checkpoint 1 saw it`]);
  });

  test('[L18] a stream that was written anew, rightly hashed, is named from the last record that is certain', async () => {
    await vault.add(doc, 1);
    await vault.add(doc, 1);
    await vault.checkpoints.sign();
    let prev = String((await vault.at(doc, 4))['hash']);
    for (const seq of [5, 6]) {
      const change = rehashed(await vault.at(doc, seq), words('written anew'), prev);
      await set(keyOf(doc, seq), change);
      prev = change.hash;
    }
    expect(await vault.faults()).toEqual([`${doc} 5 or one up to 6 is not what checkpoint 2 saw`]);
  });
});
