/** A disk that is full, for real: the built house under a limit on the size of its files, and the limit lifted again. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openEvidence } from '@board/server/store/evidence.js';
import { verifyChain } from '@board/server/store/hash.js';
import type { CaseId, DocKey, MeetingId } from '@board/shared/kernel/ids.js';
import type { CaseView, HomeView, MeetingView } from '@board/shared/policy/views.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { casePath, known } from '../support/house.js';
import { noPlan } from '../support/houseCasework.js';
import { enter, kill, startHouse, type Running } from '../support/houseProcess.js';
import { until } from '../support/houseUntil.js';
import { fresh, type Attendee } from '../support/people.js';
import { ask } from '../support/peopleHttp.js';
import type { Sheet } from '../support/peopleSync.js';

let folder: string;
let running: Running;
let writer: Attendee;
let reader: Attendee;
let doc: DocKey;
let at: { readonly meeting: MeetingId; readonly caseId: CaseId };

/** Linux lets a limit be set on a process that runs; elsewhere nothing is tried, and that is said. */
const canLimit = ((): boolean => {
  try {
    execFileSync('prlimit', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.log('[L24] NOT TRIED: there is no prlimit on this machine, so that no disk could be filled.');
    return false;
  }
})();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'board-full-'));
  running = await startHouse(folder, { METRICS_PORT: '0' });
  writer = await enter(running.url, folder, 'Callum');
  reader = await enter(running.url, folder, 'Dana');
  const home = known(await writer.view<HomeView>('/api/home'));
  const meeting = known(home.meetings.find(({ sitting, signed }) => sitting === 'standard' && !signed)).id;
  for (const person of [writer, reader]) await person.sign(meeting);
  const agenda = known((await writer.view<MeetingView>(`/api/meetings/${meeting}`))?.agenda);
  const { caseId } = known(agenda.items.find(({ reference }) => reference === 'LK-4193'));
  const { compartments } = known(await writer.view<CaseView>(casePath(meeting, caseId)));
  doc = known(compartments.find(({ kind }) => kind === 'board')).doc;
  at = { meeting, caseId };
}, 60_000);
afterAll(async () => {
  await kill(running.child);
  await rm(folder, { recursive: true, force: true });
});

const limit = (bytes: number | 'unlimited'): void => {
  execFileSync('prlimit', ['--pid', String(running.child.pid), `--fsize=${bytes}:unlimited`]);
};
const store = () => join(folder, 'board.mdb');
const ready = async () => (await ask(running.meters, { path: '/ready' })).text;

const filler = ' the plan'.repeat(250);
const marked = (n: number): string => `${n}.${filler}`;
const has = (text: string, n: number): boolean => text.includes(`>${marked(n)}<`);

/** Comes back as a page does: with its document, until it is let in. */
const back = async (who: Attendee, words: Y.Doc): Promise<Sheet> => {
  for (;;) {
    const sheet = await who.doc(doc, words);
    if (sheet.isOpen) return sheet;
    if (sheet.refused !== null) throw new Error(`refused: ${sheet.refused}`);
    await pause(50);
  }
};

const action = (words: string) => {
  const ids = { action: fresh(), placement: fresh() } as Record<'action' | 'placement', never>;
  return { ...at, ...ids, words, ...noPlan };
};

test.runIf(canLimit)(
  '[L24] on a full disk nothing is acknowledged or told, nobody is refused, and it heals by itself',
  async () => {
    const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
    const sheet = await writer.doc(doc, mine);
    const other = await reader.doc(doc, theirs);
    sheet.type('discussion', marked(0));
    await sheet.saved();
    await until(() => has(other.words(), 0), 'words to be told');
    expect(await ready()).toBe('ready\n');

    limit((await stat(store())).size);
    let n = 0;
    const stored: number[] = [0];
    while (sheet.closed === null) {
      n += 1;
      sheet.type('discussion', marked(n));
      await until(() => sheet.isSaved || sheet.closed !== null, 'words to be stored, or the disk to be full');
      if (sheet.closed === null) stored.push(n);
    }
    // The last was never stored: its writer was sent away with a code to come back on, and no word of refusal.
    expect(sheet.closed).toEqual({ code: 4503, reason: 'retry' });
    expect([sheet.refused, sheet.isSaved]).toEqual([null, false]);
    await until(() => other.closed !== null, 'the reader to be sent on, too');
    expect(other.refused).toBe(null);
    expect(has(other.words(), n)).toBe(false);
    expect(await ready()).toBe('store\n');
    const refused = await writer.command('raise action', action('Ring the school before Monday.'));
    expect(refused.ok ? 'kept' : refused.reason).toMatch(/^(kept|unavailable)$/);
    expect(running.child.exitCode).toBe(null);
    sheet.type('discussion', marked(n + 1));

    limit('unlimited');
    // Whoever comes new, before the writer is back, is told what is on disk: all that was acknowledged or shown, and no more.
    const anew = await back(reader, new Y.Doc());
    expect(stored.filter((one) => !has(anew.words(), one))).toEqual([]);
    expect([n, n + 1].filter((one) => has(anew.words(), one))).toEqual([]);
    for (let one = 0; one <= n; one += 1) if (has(other.words(), one)) expect(has(anew.words(), one)).toBe(true);
    await anew.close();
    const again = await back(writer, mine);
    await again.saved();
    const seen = await back(reader, theirs);
    await until(() => has(seen.words(), n + 1), 'what was kept on a screen to arrive');
    for (let one = 0; one <= n + 1; one += 1) expect(seen.words().split(`>${marked(one)}<`)).toHaveLength(2);
    expect(await ready()).toBe('ready\n');
    expect(stored.every((one) => has(seen.words(), one))).toBe(true);

    await Promise.all([writer.leave(), reader.leave()]);
    await kill(running.child);
    const evidence = await openEvidence({ folder });
    for (const stream of await evidence.streams())
      expect(verifyChain(await evidence.log.links(stream, 0)), stream).toEqual({ ok: true });
    await evidence.close();
    console.log(`[L24] the disk was full after ${n} paragraphs; all ${n + 2} arrived`);
  },
  120_000,
);
