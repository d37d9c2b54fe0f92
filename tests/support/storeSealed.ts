/** What every store must do with bodies that are sealed, whichever database is under it. */
import { randomUUID } from 'node:crypto';
import { Unreadable } from '@board/server/ports/log.js';
import { verifyChain } from '@board/server/store/hash.js';
import { caseId } from '@board/shared/kernel/ids.js';
import { expect, test } from 'vitest';
import { draft, freshStream, recordsIn, textOf, type Nodes } from './store.js';

export const sealing = (nodes: () => Nodes) => {
  const of = () => caseId.parse(randomUUID());

  test('[L9] the first append to a document names its case, and later ones need not', async () => {
    const [{ one, two }, stream, id] = [nodes(), freshStream('doc'), of()];
    await expect(one.log.append({ stream, after: 0, drafts: [draft('whose?')] })).rejects.toThrow(RangeError);
    recordsIn(await one.log.append({ stream, after: 0, drafts: [draft('mine')], caseId: id }));
    recordsIn(await two.log.append({ stream, after: 1, drafts: [draft('then')] }));
    expect((await one.log.read(stream, 0)).map(textOf)).toEqual(['mine', 'then']);
  });

  test('[L9] two nodes that open one case at once seal it with one key', async () => {
    const [{ one, two }, id] = [nodes(), of()];
    const streams = [`case/${id}`, ...Array.from({ length: 7 }, () => freshStream('doc'))];
    const appends = streams.flatMap((stream, at) =>
      [one, two].map(({ log }) => log.append({ stream, after: 0, drafts: [draft(String(at))], caseId: id })),
    );
    expect((await Promise.all(appends)).filter(({ ok }) => ok)).toHaveLength(8);
    for (const [at, stream] of streams.entries())
      for (const { log } of [one, two]) expect((await log.read(stream, 0)).map(textOf)).toEqual([String(at)]);
  });

  test('[L2] links are the records without their bodies, from any place, to any length', async () => {
    const [{ one, two }, stream] = [nodes(), freshStream()];
    recordsIn(await one.log.append({ stream, after: 0, drafts: [draft('a'), draft('b'), draft('c')] }));
    recordsIn(await one.log.append({ stream, after: 3, drafts: [draft('d')] }));
    const links = await two.log.links(stream, 0);
    const read = await two.log.read(stream, 0);
    expect(links).toEqual(
      read.map((record) => ({ ...record, body: 'kept', digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string })),
    );
    for (const after of [0, 1, 2, 3, 4])
      for (const limit of [0, 1, 2, undefined])
        expect(await two.log.links(stream, after, limit)).toEqual(
          links.slice(after, limit === undefined ? undefined : after + limit),
        );
  });

  test('[L14] destroyed bodies leave their digests: the chain verifies, nothing is read and nothing appended', async () => {
    const [{ one, two }, stream, id] = [nodes(), freshStream('doc'), of()];
    for (let after = 0; after < 120; after += 2)
      recordsIn(await one.log.append({ stream, after, drafts: [draft('x'), draft('y')], caseId: id }));
    const before = await one.log.links(stream, 0);
    await one.log.destroy(stream);
    const after = await two.log.links(stream, 0);
    expect(after).toEqual(before.map((link) => ({ ...link, body: 'destroyed' })));
    expect(verifyChain(after)).toEqual({ ok: true });
    for (const { log } of [one, two]) await expect(log.read(stream, 7, 1)).rejects.toThrow(Unreadable);
    const late = { stream, after: 120, drafts: [draft('late')], caseId: id };
    expect(await one.log.append(late)).toEqual({ ok: false, reason: 'gone' });
    await one.log.destroy(stream);
    await one.log.destroy(freshStream('doc'));
  });

  test('[L11] a shredded case is gone, and takes others of the same append with it neither way', async () => {
    const [{ one }, gone, other] = [nodes(), of(), of()];
    const streams = [`case/${gone}`, `case/${other}`] as const;
    for (const stream of streams) recordsIn(await one.log.append({ stream, after: 0, drafts: [draft('first')] }));
    await one.keys.shred(gone);
    const appends = streams.map((stream) => ({ stream, after: 1, drafts: [draft('second')] }));
    expect((await one.log.appendMany(appends)).map((result) => result.ok || result.reason)).toEqual(['gone', true]);
    await expect(one.log.read(streams[0], 0)).rejects.toThrow(Unreadable);
    expect((await one.log.read(streams[1], 0)).map(textOf)).toEqual(['first', 'second']);
  });
};
