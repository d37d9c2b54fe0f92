/** A store that fails, and a house that is gone, at each step of a redaction: the next one finishes it, once. */
import type { Before } from '@board/server/gate/asking.js';
import { openEpochs } from '@board/server/rooms/epochs/epochs.js';
import { docStream, replay } from '@board/server/rooms/replay.js';
import { caseId, docKey } from '@board/shared/kernel/ids.js';
import { expect, test } from 'vitest';
import { placesIn, position, randomProse } from '../support/epochsProse.js';
import { known } from '../support/house.js';
import { handClock, MemoryLog, seeded, seededChance, theDoc, uuid } from '../support/roomsPorts.js';

const seed = Number(process.env['BOARD_SEED'] ?? Date.now() % 1_000_000);
const next = docKey.parse(uuid(0xd0d));
const last = docKey.parse(uuid(0xd0e));
const steps = ['append', 'read', 'links', 'head', 'destroy'] as const;

/** Fails at the so-many-th call of any kind, before or after it was carried out; from then on nothing works. */
const failing = (log: MemoryLog, at: number, after: boolean) => {
  const calls = { made: 0 };
  const dead = new Error('the house was killed');
  const wrapped = Object.fromEntries(
    steps.map((step) => [
      step,
      async (...given: readonly unknown[]) => {
        calls.made += 1;
        if (calls.made > at || (calls.made === at && !after)) throw dead;
        const answer = await (log[step] as (...all: readonly unknown[]) => Promise<unknown>).apply(log, [...given]);
        if (calls.made === at) throw dead;
        return answer;
      },
    ]),
  ) as unknown as Pick<MemoryLog, (typeof steps)[number]>;
  return { log: wrapped, calls };
};

test(`[S16][S17] killed before and after every call to the store, two redactions on each other end as if nothing had happened (seed ${seed})`, async () => {
  const source = new MemoryLog();
  const doc = await randomProse(seeded(seed), source, theDoc, 40);
  const { places, text } = placesIn(doc, 'discussion');
  const [from, to] = [known(places[Math.floor(places.length / 3)]), known(places[Math.floor(places.length / 2)])];
  const victim = placesIn(doc, 'victim').places;
  const whole = { from: position(known(victim[0])), to: position(known(victim.at(-1))) };
  const befores: Readonly<Record<string, Pick<Before, 'doc' | 'cut'>>> = {
    [next]: { doc: theDoc, cut: { kind: 'range', root: 'discussion', from: position(from), to: position(to) } },
    // chosen in a document that was gone on from since: it takes nothing more
    [last]: { doc: next, cut: { kind: 'range', root: 'victim', ...whole } },
  };
  const open = (log: Parameters<typeof openEpochs>[0]['log'], chance: number) =>
    openEpochs({
      log,
      clock: handClock(),
      chance: seededChance(chance),
      left: () => Promise.resolve(),
      gate: {
        before: (key) => {
          const before = befores[key];
          return before ? { ...before, caseId: caseId.parse(uuid(0xca5e)), epoch: 1 } : null;
        },
      },
    });
  const expected = text.slice(0, from.offset) + '[words removed]' + text.slice(to.offset);
  let crashes = 0;
  for (let at = 1, done = false; !done; at += 1) {
    for (const after of [false, true]) {
      const log = new MemoryLog();
      for (const [name, records] of source.streams) log.streams.set(name, structuredClone(records));
      const killed = failing(log, at, after);
      const outcome = await open(killed.log, 1)
        .begin(last)
        .then(() => 'finished')
        .catch(() => 'killed');
      done = outcome === 'finished' && killed.calls.made < at;
      crashes += outcome === 'killed' ? 1 : 0;
      await open(log, 2).begin(last);
      const where = `call ${at} ${after ? 'after' : 'before'}`;
      expect([...log.streams.keys()], where).toEqual([docStream(last)]);
      expect(log.streams.get(docStream(last)), where).toHaveLength(2);
      const left = await replay(log, last);
      expect(placesIn(left.doc, 'discussion').text, where).toBe(expected);
      expect(placesIn(left.doc, 'victim').text, where).toBe(placesIn(doc, 'victim').text);
    }
  }
  expect(crashes).toBeGreaterThan(15);
});
