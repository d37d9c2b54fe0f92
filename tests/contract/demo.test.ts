/** What the demonstration shows, and to whom: its whole world folded and asked with the rulebook; then once in a real store. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDemo } from '@board/server/demo/open.js';
import { findByToken, makeLinks, readLinks, writeLinks } from '@board/server/demo/people.js';
import { isEmpty } from '@board/server/demo/empty.js';
import { demoWorld, seedDemo, streamsOf } from '@board/server/demo/world.js';
import { openRegisters } from '@board/server/gate/registers.js';
import { replay } from '@board/server/rooms/replay.js';
import { wordsOf } from '@board/server/rooms/words.js';
import { connectStore } from '@board/server/store/connect.js';
import type { CaseId, MeetingId, UserId } from '@board/shared/kernel/ids.js';
import { readEntry } from '@board/shared/ledger/entries.js';
import type { CaseFact, MeetingFact } from '@board/shared/ledger/facts.js';
import { foldMeeting } from '@board/shared/ledger/foldMeeting.js';
import { foldRegister } from '@board/shared/ledger/foldRegister.js';
import { gapKinds } from '@board/shared/model/caseFile.js';
import { researchOf } from '@board/shared/model/compartment.js';
import type { Meeting } from '@board/shared/model/meeting.js';
import { emptyRegister, type Register } from '@board/shared/model/register.js';
import { decide } from '@board/shared/policy/decide.js';
import { gapsOf } from '@board/shared/policy/gaps.js';
import { acts } from '@board/shared/policy/rights.js';
import { ourActionsView } from '@board/shared/policy/view/actionRows.js';
import { caseView } from '@board/shared/policy/view/case.js';
import { homeView, meetingView } from '@board/shared/policy/view/meetings.js';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { handClock, seededChance } from '../support/rooms.js';

const now = Date.UTC(2026, 10, 24, 8, 0, 0);
const world = demoWorld(seededChance(14), now);
const { users, meetings, cases, agencies, today } = world.stage;
type User = keyof typeof users;
type Case = keyof typeof cases;
const todays = ['standard', 'closed', 'harmful'] as const;

const text = (body: Uint8Array) => Buffer.from(body).toString('utf8');

/** As the house reads it at a start: every body parsed, every stream folded. */
const foldWorld = (): Register => {
  let register = emptyRegister;
  for (const { stream, drafts } of streamsOf(world)) {
    const [kind, id] = stream.split('/');
    if (kind !== 'directory' && kind !== 'meeting' && kind !== 'case') continue;
    for (const { at, by, body } of drafts) {
      const stamp = { meeting: id as MeetingId, caseId: id as CaseId, by: by as UserId, at };
      register = foldRegister(register, readEntry(kind, text(body)), stamp);
    }
  }
  return register;
};

/** Everybody seated has signed every meeting, and declared nothing. */
const allSigned = (register: Register): Register => {
  const facts = ({ seats, statementVersion: version }: Meeting) =>
    (Object.keys(seats) as UserId[]).flatMap((user): MeetingFact[] => [
      { type: 'conflict declared', user, words: null },
      { type: 'statement signed', user, version },
    ]);
  const signed = (meeting: Meeting) => facts(meeting).reduce((one, fact) => foldMeeting(one, fact, now), meeting);
  return { ...register, meetings: new Map([...register.meetings].map(([id, meeting]) => [id, signed(meeting)])) };
};

const unsigned = foldWorld();
const register = allSigned(unsigned);
const after = (name: Case, fact: CaseFact): Register => {
  const stamp = { caseId: cases[name], by: users.priya, at: now };
  return foldRegister(register, { stream: 'case', command: null, facts: [fact] }, stamp);
};
const caseNames = Object.keys(cases) as Case[];

/** The cases that somebody sees through any meeting. */
const seenBy = (user: User): Case[] =>
  caseNames.filter((name) => decide(register, users[user], 'see case', { caseId: cases[name] }).allow);

const viewsOf = (user: UserId): string => {
  const ids = [...register.meetings.keys()];
  const boards = ids.flatMap((meeting) => caseNames.map((name) => caseView(register, user, meeting, cases[name])));
  return JSON.stringify([
    homeView(register, user),
    ourActionsView(register, user),
    ids.map((id) => meetingView(register, user, id)),
    boards,
  ]);
};

test('[N5] has twelve cases, fifteen agencies, twenty people and three in an office, three meetings today and one before', () => {
  expect(register.cases.size).toBe(12);
  expect(Object.keys(register.directory.agencies)).toHaveLength(15);
  expect(Object.keys(register.directory.users)).toHaveLength(23);
  const dates = [...register.meetings.values()].map(({ date }) => date);
  expect(dates.filter((date) => date === today)).toHaveLength(3);
  expect(dates.filter((date) => date < today)).toHaveLength(1);
  const roles = [...register.meetings.values()].flatMap(({ seats }) => Object.values(seats).map(({ role }) => role));
  expect(new Set(roles).size).toBe(9);
});

test('[N5] begins at half past nine in Larkmere, in winter and in summer', () => {
  const starts = [Date.UTC(2026, 0, 8, 23, 30), Date.UTC(2026, 6, 8, 23, 30)].map((at) => {
    const summer = demoWorld(seededChance(1), at);
    const fact = summer.meetings[1]?.told[0]?.facts[0];
    return fact?.type === 'meeting convened' ? [fact.date, new Date(fact.startsAt).toISOString()] : [];
  });
  expect(starts).toEqual([
    ['2026-01-08', '2026-01-08T09:30:00.000Z'],
    ['2026-07-09', '2026-07-09T08:30:00.000Z'],
  ]);
});

test('[N11] nothing in it was done by nobody, or later than now', () => {
  const people = new Set<string>([...Object.values(users), 'system']);
  const drafts = streamsOf(world).flatMap((stream) => stream.drafts);
  expect(drafts.filter(({ by, at }) => !people.has(by) || at > now)).toEqual([]);
});

test('[N8] every agency at the table of a case has a document of its own', () => {
  for (const [id, meeting] of register.meetings) {
    for (const { caseId } of meeting.items) {
      const opened = Object.keys(register.cases.get(caseId)?.compartments ?? {});
      const wanted = Object.keys(meeting.attendance).map((agency) => researchOf(agency as typeof agencies.police));
      expect(opened, id).toEqual(expect.arrayContaining(['board', 'chair', 'safe-contact', ...wanted]));
    }
  }
});

test('[N2] nobody sees a case before they have signed, not even one that last month’s meeting discussed', () => {
  for (const user of Object.values(users)) {
    for (const name of caseNames) {
      for (const key of todays) {
        const asked = decide(unsigned, user, 'see case', { caseId: cases[name], meeting: meetings[key] });
        expect(asked.allow, `${name} through ${key}`).toBe(false);
      }
      expect(decide(unsigned, user, 'see case', { caseId: cases[name] }).allow, name).toBe(false);
    }
  }
});

test.each(['sam', 'ines'] as const)(
  '[N6][N9] in nothing that leaves for %s is a trace of the case kept from housing',
  (user) => {
    const file = register.cases.get(cases.orla);
    const persons = Object.values(file?.people ?? {});
    const docs = Object.values(file?.compartments ?? {}).map(({ doc }) => doc);
    const names = persons.flatMap(({ id, name }) => [id, ...name.split(' ')]).filter((word) => word !== 'Kit');
    const secret = [...names, 'Kit P', cases.orla, meetings.closed, file?.reference, ...docs, 'closed sitting'];
    const views = viewsOf(users[user]);
    expect(secret.filter((word) => views.includes(word ?? '?'))).toEqual([]);
    expect(viewsOf(users.dana)).toContain('Orla Pretendson');
  },
);

test('[N1] housing stays out of that case even with a seat in its sitting', () => {
  const fact = { type: 'seat given', user: users.sam, agency: agencies.police, role: 'chair', cases: null } as const;
  const sitting = register.meetings.get(meetings.closed) ?? null;
  const seated = new Map(register.meetings).set(meetings.closed, foldMeeting(sitting, fact, now));
  const asked = decide(allSigned({ ...register, meetings: seated }), users.sam, 'see case', { caseId: cases.orla });
  expect(asked).toMatchObject({ allow: false, reason: 'conflict' });
});

test('[N5] the expert sees the harmful-practices cases, and no other', () => {
  expect(seenBy('zehra')).toEqual(['sabrel', 'ilvena', 'tessaly', 'rue', 'saffi']);
});

test('[N5] a harmful practice found in the meeting brings the expert to the case', () => {
  const found = after('elspet', { type: 'harm recorded', harm: "'honour'-based abuse" });
  expect(decide(found, users.zehra, 'see case', { caseId: cases.elspet }).allow).toBe(true);
});

test('[N5] the guest sees none until called in, each referrer the one they referred', () => {
  expect([seenBy('bronagh'), seenBy('juniper'), seenBy('imarra')]).toEqual([[], ['marigold'], ['saffi']]);
  const called = after('brindle', { type: 'called in', user: users.bronagh, meeting: meetings.standard });
  expect(decide(called, users.bronagh, 'see case', { caseId: cases.brindle }).allow).toBe(true);
});

test('[N5] each chair and rep sees what their own sittings list', () => {
  expect(seenBy('wendeline')).toHaveLength(12);
  expect(seenBy('priya')).toHaveLength(9);
  expect(seenBy('thandeka')).toEqual(['sabrel', 'ilvena', 'tessaly', 'rue']);
  expect(seenBy('sam')).toHaveLength(11);
  expect(seenBy('ines')).toHaveLength(8);
});

const seeing = ['meeting', 'agenda', 'item', 'case', 'compartment', 'actions'];

test('[N12] the observer reads the morning and writes nothing', () => {
  expect(seenBy('jonty')).toHaveLength(8);
  const free = new Set(['sign statement', ...seeing.map((what) => `see ${what}`)]);
  for (const caseId of Object.values(cases)) {
    const target = { meeting: meetings.standard, caseId, agency: agencies.community };
    const board = { compartment: 'board', root: 'discussion' } as const;
    const may = (act: (typeof acts)[number]) => decide(register, users.jonty, act, { ...target, ...board }).allow;
    expect(acts.filter((act) => may(act) && !free.has(act))).toEqual([]);
  }
});

test('[A6] the case a by-and-for service wrote about has all four gaps', () => {
  const meeting = register.meetings.get(meetings.standard);
  const file = register.cases.get(cases.saffi);
  if (!meeting || !file) throw new Error('there is no such case');
  const kinds = gapsOf(register, meeting, file).map(({ kind }) => kind);
  expect(kinds.toSorted()).toEqual(gapKinds.toSorted());
});

test('[A9] several agencies have actions of last month to answer for', () => {
  const review = meetingView(register, users.priya, meetings.standard)?.review ?? [];
  expect(new Set(review.map(({ ownerShort }) => ownerShort))).toEqual(new Set(['POL', 'HOU', 'PRO', 'ASC', 'SUB']));
  expect(homeView(register, users.sam)?.outstanding).toBe(2);
  expect(ourActionsView(register, users.dana)?.rows).toMatchObject([{ state: 'done' }]);
});

test('[A10] the service that could not come stands as one that wrote, not as absent', () => {
  const roster = meetingView(register, users.priya, meetings.standard)?.roster ?? [];
  const attendance = Object.fromEntries(roster.map((row) => [row.short, row.attendance]));
  expect(attendance).toMatchObject({ TFS: 'written contribution', PRO: 'apologies', HOU: 'expected' });
});

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'demo-test-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

test('[C9] links outlive a restart, for the owner of the folder alone, and open to their whole token only', async () => {
  expect(await readLinks(folder)).toBeNull();
  const links = makeLinks(world.stage);
  const [first] = links;
  await writeLinks(folder, links);
  expect(await readLinks(folder)).toEqual(links);
  const { mode } = await stat(join(folder, 'demo-people.json'));
  if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600);
  expect(findByToken(links, first?.token ?? '')).toEqual(first);
  expect(findByToken(links, (first?.token ?? '').slice(1))).toBeNull();
  expect(findByToken(links, '')).toBeNull();
});

test('[C9] an empty store is filled once, and a room replays what an agency had noted', async () => {
  const store = await connectStore({ folder });
  onTestFinished(() => store.close());
  const house = { log: store.log, clock: handClock(), chance: seededChance(3), folder };
  expect(await isEmpty(store.log)).toBe(true);
  const links = await openDemo(house);
  expect([links?.length, await openDemo(house)]).toEqual([23, links]);
  await expect(seedDemo(house)).rejects.toThrow('an empty store');
  const { docs } = (await openRegisters(store.log, (error) => expect.fail(String(error)))).current();
  const streams = await store.log.names('doc/');
  const kept = [...docs.keys()].filter((key) => streams.includes(`doc/${key}`));
  const written = await Promise.all(kept.map((key) => replay(store.log, key)));
  const notes = written.map(({ doc }) => wordsOf(doc, 'notes'));
  expect(notes).toHaveLength(4);
  expect(notes.join('\n')).toContain('Searched: Marigold, Dorn and Hesper Fictrell');
});
