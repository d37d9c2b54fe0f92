/** A whole day with everybody in the house, and everything each of them was sent searched for what they may not know. */
import { userKeys, type UserKey } from '@board/server/demo/cast.js';
import { caseKeys } from '@board/server/demo/keys.js';
import type { HomeView, MeetingView, PresenceView } from '@board/shared/policy/views.js';
import { values } from '@board/shared/model/records.js';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everybody, openBoard, type Crowd, type Opened } from '../support/house.js';
import * as law from '../support/houseLaw.js';
import {
  askEverything,
  at,
  beginDay,
  bornSecrets,
  openCase,
  plantFacts,
  plantWords,
  tryEveryDoc,
  watchAll,
} from '../support/housePlant.js';
import { handClock } from '../support/roomsPorts.js';
import { canary, Traffic } from '../support/traffic.js';

let board: Opened;
let crowd: Crowd;
let planted: readonly law.Secret[];
let guestBefore: MeetingView | null;

const agendaOf = async (who: UserKey): Promise<MeetingView | null> =>
  crowd[who].view<MeetingView>(`/api/meetings/${board.stage.meetings.standard}`);

const casesIn = (view: MeetingView | null) => view?.agenda?.items.map(({ caseId, number }) => [number, caseId]);

/** Everybody is in before anything is said, tries every door, and asks for everything again when all has been said. */
beforeAll(async () => {
  // No heartbeat by the wall clock: on a slow machine it would end connections.
  board = await openBoard(handClock());
  crowd = await everybody(board, [law.unsigned, law.undealt]);
  guestBefore = await agendaOf('bronagh');
  const begun = await beginDay(board, crowd);
  await watchAll(board, crowd);
  for (const who of userKeys) await tryEveryDoc(board, crowd, who);
  const said: law.Secret[] = [];
  for (const key of caseKeys) {
    said.push(...(await plantFacts(board, crowd, key)), ...(await plantWords(board, crowd, key)));
  }
  await Promise.all(userKeys.map((who) => askEverything(board, crowd, who)));
  await Promise.all(userKeys.map((who) => crowd[who].heardAll()));
  planted = [...begun, ...said];
}, 240_000);
afterAll(() => board.close());

test('[N9] the search itself finds a canary in every dress, packed or plain', () => {
  const words = canary();
  const text = JSON.stringify({ before: 'zx', words, after: 'q' });
  const entities = [...words].map((one) => (one < '\u0080' ? one : `&#${one.codePointAt(0)};`)).join('');
  const escaped = words.replace(
    /[^ -~]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  const wide = Buffer.from(text, 'utf16le');
  const dressed: readonly (Buffer | string)[] = [
    text,
    wide,
    Buffer.from(wide).swap16(),
    encodeURIComponent(text),
    encodeURIComponent(text).toLowerCase(),
    entities,
    escaped,
    Buffer.from(text).toString('hex'),
    ...['', 'a', 'ab'].flatMap((more) => [
      Buffer.from(more + text).toString('base64'),
      Buffer.from(more + text).toString('base64url'),
    ]),
    gzipSync(text),
    deflateSync(text),
    deflateRawSync(text),
    Buffer.concat([Buffer.from([7, 0, 1]), gzipSync(wide)]),
  ];
  for (const bytes of dressed) {
    const traffic = new Traffic();
    traffic.record('sync', bytes);
    expect(traffic.has(words), String(bytes)).toBe(true);
    expect(() => (traffic.canaries().has(words) ? expect.fail('plain') : undefined)).toThrow();
  }
});

test('[N9] every canary reached exactly those who may know it, by whichever door', () => {
  const wrong = userKeys.flatMap((who) => {
    const seen = crowd[who].traffic.canaries();
    return planted.flatMap((secret) => {
      if (secret.by === who) return [];
      const [may, has] = [secret.who.includes(who), seen.has(secret.words)];
      return may === has ? [] : [`${who} ${has ? 'was sent' : 'was not sent'} ${secret.what}`];
    });
  });
  expect(wrong).toEqual([]);
  expect(planted.length).toBeGreaterThan(200);
});

test('[N9][N8] ids, references, names and document keys reached exactly those who may know them', () => {
  const secrets = caseKeys.flatMap((key) => bornSecrets(board, key));
  const wrong = userKeys.flatMap((who) => {
    const found = new Set(crowd[who].traffic.found(secrets.map(({ words }) => words)));
    return secrets.flatMap(({ what, words, who: allowed }) =>
      allowed.includes(who) === found.has(words) ? [] : [`${who} ${found.has(words) ? 'has' : 'lacks'} ${what}`],
    );
  });
  expect(wrong).toEqual([]);
});

test('[N6][N9] the housing rep’s whole day holds no trace of the closed case or its sitting', () => {
  const file = board.file('orla');
  // a name of three letters stands by chance in random ids
  const people = values(file.people).flatMap(({ id, name }) => [
    id,
    name,
    ...name.split(' ').filter((one) => one.length > 3),
  ]);
  const documents = values(file.compartments).map(({ doc }) => doc);
  const { meetings } = board.stage;
  const traces = [file.id, file.reference, file.initials, ...people, meetings.closed, 'closed sitting'];
  for (const who of ['sam', 'ines'] as const) {
    expect(crowd[who].traffic.found([...traces, ...documents]), who).toEqual([]);
  }
  expect(crowd.gwennol.traffic.found(traces)).toEqual(traces);
});

test('[N6] the agenda is numbered and timed for its viewer, and its count is theirs', async () => {
  const [mine, all] = [await agendaOf('zehra'), await agendaOf('sam')];
  expect(mine?.agenda?.items.map(({ number }) => number)).toEqual([1, 2]);
  expect(all?.agenda?.items.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const minutes = (view: MeetingView | null) => ((view?.agenda?.plannedFinish ?? 0) - (view?.startsAt ?? 0)) / 60_000;
  expect([minutes(mine), minutes(all)]).toEqual([30, 120]);
  const without = (await agendaOf(law.excluded.user))?.agenda?.items ?? [];
  expect(without.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(without.map(({ plannedStart }) => (plannedStart - (all?.startsAt ?? 0)) / 60_000)).toEqual([
    0, 15, 30, 45, 60, 75, 90,
  ]);
  const home = await crowd.zehra.view<HomeView>('/api/home');
  expect(home?.meetings.map(({ cases }) => cases)).toEqual([2, 4]);
});

test('[N5] the expert sees the harmful-practices cases, the referrer one, the guest none and then one', async () => {
  const { cases } = board.stage;
  expect(casesIn(await agendaOf('zehra'))).toEqual([
    [1, cases.ilvena],
    [2, cases.saffi],
  ]);
  expect(casesIn(await agendaOf('juniper'))).toEqual([[1, cases.marigold]]);
  expect(casesIn(await agendaOf('imarra'))).toEqual([[1, cases.saffi]]);
  expect(casesIn(guestBefore)).toEqual([]);
  expect(casesIn(await agendaOf('bronagh'))).toEqual([[1, cases.marigold]]);
});

test('[N8] an agency’s research is not the chair’s, and a restricted compartment is not its opener’s', () => {
  const secret = (what: string) => planted.find((one) => one.what === what)?.words ?? expect.fail(what);
  const health = secret(`marigold: words in research/${board.stage.agencies.health}`);
  const restricted = planted.find(({ what }) => what.startsWith('marigold: words in restricted/'));
  for (const words of [health, restricted?.words ?? expect.fail('no restricted words')]) {
    expect([crowd.priya.traffic.has(words), crowd.juniper.traffic.has(words)]).toEqual([false, true]);
  }
});

test('[N1] a chair with a conflict of interest is as good as nobody', async () => {
  const { meeting } = at(board, law.conflicted.case);
  const invented = await crowd.priya.get(`/api/meetings/${meeting}/cases/${crypto.randomUUID()}`);
  expect(await openCase(board, crowd, law.conflicted.user, law.conflicted.case)).toBe(invented.text);
  const file = board.file('corwin');
  expect(crowd.priya.traffic.found([file.id, file.reference, 'Corwin Exampler'])).toEqual([]);
});

test('[N2] without a signature, or with a declaration not dealt with, nothing of any case', async () => {
  const secrets = [...caseKeys.flatMap((key) => bornSecrets(board, key)), ...planted].map(({ words }) => words);
  for (const who of [law.unsigned, law.undealt]) {
    expect(crowd[who].traffic.found(secrets), who).toEqual([]);
    expect((await agendaOf(who))?.agenda).toBeNull();
  }
  const { users, meetings } = board.stage;
  await crowd.wendeline.must('settle declaration', { meeting: meetings.standard, user: users[law.undealt] });
  expect((await agendaOf(law.undealt))?.agenda?.items).toHaveLength(8);
});

test('[N13] presence follows who is in the meeting, and nothing that the chair opens', async () => {
  const { meetings, cases } = board.stage;
  const here = async () => crowd.sam.view<PresenceView>(`/api/meetings/${meetings.standard}/presence`);
  await Promise.all(userKeys.map((who) => crowd[who].watch(meetings.standard, null)));
  await crowd.sam.heardAll();
  const [before, rung] = [await here(), crowd.sam.rung.length];
  expect(before?.here).toContain(board.stage.users.priya);
  await crowd.priya.watch(meetings.standard, cases.marigold);
  await openCase(board, crowd, 'priya', 'marigold');
  await openCase(board, crowd, 'priya', 'orla');
  await crowd.priya.doc(board.doc('orla', 'chair'));
  await crowd.sam.heardAll();
  expect(await here()).toEqual(before);
  expect(crowd.sam.rung.slice(rung)).toEqual([]);
  await crowd.priya.watch(null, null);
  await crowd.sam.heardAll();
  expect(crowd.sam.rung.slice(rung)).toEqual([{ event: 'bell', topic: `presence:${meetings.standard}` }]);
  expect((await here())?.here).not.toContain(board.stage.users.priya);
});

test('[N6][N9] what happens in the closed sitting rings no bell outside it, not even the first', async () => {
  const outsider = await board.person('sam');
  await outsider.live();
  await crowd.callum.must('share line', {
    ...at(board, 'orla'),
    line: crypto.randomUUID() as never,
    agency: board.stage.agencies.police,
    words: 'one more line',
    kind: 'fact',
    basis: 'public task',
    dissemination: 'minutes',
  });
  await outsider.heardAll();
  expect(outsider.rung).toEqual([]);
  expect(board.broken).toEqual([]);
});
