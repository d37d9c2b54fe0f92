/** One seed, two worlds that differ in nothing Sam of housing may know: everything he is sent is the same, step by step. */
import type { UserKey } from '@board/server/demo/cast.js';
import { describe, expect, test } from 'vitest';
import { openBoard, todaysMeetings } from '../support/house.js';
import type { Attendee } from '../support/people.js';
import { handClock, seeded, type HandClock } from '../support/roomsPorts.js';
import { heardSince, keptChance, Names, parting } from '../support/worlds.js';
import { dayOf, type Step } from '../support/worldsDay.js';
import { HiddenDay, hiddenMark, type World } from '../support/worldsHidden.js';

const people: readonly UserKey[] = [
  ...(['priya', 'wendeline', 'callum', 'dana', 'gwennol', 'safiya', 'obinna', 'rufus', 'thandeka'] as const),
];

interface Lived {
  /** What Sam was sent in each step. */
  readonly heard: readonly { readonly what: string; readonly sent: readonly string[] }[];
  readonly hidden: number;
  readonly leaked: boolean;
}

/** Nothing is on its way to Sam any more. */
const quiet = async ({ board }: World, sam: Attendee): Promise<void> => {
  await board.house.registry.settled();
  await sam.heardAll();
  for (const sheet of sam.sheets.values()) if (sheet.isOpen) await sheet.heardAll();
};

class Life {
  readonly heard: { what: string; sent: readonly string[] }[] = [];
  private readonly names: Names;
  private mark = 0;

  constructor(
    private readonly world: World,
    private readonly sam: Attendee,
    clients: readonly number[],
  ) {
    this.names = new Names(clients);
  }

  async step({ what, deed }: Step, meanwhile: () => Promise<void>, together: boolean): Promise<void> {
    if (together) await Promise.all([deed(this.world), meanwhile()]);
    else {
      await deed(this.world);
      await quiet(this.world, this.sam);
      await meanwhile();
    }
    await quiet(this.world, this.sam);
    this.heard.push({ what, sent: heardSince(this.sam.traffic, this.mark, this.names) });
    this.mark = this.sam.traffic.mark;
  }
}

const liveADay = async (seed: number, withHidden: boolean): Promise<Lived> => {
  const clock: HandClock = handClock();
  const chance = keptChance(seed);
  const board = await openBoard(clock, { chance });
  try {
    const sam = await board.person('sam');
    const others = await Promise.all(people.map(async (key) => [key, await board.person(key)] as const));
    const world: World = { board, table: { sam, ...Object.fromEntries(others) } };
    for (const [key, person] of others) {
      for (const meeting of todaysMeetings(key)) await person.sign(board.stage.meetings[meeting]);
    }
    await sam.sign(board.stage.meetings.standard);
    await world.table.priya?.watch(board.stage.meetings.standard, null);
    const life = new Life(world, sam, chance.clients);
    const hidden = new HiddenDay(world);
    const random = seeded(seed);
    const steps = dayOf(random, () => clock);
    for (const step of steps) {
      const [count, together] = [Math.floor(random() * 4), random() < 0.5];
      await life.step(step, () => hidden.next(withHidden ? count : 0), together);
    }
    expect(board.broken).toEqual([]);
    return { heard: life.heard, hidden: hidden.done, leaked: sam.traffic.has(hiddenMark) };
  } finally {
    await board.close();
  }
};

const first = Number(process.env['BOARD_SEED'] ?? Date.now() % 1_000_000);
const count = Number(process.env['BOARD_WORLDS'] ?? 2);

describe('two worlds', () => {
  test.each(Array.from({ length: count }, (_, index) => first + index))(
    '[N20] seed %i: with and without a closed case at work, Sam is sent the same',
    { timeout: 300_000 },
    async (seed) => {
      const [without, with_] = await Promise.all([liveADay(seed, false), liveADay(seed, true)]);
      expect([without.hidden, with_.leaked]).toEqual([0, false]);
      expect(with_.hidden).toBeGreaterThan(60);
      expect(with_.heard.length).toBe(without.heard.length);
      const different = with_.heard.flatMap(({ what, sent }, index) => {
        const parted = parting(without.heard[index]?.sent ?? [], sent);
        return parted === null ? [] : [{ seed, step: index, what, parted }];
      });
      expect(different.slice(0, 5)).toEqual([]);
    },
  );
});
