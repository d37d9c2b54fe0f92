/** Checkpoints: when they are signed, what is in them, and which forgery of them is named. */
import { generateKeyPairSync } from 'node:crypto';
import { appendFile, chmod, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lineOf, linesIn, readLine, signedText, type Checkpoint } from '@board/server/audit/checkpointFiles.js';
import { openCheckpoints } from '@board/server/audit/checkpoints.js';
import { leafHash, rootOf } from '@board/server/audit/merkle.js';
import { openSigner } from '@board/server/audit/signing.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caseA, caseB, caseC, keyOf, openVault, type Vault } from '../support/audit.js';
import { until } from '../support/houseUntil.js';

let vault: Vault;
beforeEach(async () => {
  vault = await openVault();
});
afterEach(() => vault.close());

const minute = 60_000;
const checkpoints = async (): Promise<readonly Checkpoint[]> =>
  (await linesIn(vault.signed)).map((line) => readLine(line)?.checkpoint ?? expect.fail('a line that cannot be read'));
const count = async (number: number) => {
  let found = 0;
  await until(() => {
    void linesIn(vault.signed).then(({ length }) => (found = length));
    return found >= number;
  }, `checkpoint ${number}`);
  await vault.checkpoints.settled();
};

describe('when', () => {
  test('[L18] a minute after something was appended, and not again while nothing is', async () => {
    await vault.add(caseA, 2);
    expect(await checkpoints()).toEqual([]);
    vault.clock.advance(minute);
    await count(1);
    vault.clock.advance(10 * minute);
    await vault.checkpoints.settled();
    expect(await checkpoints()).toHaveLength(1);
    await vault.add(caseA, 1);
    vault.clock.advance(minute);
    await count(2);
    expect((await checkpoints()).map(({ number, full }) => [number, full])).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  test('[L18] at the hundredth record, without waiting', async () => {
    await vault.add(caseA, 60);
    await vault.add('doc/b', 39);
    await vault.checkpoints.settled();
    expect(await checkpoints()).toEqual([]);
    await vault.add('doc/b', 1);
    await count(1);
  });

  test('[L18] under load not more than once a second, and then what came meanwhile', async () => {
    await vault.add(caseA, 100);
    await count(1);
    await vault.add('doc/b', 300);
    vault.clock.advance(999);
    await vault.checkpoints.settled();
    expect(await checkpoints()).toHaveLength(1);
    vault.clock.advance(1);
    await count(2);
    expect((await checkpoints())[1]?.heads).toContainEqual(['doc/b', 300, expect.any(String)]);
  });

  test('[L18] when the board closes', async () => {
    await vault.add(caseA, 1);
    await vault.checkpoints.close();
    expect(await checkpoints()).toHaveLength(1);
  });

  test('[L18] a new day begins a new file with all heads, and a process that was killed is made up for', async () => {
    await vault.add(caseA, 1);
    await vault.checkpoints.sign();
    await vault.add(caseB, 1);
    vault.clock.advance(24 * 60 * minute);
    await count(2);
    expect(await readdir(vault.signed)).toEqual(['2026-11-22.jsonl', '2026-11-23.jsonl']);
    expect((await checkpoints())[1]?.heads.map(([stream]) => stream)).toEqual([await vault.notes(), caseA, caseB]);
    // Appended by a process that was killed before it could sign.
    const drafts = [{ at: 1, by: 'system' as const, session: null, body: Buffer.from('x') }];
    await vault.store.log.append({ stream: caseC, after: 0, drafts });
    const heir = await openCheckpoints({
      log: vault.store.log,
      clock: vault.clock,
      folder: vault.signed,
      signer: await openSigner(vault.keys),
      broken: (error) => expect.fail(String(error)),
    });
    await heir.close();
    expect((await checkpoints())[2]?.heads).toContainEqual([caseC, 1, (await vault.at(caseC, 1))['hash']]);
    expect(await vault.faults()).toEqual([]);
  });

  test('[L18] a folder that cannot be written to is told of, and made up for', async () => {
    await vault.add(caseA, 1);
    await rm(vault.signed, { recursive: true, force: true });
    await writeFile(vault.signed, 'in the way');
    await expect(vault.checkpoints.sign()).rejects.toThrow();
    await rm(vault.signed);
    await vault.add(caseA, 1);
    await vault.checkpoints.sign();
    expect((await checkpoints()).map(({ heads }) => heads)).toMatchObject([[[caseA, 2, {}]]]);
    expect(await vault.faults()).toEqual([]);
  });
});

describe('what', () => {
  test('[L18] the tree is that of RFC 6962, by its published examples', () => {
    const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const hashes = leaves.map((hex) => leafHash(Buffer.from(hex, 'hex').toString('latin1')));
    expect(rootOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect([1, 2, 3, 4, 5, 6, 7, 8].map((size) => rootOf(hashes.slice(0, size)))).toEqual([
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]);
  });

  test('[L18] the private key is its owner’s alone, and made once', async () => {
    const path = join(vault.keys, 'checkpoint.key');
    await chmod(path, 0o644);
    const [one, other] = [await openSigner(vault.keys), await openSigner(vault.keys)];
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(one.key).toBe(other.key);
  });
});

describe('forged', () => {
  beforeEach(async () => {
    for (let round = 0; round < 4; round += 1) {
      await vault.add(caseA, 2);
      await vault.checkpoints.sign();
    }
  });

  const forged = (line: string | undefined, change: Partial<Checkpoint>, sign?: (text: string) => string): string => {
    const read = readLine(line ?? '') ?? expect.fail('no line');
    const checkpoint = { ...read.checkpoint, ...change };
    return lineOf({ checkpoint, signature: sign ? sign(signedText(checkpoint)) : read.signature });
  };

  test('[L18] none: whole', async () => {
    expect(await vault.report()).toMatchObject({ checkpoints: 4, faults: [] });
  });

  test('[L18] a line that says something else is named', async () => {
    await vault.rewrite((lines) => lines.with(1, forged(lines[1], { at: 7 })));
    expect(await vault.faults()).toEqual(['checkpoint 2 has a signature that is not its own']);
  });

  test('[L18] a line signed by somebody else is named', async () => {
    const theirs = await openSigner(join(vault.folder, 'theirs'));
    await vault.rewrite((lines) => lines.with(3, forged(lines[3], { key: theirs.key }, theirs.sign)));
    expect(await vault.faults()).toEqual([`checkpoint 4 is signed with the key ${theirs.key}, which is not known`]);
    await vault.rewrite((lines) => lines.with(3, forged(lines[3], { key: keyIn(lines[0]) }, theirs.sign)));
    expect(await vault.faults()).toEqual(['checkpoint 4 has a signature that is not its own']);
  });
  const keyIn = (line: string | undefined): string => readLine(line ?? '')?.checkpoint.key ?? '';

  test('[L18] a line of the right key that takes records back, or hides some under another root, is named', async () => {
    const own = await openSigner(vault.keys);
    const lines = await linesIn(vault.signed);
    const last = readLine(lines[3] ?? '')?.checkpoint ?? expect.fail('no line');
    const back = last.heads.map(([stream, seq]): [string, number, string] => [stream, seq - 2, 'a'.repeat(64)]);
    await vault.rewrite((all) => all.with(3, forged(all[3], { heads: back }, own.sign)));
    expect((await vault.faults())[0]).toBe(`checkpoint 4 takes ${await vault.notes()} back`);
    await vault.rewrite(() => lines.with(3, forged(lines[3], { heads: [] }, own.sign)));
    expect((await vault.faults())[0]).toBe('checkpoint 4 has a root that is not that of its heads');
  });

  test.each<[string, (lines: string[]) => readonly string[], string]>([
    ['the first', (lines) => lines.slice(1), '1 is missing'],
    ['one in the middle', (lines) => lines.toSpliced(2, 1), '3 is missing'],
    ['twice', (lines) => lines.toSpliced(2, 0, lines[1] ?? ''), '3 is out of its place: number 2 stands there'],
    ['in another order', ([a, b, c, d]) => [a, c, b, d] as string[], '2 is missing'],
    ['unreadable', (lines) => lines.with(0, '{}'), '1 cannot be read'],
    ['with a blank', (lines) => lines.with(0, `${lines[0]} `), '1 cannot be read'],
  ])('[L18] a line that is %s is named', async (_what, change, fault) => {
    await vault.rewrite(change);
    expect((await vault.faults())[0]).toBe(`checkpoint ${fault}`);
  });

  test('[L18] the last line, or all of them, taken away is named by what the store has noted', async () => {
    await vault.rewrite((lines) => lines.slice(0, 3));
    expect((await vault.faults())[0]).toMatch(/^checkpoint 4 is missing: the store has noted one of 2026-11-22T/);
    await rm(vault.signed, { recursive: true });
    expect((await vault.faults())[0]).toMatch(/^checkpoint 1 is missing: the store has noted one of 2026-11-22T/);
  });

  test('[L18] a copy of the checkpoints may be behind, and says so; what it has seen it holds all the same', async () => {
    const last = await vault.at(await vault.notes(), 4);
    await vault.rewrite((lines) => lines.slice(0, 3));
    expect(await vault.report(true)).toMatchObject({ checkpoints: 3, behind: last['at'], faults: [] });
    await vault.records.deleteOne({ _id: keyOf(caseA, 5) });
    expect((await vault.report(true)).faults).toMatchObject([{ stream: caseA, seq: 5, what: 'is missing' }]);
  });

  test('[L18] a line that a killed process left unfinished is no fault, and the next begins a line of its own', async () => {
    await appendFile(join(vault.signed, '2026-11-22.jsonl'), '{"checkpoint":{"at":1');
    expect(await vault.faults()).toEqual([]);
    const heir = await openCheckpoints({
      log: vault.store.log,
      clock: vault.clock,
      folder: vault.signed,
      signer: await openSigner(vault.keys),
      broken: (error) => expect.fail(String(error)),
    });
    await heir.close();
    expect(await vault.report()).toMatchObject({ checkpoints: 5, faults: [] });
  });

  test('[L18] a public key of another kind verifies nothing', async () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    for (const name of await readdir(vault.keys))
      if (name.endsWith('.pub')) await writeFile(join(vault.keys, name), pem);
    expect((await vault.faults())[0]).toMatch(/^checkpoint 1 is signed with the key \w+, which is not known$/);
  });

  test('[L18] heads that were signed hold a store that was put back to an earlier day', async () => {
    const seqs = [7, 8];
    for (const seq of seqs) await vault.records.deleteOne({ _id: keyOf(caseA, seq) });
    await vault.records.deleteOne({ _id: keyOf(await vault.notes(), 4) });
    expect(await vault.faults()).toEqual([`${caseA} 7 is missing: checkpoint 4 saw it`]);
  });
});
