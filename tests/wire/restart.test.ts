/** The built house killed at random moments while people type and command: what was acknowledged or seen is there, once. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Chaos } from '../support/chaosRounds.js';

const seed = Number(process.env['BOARD_SEED'] ?? Date.now() % 1_000_000);
const rounds = Number(process.env['BOARD_ROUNDS'] ?? 50);
const report = process.env['CHAOS_REPORT'];

test(
  `[L3][A1][A2][S1][S8][S34] killed ${rounds} times from seed ${seed}: nothing acknowledged or seen is lost or doubled`,
  { timeout: 120_000 + rounds * 60_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'board-kill-'));
    const chaos = await Chaos.open(folder, seed);
    const where = () => `seed ${seed}, round ${chaos.tally.rounds}, folder ${folder}`;
    const note = (wrong: readonly string[]): void => {
      chaos.tally.lost += wrong.length;
      expect(wrong, where()).toEqual([]);
    };
    try {
      for (let round = 0; round < rounds; round += 1) {
        note(await chaos.round());
        if (report && round % 10 === 9) await writeFile(report, JSON.stringify(chaos.sum()));
      }
      note(await chaos.replicas());
      note(await chaos.journals());
    } catch (error) {
      throw new Error(where(), { cause: error });
    } finally {
      const tally = chaos.sum();
      if (report) await writeFile(report, JSON.stringify(tally));
      await chaos.close();
    }
    expect(chaos.tally.wordsAcknowledged).toBeGreaterThan(rounds);
    expect(chaos.tally.commandsAcknowledged).toBeGreaterThan(rounds / 5);
    // A failure keeps the folder.
    await rm(folder, { recursive: true, force: true });
  },
);
