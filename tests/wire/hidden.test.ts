/** Hidden, revoked, unknown and malformed, asked for at every door there is: one answer, to the byte and to the header. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UserKey } from '@board/server/demo/cast.js';
import type { CaseKey } from '@board/server/demo/keys.js';
import type { AgencyId, CaseId, MeetingId } from '@board/shared/kernel/ids.js';
import type { CommandType } from '@board/shared/wire/commands.js';
import type { Ack } from '@board/shared/wire/refusals.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../rules/sources.js';
import { pathOf, routes, routesOfTheHouse } from '../support/doors.js';
import { everybody, openBoard, research, todaysMeetings, type Crowd, type Opened } from '../support/house.js';
import { commandTypes, sample, type Ground } from '../support/houseCommands.js';
import { at, everyDoc } from '../support/housePlant.js';
import { constant } from '../support/peopleHttp.js';
import { handClock } from '../support/roomsPorts.js';

let board: Opened;
let crowd: Crowd;

/** Sam: a conflict with orla, no seat in its sitting, excluded from brindle, unsigned for sabrel's session. */
beforeAll(async () => {
  board = await openBoard(handClock());
  crowd = await everybody(board, ['ines', 'sam']);
  await crowd.sam.sign(board.stage.meetings.standard);
  await crowd.priya.must('exclude seat', { ...at(board, 'brindle'), user: crowd.sam.user, reason: 'a reason' });
  const conflict = { user: crowd.priya.user, reason: 'a reason' };
  await crowd.wendeline.must('record conflict', { ...at(board, 'corwin'), ...conflict });
}, 60_000);
afterAll(() => board.close());

const malformed = [
  '1',
  'x'.repeat(300),
  '%00',
  '%E0%A4%A',
  '..%2F..',
  '__proto__',
  encodeURIComponent('ÿ'),
  'DEADBEEF-0000-4000-8000-000000000000',
];

/** Cases somebody has no part in, or no more, or not yet. */
const notTheirs: Readonly<Partial<Record<UserKey, readonly CaseKey[]>>> = {
  sam: ['orla', 'brindle', 'sabrel'],
  priya: ['corwin', 'sabrel', 'tessaly'],
  ines: ['marigold', 'orla', 'rue'],
  thandeka: ['marigold', 'orla'],
  bronagh: ['marigold', 'orla', 'sabrel'],
  zehra: ['jessamy', 'orla'],
};
const viewers = Object.keys(notTheirs) as readonly UserKey[];
const hiddenFrom = (who: UserKey): readonly CaseKey[] => notTheirs[who] ?? [];

/** Meetings without a seat, that there are not, and that cannot be. */
const noMeetings = (who: UserKey): readonly string[] => {
  const seated = todaysMeetings(who).map((key) => board.stage.meetings[key]);
  const hidden = Object.values(board.stage.meetings).filter((id) => !seated.includes(id));
  const past = board.stage.meetings.earlier;
  return [...hidden.filter((id) => id !== past), randomUUID(), ...malformed];
};

const distinct = (answers: readonly unknown[]): readonly string[] => [
  ...new Set(answers.map((answer) => JSON.stringify(answer))),
];

describe('every route', () => {
  test('[N7] has a row that says what its address names', async () => {
    expect([...(await routesOfTheHouse())].toSorted()).toEqual(Object.keys(routes).toSorted());
  });

  test.each(viewers)('[N7] one answer for all that is not there for %s, whichever route and method', async (who) => {
    const naming = Object.entries(routes).filter(([, names]) => names !== 'nothing');
    const cases = [...hiddenFrom(who).map((key) => board.stage.cases[key]), randomUUID(), ...malformed];
    const here = hiddenFrom(who).map((key) =>
      pathOf('GET /api/meetings/:meeting/cases/:case', at(board, key).meeting, at(board, key).caseId),
    );
    const paths = naming.flatMap(([route, names]) => {
      const meetings = noMeetings(who).flatMap((meeting) => [
        pathOf(route, meeting, board.stage.cases.orla),
        pathOf(route, meeting, randomUUID()),
      ]);
      const standard = board.stage.meetings.standard;
      return names === 'a case' ? [...meetings, ...cases.map((id) => pathOf(route, standard, id))] : meetings;
    });
    const asked = [...new Set([...paths, ...here]), '/api/nothing/of/the/kind', '/api/metrics'];
    const answers = [];
    for (const path of asked) answers.push(constant(await crowd[who].get(path)));
    expect(distinct(answers)).toHaveLength(1);
    expect(answers[0]).toMatchObject({ status: 404 });
    const heads = [];
    for (const path of asked.slice(0, 12)) heads.push(constant(await crowd[who].ask({ method: 'HEAD', path })));
    expect(distinct(heads)).toHaveLength(1);
  });
});

const absent: Ack = { ok: false, reason: 'absent', because: 'There is nothing here that you can see.' };

/** What one person is answered to every command there is, on each of these grounds. */
const answersTo = async (
  who: UserKey,
  types: readonly CommandType[],
  grounds: readonly { meeting: string; caseId: string }[],
) => {
  const answers: { type: string; ground: string; ack: Ack }[] = [];
  const { agencies } = board.stage;
  const agency: AgencyId = board.house.registers.current().directory.users[crowd[who].user]?.agency ?? agencies.police;
  for (const [index, { meeting, caseId }] of grounds.entries()) {
    for (const type of types) {
      const ground: Ground = {
        meeting: meeting as MeetingId,
        caseId: caseId as CaseId,
        agency,
        user: crowd.callum.user,
      };
      answers.push({ type, ground: `${index}`, ack: await crowd[who].send(sample(ground, type)) });
    }
  }
  return answers;
};

const wrong = (answers: Awaited<ReturnType<typeof answersTo>>) =>
  answers.filter(({ ack }) => JSON.stringify(ack) !== JSON.stringify(absent));

describe('every command', () => {
  const onCases = commandTypes.filter((type) => 'caseId' in sample({} as Ground, type));

  test.each(viewers)('[N7] of %s on a hidden case is answered as on an invented one', async (who) => {
    const [one, other] = hiddenFrom(who);
    const hidden = [one, other].flatMap((key) => (key ? [at(board, key)] : []));
    const invented = { meeting: board.stage.meetings.standard, caseId: randomUUID() };
    const answers = await answersTo(who, onCases, [...hidden, invented]);
    expect(wrong(answers)).toEqual([]);
    expect(answers.length).toBeGreaterThan(120);
  });

  test.each(['obinna', 'juniper'] as const)(
    '[N7] of %s on no id at all, or in a meeting not theirs, too',
    async (who) => {
      const answers = await answersTo(who, commandTypes, [
        { meeting: board.stage.meetings.closed, caseId: board.stage.cases.orla },
        { meeting: randomUUID(), caseId: board.stage.cases.marigold },
        { meeting: 'no id', caseId: '__proto__' },
      ]);
      expect(wrong(answers)).toEqual([]);
    },
  );
});

test('[N7] a conflicted co-ordinator can neither let themselves in nor learn what they are kept from', async () => {
  const { users, agencies } = board.stage;
  const conflict = { user: users.wendeline, reason: 'a reason' };
  await crowd.priya.must('exclude seat', { ...at(board, 'elspet'), ...conflict });
  const reopen = ['restore seat', 'call in', 'propose override', 'confirm override', 'widen invitation'] as const;
  const ground = { meeting: at(board, 'elspet').meeting, agency: agencies.community, user: users.wendeline };
  for (const type of reopen) {
    expect(await crowd.wendeline.send(sample({ ...ground, caseId: board.stage.cases.elspet }, type))).toEqual(absent);
  }
});

describe('both sockets', () => {
  test.each(viewers)('[N7] no document tells %s that it is there', async (who) => {
    const hidden = everyDoc(board).flatMap(({ doc, key }) => (hiddenFrom(who).includes(key) ? [doc] : []));
    const police = board.doc('marigold', research(board.stage.agencies.police));
    const keys = [...hidden, police, randomUUID(), ...malformed, ''];
    const farewells = [];
    for (const key of keys) farewells.push((await crowd[who].doc(key)).farewell);
    expect(distinct(farewells)).toHaveLength(1);
    expect(farewells[0]).toMatchObject({ heard: [{ kind: 'refused', reason: 'absent' }], closed: { code: 4404 } });
  });

  test('[N7] watching, and what no event is called, is answered alike', async () => {
    const socket = await crowd.sam.live();
    const say = async (event: string, input: unknown) =>
      (await socket.timeout(30_000).emitWithAck(event, input)) as unknown;
    const watches = [];
    for (const key of hiddenFrom('sam'))
      watches.push(await crowd.sam.watch(at(board, key).meeting, at(board, key).caseId));
    watches.push(await crowd.sam.watch(randomUUID() as MeetingId, randomUUID() as CaseId));
    expect(distinct(watches)).toHaveLength(1);
    const events = ['join', 'case:1', board.stage.cases.orla, 'constructor', 'subscribe'];
    const answers = [];
    for (const event of events) answers.push(await say(event, board.stage.cases.orla));
    expect(distinct(answers)).toHaveLength(1);
    expect(board.broken).toEqual([]);
  });
});

/** Where each case of the list of bad inputs is held. `none`: this house has no such door. */
const heldAt: Readonly<Record<string, readonly [file: string, title: string] | 'none'>> = {
  'Z01 a conflicted rep opens by id': ['hidden', '[N7] one answer for all that is not there for %s'],
  'Z02 a conflicted chair': ['hidden', "priya: ['corwin'"],
  'Z03 a conflicted co-ordinator invites themselves again': ['hidden', '[N7] a conflicted co-ordinator'],
  'Z05 another agency’s research is joined': ['hidden', '[N7] no document tells %s that it is there'],
  'Z06 a random id and a hidden one: bytes and headers': ['hidden', 'whichever route and method'],
  'Z06 a random id and a hidden one: timing': ['timing', '[N21]'],
  'R01 an update sent afterwards': ['revocation', '[N22][N3] ${schedules} schedules'],
  'Z07 counts, badges': ['twoWorlds', '[N20]'],
  'Z08 an agenda without a hole': ['noLeak', '[N6] the agenda is numbered and timed for its viewer'],
  'Z09 presence while the chair is in a closed document': ['noLeak', '[N13] presence follows who is in the meeting'],
  'Z10 a malformed id': ['hidden', 'whichever route and method'],
  'Z11 a list with a limit': ['http', '[A8] a query, once or twice, is refused'],
  'Z12 sorted by a hidden field': ['http', '[A8] a query, once or twice, is refused'],
  'Z13 statistics': 'none',
  'Z16 another area’s case': 'none',
  'R02 frames queued at the moment': ['revocation', '[N22] frames that wait for a slow reader'],
  'R03 a reconnection with something to recover': ['revocation', '[N22] a live socket that claims to have been here'],
  'R04 asked for again afterwards': ['exclusion', '[N3][N4] that person alone hears that it is withdrawn'],
  'R05 an export under way': 'none',
  'R05 a view under way': ['revocation', '[N22] a view that waits for the disk'],
  'R06 given back': ['exclusion', '[N4] restored, they have all of it again, under a new lease'],
  'A05 another origin': ['http', '[N10] the sync door refuses another origin before the upgrade'],
};

test.each(Object.entries(heldAt))('[N7] %s', (_what, held) => {
  if (held === 'none') return;
  const [file, title] = held;
  const path = join(root, `tests/wire/${file}.test.ts`);
  expect(existsSync(path) && readFileSync(path, 'utf8').includes(title)).toBe(true);
});
