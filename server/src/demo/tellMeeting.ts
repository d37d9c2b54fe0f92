/** From a meeting's script to its facts: convened, seated, listed, and for last month's also signed and sat through. */
import type { AgencyId, UserId } from '@board/shared/kernel/ids.js';
import type { MeetingFact } from '@board/shared/ledger/facts.js';
import { agencyKeys } from './agencies.js';
import { cast, userKeys } from './cast.js';
import type { MeetingKey } from './keys.js';
import { londonTime } from './london.js';
import { meetings, type MeetingScript } from './meetings.js';
import type { Stage, Told } from './stage.js';
import { statementVersion } from './statement.js';

const minute = 60_000;
const day = 24 * 60 * minute;

export const dateOf = (stage: Stage, script: MeetingScript): string => (script.past ? stage.lastMonth : stage.today);

export const startOf = (stage: Stage, script: MeetingScript): number => londonTime(dateOf(stage, script), script.time);

/** When the chair was done with the item so far down the list, last month. */
export const heardAt = (stage: Stage, script: MeetingScript, index: number): number =>
  startOf(stage, script) + (index + 1) * script.slotMinutes * minute - minute;

export const tellMeeting = (stage: Stage, key: MeetingKey): readonly Told<MeetingFact>[] => {
  const script = meetings[key];
  const convened: Told<MeetingFact> = {
    by: stage.users[script.convenedBy],
    at: Math.min(startOf(stage, script), stage.now) - 10 * day,
    facts: [conveningOf(stage, key), ...invitations(stage, script), ...seats(stage, script), ...items(stage, script)],
  };
  const sent = { by: convened.by, at: convened.at + 2 * day, facts: [{ type: 'agenda published' as const }] };
  const began = Math.min(startOf(stage, script), stage.now) - 15 * minute;
  const opened = { by: stage.users[script.chair], at: began, facts: [{ type: 'meeting begun' as const }] };
  const begun = [convened, sent, opened];
  return script.past ? [...begun, ...signatures(stage, script), ...sittings(stage, script)] : begun;
};

const conveningOf = (stage: Stage, key: MeetingKey): MeetingFact => {
  const script = meetings[key];
  return {
    type: 'meeting convened',
    meeting: stage.meetings[key],
    title: script.title,
    area: 'Larkmere',
    sitting: script.sitting,
    date: dateOf(stage, script),
    startsAt: startOf(stage, script),
    statementVersion,
  };
};

const invitations = (stage: Stage, script: MeetingScript): readonly MeetingFact[] =>
  agencyKeys.flatMap((key): MeetingFact[] => {
    const attendance = script.agencies[key];
    if (attendance === undefined) return [];
    const agency: AgencyId = stage.agencies[key];
    const invited: MeetingFact = { type: 'agency invited', agency };
    return attendance === 'expected' ? [invited] : [invited, { type: 'attendance noted', agency, attendance }];
  });

const seats = (stage: Stage, script: MeetingScript): readonly MeetingFact[] =>
  userKeys.flatMap((key): MeetingFact[] => {
    const role = script.seats[key];
    if (role === undefined) return [];
    const cases = script.only[key]?.map((one) => stage.cases[one]) ?? null;
    return [{ type: 'seat given', user: stage.users[key], agency: stage.agencies[cast[key].agency], role, cases }];
  });

const items = (stage: Stage, script: MeetingScript): readonly MeetingFact[] =>
  script.items.map(({ case: key, invited }): MeetingFact => ({
    type: 'case listed',
    caseId: stage.cases[key],
    slotMinutes: script.slotMinutes,
    invited: invited && invited.map((agency) => stage.agencies[agency]),
  }));

const signatures = (stage: Stage, script: MeetingScript): readonly Told<MeetingFact>[] =>
  userKeys
    .filter((key) => script.seats[key] !== undefined)
    .map((key, index) => {
      const user: UserId = stage.users[key];
      const facts: MeetingFact[] = [
        { type: 'conflict declared', user, words: null },
        { type: 'statement signed', user, version: statementVersion },
      ];
      return { by: user, at: startOf(stage, script) - (20 - index) * (minute / 2), facts };
    });

const sittings = (stage: Stage, script: MeetingScript): readonly Told<MeetingFact>[] =>
  script.items.flatMap(({ case: key }, index): Told<MeetingFact>[] => {
    const by = stage.users[script.chair];
    const caseId = stage.cases[key];
    const begun = heardAt(stage, script, index) - (script.slotMinutes - 2) * minute;
    return [
      { by, at: begun, facts: [{ type: 'item opened', caseId }] },
      { by, at: heardAt(stage, script, index), facts: [{ type: 'item closed', caseId }] },
    ];
  });
