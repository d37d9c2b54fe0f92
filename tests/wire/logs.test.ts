/** What the house says of itself: a process with canaries in everything it is sent, provoked in every way, and its output searched. */
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocKey, PersonId, PlacementId } from '@board/shared/kernel/ids.js';
import type { CaseView, HomeView, MeetingView } from '@board/shared/policy/views.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casePath, known } from '../support/house.js';
import { noPlan } from '../support/houseCasework.js';
import { enter, kill, startHouse, type Running } from '../support/houseProcess.js';
import { until } from '../support/houseUntil.js';
import { fresh, type Attendee } from '../support/people.js';
import { canary, Traffic } from '../support/traffic.js';

/** Errors nobody caught, whose message quotes what somebody typed over several lines, some of them made to look like places. */
const provoked = `
  const error = () => {
    const words = 'ñandú⁂x⁂';
    return new TypeError('first line\\n    at ' + words + ' (file:///' + words + ':1:1)\\n' + words);
  };
  process.on('SIGUSR2', () => {
    Promise.reject(error());
    setImmediate(() => { throw error(); });
    setImmediate(() => { const odd = error(); odd.name = odd.message; throw odd; });
    setImmediate(() => { throw String(error()); });
  });
`;

let folder: string;
let running: Running;
const said: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'board-logs-'));
  const preload = join(folder, 'provoked.mjs');
  await writeFile(preload, provoked);
  running = await startHouse(join(folder, 'data'), { NODE_OPTIONS: `--import=${preload}` });
  running.child.stdout?.on('data', (bytes: Buffer) => said.push(bytes.toString('utf8')));
  running.child.stdout?.resume();
}, 60_000);
afterAll(async () => {
  await kill(running.child);
  await rm(folder, { recursive: true, force: true });
});

const onTheBoard = async (who: Attendee): Promise<{ view: CaseView; on: { meeting: never; caseId: never } }> => {
  const home = known(await who.view<HomeView>('/api/home'));
  const { id } = known(home.meetings.find(({ sitting, signed }) => sitting === 'standard' && !signed));
  await who.sign(id);
  const agenda = known((await who.view<MeetingView>(`/api/meetings/${id}`))?.agenda);
  const { caseId } = known(agenda.items[0]);
  const view = known(await who.view<CaseView>(casePath(id, caseId)));
  return { view, on: { meeting: id as never, caseId: caseId as never } };
};

/** Well-formed words, that the house keeps. */
const workWith = async (who: Attendee): Promise<DocKey> => {
  const { view, on } = await onTheBoard(who);
  const words = canary();
  await who.must('raise action', { ...on, action: fresh(), placement: fresh<PlacementId>(), words, ...noPlan });
  const person = { name: canary(), kind: 'adult', born: null, relationship: null, employer: null } as const;
  await who.must('add person', { ...on, person: fresh<PersonId>(), ...person });
  const { doc } = known(view.compartments.find(({ kind }) => kind === 'board'));
  const sheet = await who.doc(doc);
  sheet.type('discussion', canary());
  await sheet.saved();
  return doc;
};

/** Words that no door takes. */
const provoke = async (who: Attendee, url: string, doc: DocKey): Promise<void> => {
  const words = canary();
  const own = { origin: url, 'x-board': '1', 'content-type': 'application/json' };
  const post = (body: string, headers = {}) =>
    who.ask({ method: 'POST', path: '/api/session', headers: { ...own, ...headers }, body });
  for (const body of [words, `{"token":"${words}"`, `{"token":"${words}"}`, JSON.stringify({ [words]: words })]) {
    await post(body);
  }
  await post(`{"token":"${words.repeat(10_000)}"}`);
  await post('{}', { 'content-encoding': 'x' });
  const path = encodeURIComponent(words);
  for (const one of [
    `/api/${path}`,
    `/api/meetings/${path}`,
    `/api/home?${path}=${path}`,
    `/${path}`,
    `/assets/${path}`,
  ]) {
    await who.ask({ path: one, headers: { 'user-agent': path, referer: `http://${path}` } });
  }
  await who.send({ type: words, id: words });
  await who.send(words);
  const socket = await who.live();
  await socket.timeout(30_000).emitWithAck(words, words);
  (await who.doc(path)).say(new TextEncoder().encode(words));
  const sheet = await who.doc(doc);
  sheet.say(new Uint8Array([0, 2, 250, ...new TextEncoder().encode(words)]));
  await until(() => sheet.closed !== null, 'the garbage to be refused');
  const raw = connect(Number(new URL(url).port), '127.0.0.1');
  raw.on('error', () => undefined);
  raw.resume();
  raw.end(`GET /${words} HTTP/9.9\r\n${words}\r\n\r\n`);
  await once(raw, 'close');
};

test('[N24] logs, error pages and refusals hold no word that anybody typed, not even of an error nobody caught', async () => {
  const who = await enter(running.url, join(folder, 'data'), 'Callum');
  const doc = await workWith(who);
  const before = who.traffic.mark;
  await provoke(who, running.url, doc);
  const refusals = new Traffic();
  for (const { door, bytes } of who.traffic.pieces.slice(before)) if (door !== 'sync') refusals.record(door, bytes);
  expect([...refusals.canaries()]).toEqual([]);
  running.child.kill('SIGUSR2');
  await until(() => running.complaints.join('').split('something broke').length > 4, 'the errors to be written down');
  expect((await who.get('/api/home')).status).toBe(200);
  running.child.kill('SIGTERM');
  await once(running.child, 'exit');
  const output = new Traffic();
  output.record('http', [...running.complaints, ...said].join(''));
  expect([...output.canaries()]).toEqual([]);
  expect(output.found(['Orla', 'Pretendson', 'first line'])).toEqual([]);
});
