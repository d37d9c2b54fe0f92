/**
 * Bad inputs at the doors, one by one, by the codes of the list of bad inputs.
 * No door here: A02–A04, A06, A08 (there is no ticket: a socket brings the cookie and an exact Origin at the upgrade),
 * A09, A10, A12 (no identity provider and no passkey yet), I06 (no export to CSV yet). A11 stands in sessions.test.ts, A13 in
 * admin.test.ts, I04 and I05 in the browser (paste.spec.ts), P01–P05 in roomsPresence.test.ts, W06 in roomsSync.test.ts.
 */
import type { CommandId } from '@board/shared/kernel/ids.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knock, noUpgrade } from '../support/doorsKnock.js';
import { everybody, openBoard, type Crowd, type Opened } from '../support/house.js';
import { at } from '../support/housePlant.js';
import { fresh } from '../support/people.js';
import { ask, headerOf, type Answer } from '../support/peopleHttp.js';

let board: Opened;
let crowd: Crowd;

beforeAll(async () => {
  board = await openBoard();
  crowd = await everybody(board, ['ines']);
}, 60_000);
afterAll(async () => {
  expect((await crowd.sam.get('/api/home')).status, 'the house is alive').toBe(200);
  expect(board.broken).toEqual([]);
  await board.close();
});

const own = () => ({ origin: board.url, 'x-board': '1', 'content-type': 'application/json' });
const post = (body: unknown, headers: Record<string, string> = own()): Promise<Answer> =>
  ask(board.url, { method: 'POST', path: '/api/session', headers, body: JSON.stringify(body) });
const syncUrl = () => `${board.url.replace('http', 'ws')}/sync/${board.doc('marigold', 'board')}`;
const liveUrl = () => `${board.url.replace('http', 'ws')}/live/?EIO=4&transport=websocket`;

describe('who is let in', () => {
  test('[N29] A01 no session: 401 by every view, and a socket is closed before a word of any document', async () => {
    for (const path of ['/api/home', '/api/actions', '/api/session', '/api/admin/people']) {
      expect((await ask(board.url, { path })).status).toBe(401);
    }
    expect(await knock(syncUrl(), { origin: board.url })).toEqual({ status: null, code: 4401 });
    expect((await knock(liveUrl(), { origin: board.url })).status).toBe(noUpgrade);
  });

  test('[N29] A05 another origin, none, or a browser that says another site: refused before the upgrade', async () => {
    const { cookie } = crowd.sam;
    const wrong: Record<string, string>[] = [
      { cookie },
      { cookie, origin: 'https://evil.example' },
      { cookie, origin: `${board.url}.evil.example` },
      { cookie, origin: 'null' },
      { cookie, origin: board.url, 'sec-fetch-site': 'cross-site' },
      { cookie, origin: board.url, 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of wrong) {
      expect((await knock(syncUrl(), headers)).status, JSON.stringify(headers)).toBe(403);
      expect((await knock(liveUrl(), headers)).status, JSON.stringify(headers)).toBe(noUpgrade);
    }
  });

  test('[N29] A06 a token in an address is no key: ignored on a socket, refused on a view', async () => {
    const token = crowd.sam.cookie.split('=')[1] ?? '';
    expect(await knock(`${syncUrl()}?ticket=${token}`, { origin: board.url })).toEqual({ status: null, code: 4401 });
    expect((await ask(board.url, { path: `/api/home?session=${token}` })).status).toBe(401);
    expect((await crowd.sam.get(`/api/home?session=${token}`)).status).toBe(422);
  });

  test('[N29] A07 a request that changes something without our header, or from another site: 403', async () => {
    const { 'x-board': _none, ...bare } = own();
    for (const path of ['/api/session', '/api/session/stay', `/api/admin/people/${crowd.sam.user}/end-sessions`]) {
      for (const headers of [
        bare,
        { ...own(), 'sec-fetch-site': 'cross-site' },
        { ...own(), 'sec-fetch-site': 'none' },
      ]) {
        const answer = await crowd.sam.ask({ method: 'POST', path, headers, body: '{}' });
        expect([answer.status, headerOf(answer, 'set-cookie')]).toEqual([403, undefined]);
      }
    }
    const read = (site: string) => crowd.sam.ask({ path: '/api/home', headers: { 'sec-fetch-site': site } });
    expect((await read('cross-site')).status).toBe(403);
    expect((await read('none')).status).toBe(200);
  });
});

describe('what may be said', () => {
  test('[N29] I01, I02 queries for values, arrays for texts, fields that are not asked for: 422', async () => {
    const bodies = [
      { token: { $ne: null } },
      { token: { $where: '1' } },
      { token: ['x'] },
      { token: 'a'.repeat(43), user: crowd.sam.user },
      { token: 'a'.repeat(43), __proto__x: 1 },
    ];
    for (const body of bodies) expect((await post(body)).status).toBe(422);
    const ground = at(board, 'marigold');
    for (const odd of [{ $ne: null }, ['x'], { meeting: ground.meeting }]) {
      const command = { id: fresh<CommandId>(), type: 'record risk', ...ground, level: odd, reason: 'a reason' };
      expect(await crowd.priya.send(command)).toMatchObject({ ok: false, reason: 'malformed' });
      expect(await crowd.priya.send({ ...command, level: 'high', author: crowd.sam.user })).toMatchObject({
        ok: false,
      });
    }
  });

  test('[N29] I03 a parameter twice, and I07 eleven megabytes', async () => {
    expect((await crowd.sam.get('/api/home?a=1&a=2')).status).toBe(422);
    expect((await post({ token: 'x'.repeat(11_000_000) })).status).toBe(413);
  });

  test('[N29] I08 an event not thought of, no answer asked for, no list: refused, and the process lives', async () => {
    const sam = await board.person('sam');
    const socket = await sam.live();
    socket.emit('command');
    socket.emit('command', null);
    socket.emit('watch', 17);
    socket.emit('constructor', 'x', 'y');
    expect(await socket.timeout(30_000).emitWithAck('nothing of the kind', {})).toMatchObject({ reason: 'unknown' });
    expect(await socket.timeout(30_000).emitWithAck('command', 'x'.repeat(1000))).toMatchObject({ ok: false });
    const odd = ['42"no list"', '42{}', '42[', '4', '9', '42[1]', '420["command"]'];
    for (const packet of odd) {
      await knock(liveUrl(), { origin: board.url, cookie: sam.cookie }, (raw) => {
        raw.once('message', () => {
          raw.send('40');
          raw.send(packet);
          raw.send('41');
          raw.close();
        });
      });
    }
  });
});

describe('what the page may do', () => {
  test('[N29] every answer carries the policy: no script but ours, no string made script, nothing kept, nothing framed', async () => {
    for (const answer of [
      await crowd.sam.get('/api/home'),
      await ask(board.url, { path: '/' }),
      await ask(board.url, { path: '/api/x' }),
    ]) {
      const policy = headerOf(answer, 'content-security-policy') ?? '';
      for (const part of [
        "default-src 'none'",
        "script-src 'self'",
        "require-trusted-types-for 'script'",
        'trusted-types ProseMirrorClipboard',
        "frame-ancestors 'none'",
        "base-uri 'none'",
        'report-uri /api/csp-report',
      ]) {
        expect(policy.split(/; ?/)).toContain(part);
      }
      expect(policy).not.toMatch(/unsafe|\*|data:|https:/);
      expect(headerOf(answer, 'cross-origin-opener-policy')).toBe('same-origin');
      expect(headerOf(answer, 'cross-origin-resource-policy')).toBe('same-origin');
      expect(headerOf(answer, 'strict-transport-security')).toMatch(/^max-age=31536000/);
      expect(headerOf(answer, 'cache-control')).toBe('no-store');
      expect(headerOf(answer, 'referrer-policy')).toBe('no-referrer');
      expect(headerOf(answer, 'x-content-type-options')).toBe('nosniff');
      expect(headerOf(answer, 'permissions-policy')).toContain('microphone=()');
      expect(headerOf(answer, 'x-powered-by')).toBeUndefined();
    }
  });

  test('[N29] a report of the policy is taken without a session, says only which directive, and is limited', async () => {
    const report = (body: unknown, type = 'application/csp-report') =>
      ask(board.url, {
        method: 'POST',
        path: '/api/csp-report',
        headers: { 'content-type': type },
        body: JSON.stringify(body),
      });
    const said = { 'blocked-uri': 'https://secret.example/Marigold', 'script-sample': 'Marigold' };
    const before = board.reported.length;
    expect((await report({ 'csp-report': { 'violated-directive': 'script-src-elem', ...said } })).status).toBe(204);
    expect(
      (
        await report(
          [{ type: 'csp-violation', body: { effectiveDirective: 'img-src', ...said } }],
          'application/reports+json',
        )
      ).status,
    ).toBe(204);
    expect((await report({ 'csp-report': { 'violated-directive': 'Marigold' } })).status).toBe(204);
    expect(board.reported.slice(before)).toEqual(['script-src-elem', 'img-src', 'another']);
    for (const odd of [{}, [], { 'csp-report': {} }, { 'csp-report': { 'violated-directive': { $ne: 1 } } }]) {
      expect([204, 422]).toContain((await report(odd)).status);
    }
    expect((await report({ 'csp-report': { 'violated-directive': 'x'.repeat(20_000) } })).status).toBe(413);
    const statuses = await Promise.all(Array.from({ length: 40 }, async () => (await report({})).status));
    expect(statuses).toContain(429);
  });
});
