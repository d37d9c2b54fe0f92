/** What every store must do, whichever database is under it: asked of two nodes on one database. */
import { randomUUID } from 'node:crypto';
import type { Append, Link, Log } from '@board/server/ports/log.js';
import { GENESIS, link, verifyChain } from '@board/server/store/hash.js';
import { caseId, sessionId, userId } from '@board/shared/kernel/ids.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealing } from './storeSealed.js';
import { sessions } from './storeSessions.js';
import { draft, freshStream, recordsIn, textOf, type Nodes } from './store.js';

/** Appends until it is in, deciding again at each conflict; answers how often it lost. */
const insist = async (log: Log, stream: string, words: string): Promise<number> => {
  for (let lost = 0; ; lost += 1) {
    const { seq } = await log.head(stream);
    if ((await log.append({ stream, after: seq, drafts: [draft(words)] })).ok) return lost;
  }
};

/** To whom the documents of these tests belong. */
const ofCase = caseId.parse(randomUUID());

const appendTexts = async (log: Log, stream: string, texts: readonly string[]) => {
  for (const [after, text] of texts.entries())
    recordsIn(await log.append({ stream, after, drafts: [draft(text)], caseId: ofCase }));
};

const numbers = (count: number): string[] => Array.from({ length: count }, (_, at) => String(at + 1));

const arbitration = (nodes: () => Nodes) => {
  test('[L1] a second writer at the same head conflicts and nothing of it is kept', async () => {
    const [{ one, two }, stream] = [nodes(), freshStream()];
    recordsIn(await one.log.append({ stream, after: 0, drafts: [draft('first')] }));
    const late = { stream, after: 0, drafts: [draft('late'), draft('later'), draft('latest')] };
    expect(await two.log.append(late)).toEqual({ ok: false, reason: 'conflict' });
    expect(await one.log.append(late)).toEqual({ ok: false, reason: 'conflict' });
    expect((await two.log.read(stream, 0)).map(textOf)).toEqual(['first']);
  });

  test('[L1] a writer that is late on one stream is not late on the others of the same call', async () => {
    const { one, two } = nodes();
    const streams = [freshStream(), freshStream(), freshStream()] as const;
    recordsIn(await two.log.append({ stream: streams[1], after: 0, drafts: [draft('taken')] }));
    const appends = streams.map((stream): Append => ({ stream, after: 0, drafts: [draft('mine'), draft('too')] }));
    const results = await one.log.appendMany(appends);
    expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
    const texts = await Promise.all(streams.map(async (stream) => (await two.log.read(stream, 0)).map(textOf)));
    expect(texts).toEqual([['mine', 'too'], ['taken'], ['mine', 'too']]);
  });

  test('[L1] of fifty writers at one head one is in, though all say the same words', async () => {
    const [{ one, two }, stream] = [nodes(), freshStream()];
    const same = { stream, after: 0, drafts: [draft('claimed')] };
    const results = await Promise.all(numbers(50).map((_, at) => (at % 2 ? one : two).log.append(same)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await one.log.read(stream, 0)).toHaveLength(1);
  });

  test('[L1][L2] fifty writers who insist all get in, each once and without a gap', async () => {
    const [{ one, two }, stream] = [nodes(), freshStream()];
    const lost = await Promise.all(numbers(50).map((words, at) => insist((at % 2 ? one : two).log, stream, words)));
    const records = await two.log.read(stream, 0);
    expect(records.map(({ seq }) => String(seq))).toEqual(numbers(50));
    expect(new Set(records.map(textOf))).toEqual(new Set(numbers(50)));
    expect(verifyChain(await two.log.links(stream, 0))).toEqual({ ok: true });
    expect(Math.max(...lost)).toBeGreaterThan(0);
  });

  test('[L1] no writer can leave a gap, whether it has seen the stream or not', async () => {
    const [{ one, two }, stream] = [nodes(), freshStream()];
    expect((await one.log.append({ stream, after: 1, drafts: [draft('early')] })).ok).toBe(false);
    recordsIn(await one.log.append({ stream, after: 0, drafts: [draft('a'), draft('b'), draft('c')] }));
    // After 1 and 2 there is a record, though it lies inside what was appended together.
    for (const after of [1, 2, 4])
      for (const { log } of [one, two])
        expect((await log.append({ stream, after, drafts: [draft('x')] })).ok).toBe(false);
    recordsIn(await two.log.append({ stream, after: 3, drafts: [draft('d')] }));
    expect((await one.log.read(stream, 0)).map(textOf)).toEqual(['a', 'b', 'c', 'd']);
  });
};

const chain = (nodes: () => Nodes) => {
  test('[L2] what is read is what was appended, linked from the first record on', async () => {
    const [{ one, two }, stream] = [nodes(), freshStream()];
    const by = userId.parse(randomUUID());
    const session = sessionId.parse(randomUUID());
    const drafts = [{ ...draft('a', 1_795_000_000_123), by, session }, draft('b', 0), draft('', 5)];
    const first = recordsIn(await one.log.append({ stream, after: 0, drafts }));
    const second = recordsIn(await one.log.append({ stream, after: 3, drafts: [draft('c')] }));
    const read = await two.log.read(stream, 0);
    expect(read).toEqual([...first, ...second]);
    expect(read.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(read[0]).toMatchObject({ prev: GENESIS, at: 1_795_000_000_123, by, session });
    const links = await two.log.links(stream, 0);
    expect(verifyChain(links)).toEqual({ ok: true });
    expect(verifyChain(links.slice(2))).toEqual({ ok: true });
    expect(verifyChain(await one.log.links(stream, 2, 1))).toEqual({ ok: true });
    expect(await two.log.head(stream)).toEqual({ seq: 4, hash: read[3]?.hash });
  });

  test('[L2] verifyChain names the first record that is altered, missing or out of place', async () => {
    const [{ one }, stream] = [nodes(), freshStream()];
    await appendTexts(one.log, stream, numbers(9));
    const read = await one.log.links(stream, 0);
    const forged = GENESIS.replaceAll('0', 'f');
    const alterations: Partial<Link>[] = [
      { digest: forged },
      { at: 1_001 },
      { by: userId.parse(randomUUID()) },
      { session: sessionId.parse(randomUUID()) },
      { stream: freshStream() },
      { seq: 77 },
      { prev: GENESIS },
      { hash: GENESIS },
    ];
    for (const altered of alterations) {
      const wrong = read.map((own, at) => (at === 4 || at === 7 ? { ...own, ...altered } : own));
      expect(verifyChain(wrong), JSON.stringify(Object.keys(altered))).toEqual({ ok: false, seq: altered.seq ?? 5 });
    }
    // Forged with a hash that fits its new words, a record gives itself away by the one after it.
    const forge = (own: Link): Link => ({
      ...own,
      digest: forged,
      hash: link(own.prev, own, own.stream, own.seq, forged),
    });
    const rehashed = read.map((own, at) => (at === 4 ? forge(own) : own));
    expect(verifyChain(rehashed)).toEqual({ ok: false, seq: 6 });
    expect(verifyChain(read.toSpliced(4, 1))).toEqual({ ok: false, seq: 6 });
    expect(verifyChain(read.slice(0, 3).toReversed())).toEqual({ ok: false, seq: 2 });
  });
};

const ranges = (nodes: () => Nodes) => {
  test('records are read from any place, to any length, however they were appended', async () => {
    const [{ one, two }, stream] = [nodes(), freshStream()];
    let after = 0;
    for (const count of [1, 3, 1, 4, 2]) {
      const drafts = numbers(count).map((_, at) => draft(String(after + at + 1)));
      recordsIn(await one.log.append({ stream, after, drafts }));
      after += count;
    }
    for (let from = 0; from <= 12; from += 1)
      for (const limit of [0, 1, 2, 3, 5, 20, undefined]) {
        const expected = numbers(11).slice(from, limit === undefined ? undefined : from + limit);
        const told = `after ${from}, at most ${limit ?? 'all'}`;
        for (const { log } of [one, two])
          expect((await log.read(stream, from, limit)).map(textOf), told).toEqual(expected);
      }
  });

  test('a stream of many records is read whole and in order', async () => {
    const [{ one, two }, stream] = [nodes(), freshStream()];
    for (let after = 0; after < 450; after += 3)
      recordsIn(await one.log.append({ stream, after, drafts: [draft('x'), draft('y'), draft('z')] }));
    expect(await two.log.read(stream, 0)).toHaveLength(450);
    expect(verifyChain(await two.log.links(stream, 0))).toEqual({ ok: true });
  });

  test('streams whose names begin alike do not lie among one another', async () => {
    const [{ one }, base] = [nodes(), freshStream('doc')];
    const streams = [base, `${base}-1`, `${base}/1`, `${base}.0`];
    for (const stream of streams) await appendTexts(one.log, stream, [`${stream} 1`, `${stream} 2`]);
    for (const stream of streams)
      expect((await one.log.read(stream, 0)).map(textOf)).toEqual([`${stream} 1`, `${stream} 2`]);
    expect(await one.log.names(base)).toEqual(streams.toSorted());
    expect(await one.log.names(`${base}/`)).toEqual([`${base}/1`]);
    expect(await one.log.names(freshStream())).toEqual([]);
    expect(await one.log.head(freshStream())).toEqual({ seq: 0, hash: GENESIS });
    await expect(one.log.read(`${base}:1`, 0)).rejects.toThrow(RangeError);
  });
};

const MEBIBYTE = 1024 * 1024;

const bodies = (nodes: () => Nodes) => {
  test('a body of 14 MiB comes back byte for byte', async () => {
    const [{ one, two }, stream] = [nodes(), freshStream()];
    const body = new Uint8Array(14 * MEBIBYTE).map((_, at) => (at * 31) % 251);
    for (const after of [0, 1, 2]) recordsIn(await one.log.append({ stream, after, drafts: [{ ...draft(''), body }] }));
    const read = await two.log.read(stream, 0);
    expect(read.map((record) => Buffer.compare(record.body, body))).toEqual([0, 0, 0]);
  });

  test('many large bodies go in one call', async () => {
    const { one } = nodes();
    const body = new Uint8Array(10 * MEBIBYTE).fill(7);
    const appends = numbers(6).map((): Append => ({
      stream: freshStream(),
      after: 0,
      drafts: [{ ...draft(''), body }],
    }));
    expect((await one.log.appendMany(appends)).map(({ ok }) => ok)).toEqual(appends.map(() => true));
  });

  test('[L6] a body over the limit is refused before anything is written', async () => {
    const { one } = nodes();
    const streams = [freshStream(), freshStream()] as const;
    const large = { ...draft(''), body: new Uint8Array(15 * MEBIBYTE + 1) };
    const half = { ...draft(''), body: new Uint8Array(8 * MEBIBYTE) };
    for (const drafts of [[large], [draft('small'), large], [half, half]]) {
      const appends = [
        { stream: streams[0], after: 0, drafts: [draft('x')] },
        { stream: streams[1], after: 0, drafts },
      ];
      await expect(one.log.appendMany(appends)).rejects.toThrow(RangeError);
    }
    expect(await Promise.all(streams.map((stream) => one.log.read(stream, 0)))).toEqual([[], []]);
    const most = { ...draft(''), body: new Uint8Array(15 * MEBIBYTE) };
    expect((await one.log.append({ stream: streams[1], after: 0, drafts: [most] })).ok).toBe(true);
  });
};

/** The contract of a store, asked of two nodes that `open` brings up on one database. */
export const storeContract = (name: string, open: () => Promise<Nodes>): void => {
  describe(`the store on ${name}`, () => {
    let nodes: Nodes | undefined;
    const opened = () => nodes ?? expect.fail('no store');
    beforeAll(async () => {
      nodes = await open();
    });
    afterAll(() => nodes?.close());
    for (const part of [arbitration, chain, ranges, bodies, sealing, sessions]) part(opened);
  });
};
