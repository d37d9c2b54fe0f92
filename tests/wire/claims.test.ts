/** Claims over real sockets: one owner however many ask, one record however often, and one table of moves. */
import type { CommandId, PlacementId } from '@board/shared/kernel/ids.js';
import type { UserKey } from '@board/server/demo/cast.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { known, type Crowd, type Opened } from '../support/house.js';
import { Casework } from '../support/houseCasework.js';
import { fresh } from '../support/people.js';

let work: Casework;
let board: Opened;
let crowd: Crowd;

beforeAll(async () => {
  work = await Casework.open();
  ({ board, crowd } = work);
}, 60_000);
afterAll(() => board.close());

describe('claims', () => {
  const claimants: readonly UserKey[] = [
    'callum',
    'obinna',
    'gwennol',
    'sam',
    'safiya',
    'rufus',
    'leocadia',
    'idris',
    'halima',
    'dana',
    'rukhsana',
  ];

  test('[A1][A2] 25 claims at once, each sent twice: one owner, the others are told who', async () => {
    for (let round = 0; round < 4; round += 1) {
      const action = await work.raise('marigold');
      const claims = Array.from({ length: 25 }, (_, index) => {
        const who = known(claimants[index % claimants.length]);
        return { who, id: fresh<CommandId>(), payload: { ...work.at('marigold'), action, agency: work.agencyOf(who) } };
      });
      const answers = await Promise.all(
        claims.flatMap(({ who, id, payload }) =>
          [0, 1].map(() => crowd[who].command('claim action', payload, id).then((ack) => ({ who, id, ack }))),
        ),
      );
      const won = new Set(answers.filter(({ ack }) => ack.ok).map(({ id }) => id));
      expect(won.size).toBe(1);
      const owner = known((await work.action('marigold', action)).owner);
      for (const { id, ack } of answers) {
        if (won.has(id)) expect(ack).toEqual({ ok: true });
        else {
          expect(ack).toMatchObject({ ok: false, reason: 'taken' });
          expect(ack.ok ? '' : ack.because).toContain(owner.name);
          expect(ack.ok ? '' : ack.because).toContain(owner.user);
        }
      }
      const winner = known(claims.find(({ id }) => won.has(id)));
      expect(owner.agency).toBe(winner.payload.agency);
    }
  });

  test('[A2] one command sent ten times, also much later, leaves one record and one answer', async () => {
    const id = fresh<CommandId>();
    const words = `only-once-${fresh<string>()}`;
    const terms = { kind: 'fact', basis: 'public task', dissemination: 'minutes' } as const;
    const payload = {
      ...work.at('marigold'),
      line: fresh<PlacementId>(),
      agency: work.agencyOf('callum'),
      words,
      ...terms,
    };
    const together = await Promise.all(
      Array.from({ length: 9 }, () => crowd.callum.command('share line', payload, id)),
    );
    const later = await crowd.callum.command('share line', payload, id);
    expect(new Set([...together, later].map((ack) => JSON.stringify(ack)))).toEqual(new Set(['{"ok":true}']));
    expect(await work.recordsWith('marigold', words)).toBe(1);
  });

  test('[A1] nobody claims for another agency, and an observer claims nothing', async () => {
    const action = await work.raise('marigold');
    const claim = { ...work.at('marigold'), action };
    const foreign = await crowd.sam.command('claim action', { ...claim, agency: work.agencyOf('callum') });
    expect(foreign).toMatchObject({ ok: false, reason: 'forbidden' });
    const observer = await crowd.jonty.command('claim action', { ...claim, agency: work.agencyOf('jonty') });
    expect(observer).toMatchObject({ ok: false, reason: 'forbidden' });
    expect((await work.action('marigold', action)).owner).toBeNull();
  });

  test('[A3] an action goes from raised to done, and every other move is refused by its state', async () => {
    const action = await work.raise('marigold');
    const on = { ...work.at('marigold'), action };
    const agency = work.agencyOf('sam');
    const moves = {
      claim: () => crowd.sam.command('claim action', { ...on, agency }),
      assign: () => crowd.priya.command('assign action', { ...on, agency }),
      agree: () => crowd.priya.command('agree action', { ...on, words: 'change the locks by Friday' }),
      release: () => crowd.priya.command('release action', { ...on, reason: 'another route' }),
      complete: () => crowd.sam.command('complete action', { ...on, outcome: 'done on Thursday' }),
      'give up': () => crowd.sam.command('give up action', { ...on, reason: 'no access' }),
    } as const;
    const refusedIn = async (state: string, ...names: readonly (keyof typeof moves)[]) => {
      for (const name of names) expect(await moves[name](), `${name} when ${state}`).toMatchObject({ ok: false });
      expect((await work.action('marigold', action)).state).toBe(state);
    };
    await refusedIn('raised', 'agree', 'release', 'complete', 'give up');
    for (const [name, state] of [
      ['claim', 'claimed'],
      ['release', 'raised'],
      ['assign', 'assigned'],
      ['assign', 'assigned'],
    ] as const) {
      expect(await moves[name](), name).toEqual({ ok: true });
      expect((await work.action('marigold', action)).state).toBe(state);
    }
    await refusedIn('assigned', 'claim', 'complete', 'give up');
    expect(await moves.agree()).toEqual({ ok: true });
    await refusedIn('agreed', 'claim', 'assign', 'agree');
    expect(await moves.complete()).toEqual({ ok: true });
    await refusedIn('done', 'claim', 'assign', 'agree', 'release', 'complete', 'give up');
  });
});
