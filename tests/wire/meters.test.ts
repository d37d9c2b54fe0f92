/** What the house tells whoever minds the machine, on a port of its own: that it is well, whether it is ready, and numbers. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReadiness } from '@board/server/meters/readiness.js';
import { openInstruments } from '@board/server/meters/open.js';
import type { CaseId, MeetingId, PlacementId, ActionId } from '@board/shared/kernel/ids.js';
import type { CaseView, HomeView, MeetingView } from '@board/shared/policy/views.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casePath, known } from '../support/house.js';
import { noPlan } from '../support/houseCasework.js';
import { enter, kill, startHouse, type Running } from '../support/houseProcess.js';
import { fresh, type Attendee } from '../support/people.js';
import { ask } from '../support/peopleHttp.js';
import { handClock, MemoryLog } from '../support/roomsPorts.js';
import { canary, canaryMark } from '../support/traffic.js';

let folder: string;
let running: Running;
let callum: Attendee;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'board-meters-'));
  running = await startHouse(folder, { METRICS_PORT: '0' });
  callum = await enter(running.url, folder, 'Callum');
}, 60_000);
afterAll(async () => {
  await callum.leave();
  await kill(running.child);
  await rm(folder, { recursive: true, force: true });
});

const read = async (path: string) => ask(running.meters, { path });
const value = (text: string, series: string): number =>
  Number(new RegExp(`^${series.replaceAll(/[{}]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);

interface Case {
  readonly meeting: MeetingId;
  readonly caseId: CaseId;
  readonly view: CaseView;
}

const openCase = async (): Promise<Case> => {
  const home = known(await callum.view<HomeView>('/api/home'));
  const { id: meeting } = known(home.meetings.find(({ sitting, signed }) => sitting === 'standard' && !signed));
  await callum.sign(meeting);
  const { caseId } = known((await callum.view<MeetingView>(`/api/meetings/${meeting}`))?.agenda?.items[0]);
  return { meeting, caseId, view: known(await callum.view<CaseView>(casePath(meeting, caseId))) };
};

test('[L20] words typed, commanded, asked for and refused are counted, and none of them is in the metrics, nor any id', async () => {
  const { meeting, caseId, view } = await openCase();
  const { doc } = known(view.compartments.find(({ kind }) => kind === 'board'));
  const sheet = await callum.doc(doc);
  sheet.type('discussion', canary());
  await sheet.saved();
  const own = { meeting, caseId, action: fresh<ActionId>(), placement: fresh<PlacementId>(), words: canary() };
  await callum.must('raise action', { ...own, ...noPlan });
  const ack = await callum.send({ id: canary(), type: canary() });
  expect((await callum.get(`/api/meetings/${encodeURIComponent(canary())}`)).status).toBe(404);
  const strange = await callum.doc(canary());
  expect(strange.closed?.code).toBe(4404);
  const { text, status } = await read('/metrics');
  expect(status).toBe(200);
  expect(value(text, 'board_sockets{door="live"}')).toBe(1);
  expect(value(text, 'board_sockets{door="sync"}')).toBeGreaterThanOrEqual(1);
  expect(value(text, 'board_rooms')).toBeGreaterThanOrEqual(1);
  expect(value(text, 'board_refusals_total{door="http",code="absent"}')).toBe(1);
  expect(value(text, `board_refusals_total{door="live",code="${ack.ok ? '' : ack.reason}"}`)).toBe(1);
  expect(value(text, 'board_refusals_total{door="sync",code="absent"}')).toBe(1);
  expect(value(text, 'board_records_total{stream="doc"}')).toBeGreaterThan(1);
  expect(value(text, 'board_records_total{stream="case"}')).toBeGreaterThan(0);
  expect(value(text, 'board_append_seconds_count')).toBeGreaterThan(2);
  expect(value(text, 'board_bells_total')).toBeGreaterThan(0);
  expect(value(text, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \S+$/m);
  expect(text).not.toContain(canaryMark);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  for (const name of [callum.user, 'Callum', doc, meeting, caseId]) expect(text).not.toContain(name);
  // Every value of every label is of a closed list: short, lower or upper case, a code.
  for (const [, label] of text.matchAll(/="([^"]*)"/g)) expect(label).toMatch(/^[A-Za-z0-9_.+-]{1,30}$/);
});

test('[L20] the port of the metrics is of this machine alone, and shows nothing else; the people’s port has none of it', async () => {
  expect(new URL(running.meters).hostname).toBe('127.0.0.1');
  expect((await read('/health')).text).toBe('ok\n');
  expect((await read('/api/board')).status).toBe(404);
  expect((await ask(running.meters, { path: '/metrics', method: 'POST' })).status).toBe(404);
  for (const path of ['/metrics', '/ready', '/health'])
    expect((await ask(running.url, { path })).text).not.toMatch(/board_|ready|^ok/);
});

test('[L21] a house that is idle and can write is ready', async () => {
  expect((await read('/ready')).text).toBe('ready\n');
});

test('[L21] what stands in the way is said by name, a store that cannot write is noticed when nobody writes, and it heals', async () => {
  const clock = handClock();
  const readiness = openReadiness();
  let works = true;
  let pulses = 0;
  const pulse = async () => {
    pulses += 1;
    if (!works) throw new Error('no space left on device');
  };
  let isConfirmed = true;
  expect(await readiness.ask()).toEqual(['starting']);
  readiness.opened({ now: () => clock.now(), pulse, isConfirmed: () => isConfirmed });
  expect(await readiness.ask()).toEqual([]);
  expect(await readiness.ask()).toEqual([]);
  expect(pulses, 'a write just now is proof enough').toBe(1);
  works = false;
  clock.advance(5_000);
  expect(await readiness.ask()).toEqual(['store']);
  isConfirmed = false;
  expect(await readiness.ask()).toEqual(['store', 'register']);
  works = isConfirmed = true;
  expect(await readiness.ask()).toEqual([]);
  readiness.draining();
  expect(await readiness.ask()).toEqual(['draining']);
});

test('[L21] an append that fails is proof of a store that cannot write, without anybody asking it', async () => {
  const instruments = openInstruments();
  const { readiness } = instruments;
  readiness.opened({ now: () => 0, pulse: () => Promise.reject(new Error('full')), isConfirmed: () => true });
  const memory = new MemoryLog();
  const log = instruments.of(memory);
  const drafts = [{ at: 1, by: 'system', session: null, body: new Uint8Array(1) }] as const;
  await log.append({ stream: 'doc/a', after: 0, drafts });
  expect(await readiness.ask()).toEqual([]);
  memory.trouble = 'rejects';
  await expect(log.append({ stream: 'doc/a', after: 1, drafts })).rejects.toThrow();
  expect(readiness.known().store).toBe(true);
  expect(await readiness.ask()).toEqual(['store']);
});
