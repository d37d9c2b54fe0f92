/** Several nodes on one store, each with checkpoints of its own: each folder verifies, and what is gone of one is named. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { linesIn } from '@board/server/audit/checkpointFiles.js';
import type { Checkpoints } from '@board/server/audit/checkpoints.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { caseA, caseB, keyOf, openVault, type Vault } from '../support/audit.js';

let vault: Vault;
let theirs: { readonly signed: string; readonly checkpoints: Checkpoints };

/** Both nodes append to their own streams and to one that they share, and sign by turns; the other node signs last. */
beforeEach(async () => {
  vault = await openVault();
  theirs = await vault.another('theirs');
  for (let round = 0; round < 3; round += 1) {
    await vault.add(caseA, 2);
    await vault.add('doc/shared', 1);
    await vault.checkpoints.sign();
    vault.clock.advance(1_000);
    await vault.add(caseB, 1, theirs.checkpoints);
    await vault.add('doc/shared', 1, theirs.checkpoints);
    await theirs.checkpoints.sign();
  }
});
afterEach(() => vault.close());

const rewrite = async (folder: string, change: (lines: readonly string[]) => readonly string[]): Promise<void> => {
  const text = change(await linesIn(folder)).map((line) => `${line}\n`);
  await writeFile(join(folder, '2026-11-22.jsonl'), text.join(''));
};

test('[L18] the folder of each node is whole beside the notes of the others, and says that there are others', async () => {
  expect(await vault.report()).toMatchObject({ checkpoints: 3, others: 1, behind: null, faults: [] });
  expect(await vault.report(false, theirs.signed)).toMatchObject({ checkpoints: 3, others: 1, faults: [] });
  expect(await vault.report(true)).toMatchObject({ behind: null, faults: [] });
});

test('[L18] the last checkpoint of one node, taken away, is missed in its folder alone', async () => {
  await rewrite(vault.signed, (lines) => lines.slice(0, 2));
  expect(await vault.faults()).toEqual([
    expect.stringMatching(/^checkpoint 3 is missing: the store has noted one of 2026-11-22T/),
  ]);
  expect(await vault.report(true)).toMatchObject({ checkpoints: 2, faults: [] });
  expect((await vault.report(true)).behind).not.toBeNull();
  expect(await vault.faults(theirs.signed)).toEqual([]);
});

test('[L18] a folder put back to its beginning, or emptied, is missed, whatever other nodes have signed since', async () => {
  await rewrite(vault.signed, (lines) => lines.slice(0, 1));
  expect((await vault.faults())[0]).toMatch(/^checkpoint 2 is missing/);
  await rm(vault.signed, { recursive: true });
  expect((await vault.faults())[0]).toMatch(/^checkpoint 1 is missing/);
});

test('[L17][L18] what is cut off a stream that two nodes write to is named by whoever signed it', async () => {
  await vault.records.deleteOne({ _id: keyOf('doc/shared', 6) });
  // The other node wrote the last record: only its checkpoints saw that.
  expect(await vault.faults()).toEqual([]);
  expect(await vault.faults(theirs.signed)).toEqual(['doc/shared 6 is missing: checkpoint 3 saw it']);
  await vault.records.deleteOne({ _id: keyOf('doc/shared', 5) });
  expect(await vault.faults()).toEqual(['doc/shared 5 is missing: checkpoint 3 saw it']);
});
