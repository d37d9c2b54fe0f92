/** The desk and the live door under bad input: refused with one reason of the closed list, nothing stored, nobody harmed. */
import { refusalCodes, type Ack } from '@board/shared/wire/refusals.js';
import { command as schema } from '@board/shared/wire/commands.js';
import { userKeys } from '@board/server/demo/cast.js';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { everybody, known, openBoard, type Crowd, type Opened } from '../support/house.js';
import { bent, commandTypes, sample, samples, type Ground, type Loose } from '../support/houseCommands.js';
import { at } from '../support/housePlant.js';
import { until } from '../support/houseUntil.js';
import { fresh, type Attendee } from '../support/people.js';

let board: Opened;
let crowd: Crowd;
let turn = 0;

const ground = (): Ground => ({
  ...at(board, 'marigold'),
  agency: board.stage.agencies.housing,
  user: crowd.sam.user,
});

const many = userKeys.filter((key) => !['sam', 'ines', 'rufus', 'rukhsana', 'bronagh', 'juniper'].includes(key));

/** Sent by somebody else each time, and by the next when one has reached the limit of what one person may send. */
const send = async (input: unknown): Promise<Ack> => {
  turn += 1;
  const ack = await crowd[known(many[turn % many.length])].send(input);
  return !ack.ok && ack.reason === 'rate' ? send(input) : ack;
};

const facts = async (): Promise<number> => {
  const { log } = board.store;
  const names = [...(await log.names('case/')), ...(await log.names('meeting/')), 'directory'];
  const heads = await Promise.all(names.map((name) => log.head(name)));
  return heads.reduce((sum, { seq }) => sum + seq, 0);
};

beforeAll(async () => {
  board = await openBoard();
  crowd = await everybody(board);
  for (const { user } of [crowd.sam, crowd.ines, crowd.bronagh]) {
    await crowd.priya.must('exclude seat', { ...at(board, 'brindle'), user, reason: 'a reason' });
  }
}, 60_000);
afterEach(async () => {
  const { status } = await crowd.callum.get('/api/home');
  expect([status, board.broken.splice(0)]).toEqual([200, []]);
});
afterAll(() => board.close());

const wellRefused = (ack: Ack): void => {
  expect(ack).toEqual({ ok: false, reason: expect.toBeOneOf([...refusalCodes]), because: expect.any(String) });
  expect(ack).not.toMatchObject({ reason: expect.toBeOneOf(['unavailable', 'rate']) });
};

describe('commands', () => {
  test('[A8] there is a sample of every command, and each of them is well formed', () => {
    for (const type of commandTypes) expect(schema.safeParse(sample(ground(), type)).error, type).toBeUndefined();
    expect(Object.keys(samples(ground()))).toEqual(commandTypes);
  });

  test('[N7][N12] every command on a hidden, revoked, unknown or impossible case or meeting: one answer', async () => {
    const { meetings, cases } = board.stage;
    const standard = meetings.standard;
    const places: readonly [string, string][] = [
      [standard, cases.orla],
      [standard, cases.brindle],
      [meetings.closed, cases.orla],
      [meetings.closed, cases.marigold],
      [standard, fresh()],
      [fresh(), fresh()],
      [standard, 'nowhere'],
      ['nowhere', cases.marigold],
    ];
    for (const type of commandTypes) {
      const whole = sample(ground(), type);
      // Several to whom all of it is hidden, so that none reaches the limit of commands.
      const visitor = [crowd.sam, crowd.ines, crowd.bronagh][commandTypes.indexOf(type) % 3] ?? crowd.sam;
      const asked = places.filter(([meeting]) => 'caseId' in whole || meeting !== standard);
      const inputs = asked.map(([meeting, id]) => ({
        ...whole,
        id: fresh<string>(),
        meeting,
        ...('caseId' in whole ? { caseId: id } : {}),
      }));
      const answers = await Promise.all(inputs.map((input) => visitor.send(input)));
      expect(
        [...new Set(answers.map((ack) => JSON.stringify(ack)))],
        `${type}: ${JSON.stringify(answers)}`,
      ).toHaveLength(1);
      expect(answers[0], type).toMatchObject({ ok: false, reason: 'absent' });
    }
  });

  test('[A8] every command with a field missing, misshapen or too many is refused and stores nothing', async () => {
    const before = await facts();
    const hostile = commandTypes.flatMap((type) => bent(sample(ground(), type))).filter(isBent);
    expect(hostile.length).toBeGreaterThan(1_800);
    for (let from = 0; from < hostile.length; from += 60) {
      const answers = await Promise.all(hostile.slice(from, from + 60).map((input) => send(input)));
      for (const ack of answers)
        expect(ack).toMatchObject({ ok: false, reason: expect.toBeOneOf(['malformed', 'absent']) });
    }
    expect(await facts()).toBe(before);
  });

  const strange: readonly unknown[] = [
    null,
    true,
    42,
    'claim action',
    [],
    [{ type: 'claim action' }],
    {},
    { type: null },
    { type: '__proto__' },
    { type: 'constructor' },
    { type: ['claim action'] },
    { type: { toString: 1, valueOf: 1 } },
    { type: { toString: null } },
    Buffer.from('claim action'),
  ];

  test('[A8] what is no command at all is unknown, and nothing breaks', async () => {
    const answers = await Promise.all(strange.map((input) => crowd.rufus.send(input)));
    for (const ack of answers) expect(ack).toMatchObject({ ok: false, reason: 'unknown' });
  });

  const seed = Number(process.env['BOARD_SEED'] ?? Date.now() % 1_000_000);

  test(`[A8] 400 invented values from seed ${seed} under a real type, or none: refused, and nothing breaks`, async () => {
    const before = await facts();
    const anything = fc.record({ type: fc.oneof(fc.constantFrom(...commandTypes), fc.string()), rest: fc.object() });
    const asked = fc.asyncProperty(anything, async ({ type, rest }) => {
      wellRefused(await send({ ...(JSON.parse(JSON.stringify(rest)) as Loose), type }));
    });
    await fc.assert(asked, { seed, numRuns: 400 });
    expect(await facts()).toBe(before);
  });

  test('[A8] an id of something in another case is as good as none', async () => {
    const foreign = known(Object.keys(board.file('wynn').actions)[0]);
    const claim = { ...sample(ground(), 'claim action'), action: foreign };
    const invented = { ...sample(ground(), 'claim action'), action: fresh<string>() };
    expect(await crowd.obinna.send(claim)).toEqual(await crowd.obinna.send(invented));
    const person = known(Object.keys(board.file('wynn').people)[0]);
    expect(await crowd.obinna.send({ ...sample(ground(), 'place person'), person })).toMatchObject({
      ok: false,
      reason: 'state',
    });
  });
});

/** Some bends change nothing: a note may be empty, a position may be any number. */
const isBent = (input: Loose): boolean => !schema.safeParse(JSON.parse(JSON.stringify(input))).success;

/** A socket of the live door without a client library: packets are written by hand. */
const byHand = async (who: Attendee): Promise<{ socket: WebSocket; heard: string[]; closed: () => boolean }> => {
  const headers = { cookie: who.cookie, origin: board.url };
  const socket = new WebSocket(`${board.url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`, { headers });
  const heard: string[] = [];
  let closed = false;
  socket.on('message', (data) => heard.push((data as Buffer).toString('utf8')));
  socket.on('close', () => (closed = true));
  socket.on('error', () => undefined);
  await until(() => heard.length > 0, 'the handshake');
  socket.send('40');
  await until(() => heard.length > 1, 'the namespace');
  return { socket, heard, closed: () => closed };
};

describe('the live door', () => {
  test('[A8] unknown events are refused by name, also under names that sockets use themselves', async () => {
    const socket = await crowd.rufus.live();
    for (const event of ['nonsense', 'error', 'Command', 'message', 'constructor', 'bell']) {
      expect(await socket.timeout(30_000).emitWithAck(event, {})).toMatchObject({ ok: false, reason: 'unknown' });
    }
    for (const watch of [null, 'x', {}, { meeting: 1, caseId: null }, { meeting: null, caseId: null, more: 1 }]) {
      expect(await socket.timeout(30_000).emitWithAck('watch', watch)).toMatchObject({
        ok: false,
        reason: 'malformed',
      });
    }
  });

  test('[A8] a command without an ack is carried out once or refused, and a missing ack hangs nobody', async () => {
    const socket = await crowd.rufus.live();
    socket.emit('command');
    socket.emit('command', { type: 'open item' });
    socket.emit('watch');
    const words = `no-ack-${fresh<string>()}`;
    socket.emit('command', { ...sample(ground(), 'raise action'), words });
    await crowd.rufus.heardAll();
    const said = () => Object.values(board.file('marigold').actions).map(({ firstWords }) => firstWords);
    await until(() => said().includes(words), 'the action');
  });

  const packets = [
    '42',
    '42[]',
    '42{}',
    '42["disconnect"]',
    '42["command"',
    '42[1,2]',
    '4299999999999["command",{}]',
    '4',
    '45-["command",{"_placeholder":true,"num":0}]',
    '49["x"]',
    '41/other,',
    '99',
    `42["command","${'x'.repeat(70_000)}"]`,
  ];

  test.each(packets.map((packet) => [packet.slice(0, 40), packet] as const))(
    '[A8] the packet %s ends that socket at most',
    async (_short, packet) => {
      const { socket, heard, closed } = await byHand(crowd.rukhsana);
      socket.send(packet);
      if (!closed()) socket.send('420["still here",{}]');
      await until(() => closed() || heard.some((one) => one.startsWith('430[')), 'an answer or an end');
      socket.terminate();
      expect(await crowd.rukhsana.send({ type: 'nonsense' })).toMatchObject({ reason: 'unknown' });
    },
  );

  test('[A8] more than one person may send is refused with rate, and nobody else is slowed', async () => {
    const answers = await Promise.all(Array.from({ length: 230 }, () => crowd.bronagh.send({ type: 'nonsense' })));
    const reasons = answers.map((ack) => (ack.ok ? 'ok' : ack.reason));
    expect(new Set(reasons)).toEqual(new Set(['unknown', 'rate']));
    expect(await crowd.juniper.send({ type: 'nonsense' })).toMatchObject({ reason: 'unknown' });
  });
});
