/** The doors as a stranger finds them: no session, another origin, ids that are hidden, gone, invented or no ids at all. */
import type { UserKey } from '@board/server/demo/cast.js';
import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casePath, everybody, openBoard, research, type Crowd, type Opened } from '../support/house.js';
import { at } from '../support/housePlant.js';
import { fresh } from '../support/people.js';
import { ask, constant, headerOf, type Answer, type Asked } from '../support/peopleHttp.js';
import { Sheet } from '../support/peopleSync.js';
import { Traffic } from '../support/traffic.js';
import { until } from '../support/houseUntil.js';

let board: Opened;
let crowd: Crowd;

beforeAll(async () => {
  board = await openBoard();
  crowd = await everybody(board, ['ines']);
  await crowd.priya.must('exclude seat', { ...at(board, 'brindle'), user: crowd.sam.user, reason: 'a reason' });
}, 60_000);
afterAll(() => board.close());

/** Ids of things that are there and not for Sam, that are not there, and that cannot be there. */
const meetingsNotHis = () => [board.stage.meetings.closed, randomUUID(), ...noIds];
const casesNotHis = () => [
  board.stage.cases.orla,
  board.stage.cases.brindle,
  board.stage.cases.sabrel,
  randomUUID(),
  ...noIds,
];
const noIds = [
  '1',
  'x'.repeat(300),
  '%00',
  '%E0%A4%A',
  '..%2F..',
  '__proto__',
  'ÿ',
  'DEADBEEF-0000-4000-8000-000000000000',
].map((id) => (id === 'ÿ' ? encodeURIComponent(id) : id));

const all = async (who: UserKey, paths: readonly string[]): Promise<readonly Answer[]> =>
  Promise.all(paths.map((path) => crowd[who].get(path)));

const oneAnswer = (answers: readonly Answer[]): unknown => {
  const different = new Set(answers.map((answer) => JSON.stringify(constant(answer))));
  expect([...different]).toHaveLength(1);
  return answers[0]?.status;
};

describe('hidden sounds like absent', () => {
  test('[N7] every view of what is hidden, revoked, unknown or malformed: one answer, to the header', async () => {
    const { standard } = board.stage.meetings;
    const paths = [
      ...meetingsNotHis().flatMap((id) => [`/api/meetings/${id}`, `/api/meetings/${id}/presence`]),
      ...casesNotHis().map((id) => `/api/meetings/${standard}/cases/${id}`),
      ...meetingsNotHis().map((id) => `/api/meetings/${id}/cases/${board.stage.cases.orla}`),
      ...meetingsNotHis().map((id) => `/api/meetings/${id}/cases/${board.stage.cases.marigold}`),
      '/api/nothing/of/the/kind',
      '/api',
    ];
    expect(oneAnswer(await all('sam', paths))).toBe(404);
    expect((await crowd.sam.get(casePath(standard, board.stage.cases.marigold))).status).toBe(200);
  });

  test('[N7] one who has not signed, one with a conflict, one excluded, one without a seat hear the same', async () => {
    const path = (key: 'brindle' | 'orla') => casePath(at(board, key).meeting, at(board, key).caseId);
    const answers = [
      await crowd.ines.get(path('brindle')),
      await crowd.sam.get(path('brindle')),
      await crowd.sam.get(path('orla')),
      await crowd.thandeka.get(path('brindle')),
      await crowd.bronagh.get(path('brindle')),
      await crowd.juniper.get(path('brindle')),
      await crowd.sam.get(casePath(at(board, 'brindle').meeting, fresh())),
    ];
    expect(oneAnswer(answers)).toBe(404);
  });

  test('[N7] the page is the same at every address', async () => {
    const { standard, closed } = board.stage.meetings;
    const pages = [
      `/m/${standard}`,
      `/m/${closed}`,
      `/m/${closed}/${board.stage.cases.orla}`,
      `/m/${randomUUID()}`,
      '/no',
    ];
    const bodies = (await all('sam', pages)).map((answer) => ({
      ...answer,
      text: answer.text.replace(/nonce="[^"]+"/, ''),
    }));
    expect(oneAnswer(bodies)).toBe(200);
  });

  test('[N7] every document not theirs: the same frames and the same close code', async () => {
    const research_ = (key: 'marigold') => board.doc(key, research(board.stage.agencies.police));
    const keys = [
      board.doc('orla', 'board'),
      board.doc('brindle', 'board'),
      board.doc('marigold', 'chair'),
      research_('marigold'),
      randomUUID(),
      ...noIds,
      '',
    ];
    const sheets = await Promise.all(keys.map((key) => crowd.sam.doc(key)));
    expect(new Set(sheets.map(({ farewell }) => JSON.stringify(farewell))).size).toBe(1);
    expect(sheets[0]?.farewell).toMatchObject({
      heard: [{ kind: 'refused', reason: 'absent' }],
      closed: { code: 4404, reason: 'absent' },
    });
  });

  test('[N7] watching what is hidden is answered as watching what is not there, and rings nothing', async () => {
    const { meetings, cases } = board.stage;
    const visitor = await board.person('sam');
    expect(await visitor.watch(meetings.closed, cases.orla)).toEqual(await visitor.watch(fresh(), fresh()));
    await visitor.watch(meetings.closed, cases.orla);
    await crowd.wendeline.must('record risk', { ...at(board, 'orla'), level: 'high', reason: 'a reason' });
    await visitor.heardAll();
    expect(visitor.rung).toEqual([]);
  });
});

const post = (asked: Omit<Asked, 'path' | 'method'>): Promise<Answer> =>
  ask(board.url, { method: 'POST', path: '/api/session', ...asked });
const own = () => ({ origin: board.url, 'x-board': '1', 'content-type': 'application/json' });

describe('no session, no door', () => {
  const foreign = ['https://evil.example', 'null', 'http://127.0.0.1', ''];

  test('[N10] without a living session every view is refused alike, hidden or not', async () => {
    const { standard } = board.stage.meetings;
    const paths = [
      '/api/home',
      '/api/actions',
      `/api/meetings/${standard}`,
      `/api/meetings/${randomUUID()}`,
      casePath(standard, board.stage.cases.orla),
    ];
    const cookies = [
      {},
      { cookie: '__Host-board=' },
      { cookie: `__Host-board=${'a'.repeat(43)}` },
      { cookie: `${crowd.sam.cookie}; ${crowd.sam.cookie}` },
    ];
    const answers = await Promise.all(
      paths.flatMap((path) => cookies.map((headers) => ask(board.url, { path, headers }))),
    );
    expect(oneAnswer(answers)).toBe(401);
  });

  test('[N10] a request that changes something comes from our own page, with our own header', async () => {
    const { origin: _origin, ...noOrigin } = own();
    const { 'x-board': _board, ...noHeader } = own();
    const wrong = [
      noOrigin,
      noHeader,
      ...foreign.map((origin) => ({ ...own(), origin })),
      { ...own(), 'x-board': '2' },
    ];
    const answers = await Promise.all(wrong.map((headers) => post({ headers, body: '{"token":"x"}' })));
    expect(oneAnswer(answers)).toBe(403);
    expect(headerOf(await post({ headers: own(), body: '{}' }), 'set-cookie')).toBeUndefined();
  });

  test('[N10] the sync door refuses another origin before the upgrade, and no session after one frame', async () => {
    const url = `${board.url.replace('http', 'ws')}/sync/${board.doc('marigold', 'board')}`;
    const sheet = (headers: Record<string, string>) => new Sheet(url, headers, new Traffic()).settled();
    for (const origin of foreign) {
      expect(await sheet({ cookie: crowd.sam.cookie, ...(origin ? { origin } : {}) })).toMatchObject({
        status: 403,
        heard: [],
      });
    }
    const stranger = await sheet({ origin: board.url });
    expect(stranger.farewell).toMatchObject({ heard: [{ reason: 'unauthenticated' }], closed: { code: 4401 } });
  });

  test('[N10] the live door refuses another origin and no session', async () => {
    const knock = async (headers: Record<string, string>): Promise<string> => {
      const socket = io(board.url, {
        path: '/live',
        transports: ['websocket'],
        extraHeaders: headers,
        forceNew: true,
        reconnection: false,
      });
      let outcome = '';
      socket.on('connect', () => (outcome = 'let in'));
      socket.on('connect_error', () => (outcome = 'refused'));
      await until(() => outcome !== '', 'an answer at the live door');
      socket.disconnect();
      return outcome;
    };
    const cookie = crowd.sam.cookie;
    for (const origin of foreign)
      expect(await knock({ cookie, ...(origin ? { origin } : {}) }), origin).toBe('refused');
    expect(await knock({ origin: board.url })).toBe('refused');
    expect(await knock({ cookie, origin: board.url })).toBe('let in');
  });

  test('[N10] signing out ends the live socket, the documents and the cookie at once', async () => {
    const visitor = await board.person('callum');
    const sheet = await visitor.doc(board.doc('marigold', 'board'));
    await visitor.live();
    await visitor.ask({ method: 'DELETE', path: '/api/session', headers: own() });
    await until(() => sheet.closed !== null && !visitor.isLive, 'the sockets to end');
    expect(sheet.closed?.code).toBe(4401);
    expect((await visitor.get('/api/home')).status).toBe(401);
  });
});

describe('bad requests', () => {
  test('[A8] each bad body is refused with one reason of the list, and the house still answers', async () => {
    const json = (body: string, headers = {}) => post({ headers: { ...own(), ...headers }, body });
    const token = (value: unknown) => json(JSON.stringify({ token: value }));
    const answers = await Promise.all([
      ...['', '{', '[]', '"token"', 'null', '{"token":1}', '{"__proto__":{"token":"x"}}'].map((body) => json(body)),
      ...[{ $ne: null }, ['x'], 'short', 'x'.repeat(300), null].map(token),
      json('token=x', { 'content-type': 'application/x-www-form-urlencoded' }),
      json('{"token":"aaaaaaaaaaaaaaaaaaaaaaaa"}', { 'content-type': 'text/plain' }),
      json('{}', { 'content-encoding': 'gzip' }),
      json('{"token":"aaaaaaaaaaaaaaaaaaaaaaaa","more":1}'),
    ]);
    expect(oneAnswer(answers)).toBe(422);
    expect((await token('a'.repeat(43))).status).toBe(401);
    expect((await json(`{"token":"${'a'.repeat(11_000_000)}"}`)).status).toBe(413);
    expect((await crowd.sam.get('/api/home')).status).toBe(200);
    expect(board.broken).toEqual([]);
  });

  test('[A8] a query, once or twice, is refused; an unknown method finds nothing', async () => {
    const queries = ['?limit=1e9', '?a=1&a=2', '?__proto__[x]=1', '?$where=1'].map((query) => `/api/home${query}`);
    expect(oneAnswer(await all('sam', queries))).toBe(422);
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      expect((await crowd.sam.ask({ method, path: '/api/home', headers: own() })).status).toBe(404);
    }
    expect((await crowd.sam.ask({ method: 'POST', path: '/api/home' })).status).toBe(403);
  });
});
