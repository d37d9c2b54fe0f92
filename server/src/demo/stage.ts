/** One showing of the demonstration: which id each key has, and which day it is. */
import {
  agencyId,
  caseId,
  meetingId,
  userId,
  type AgencyId,
  type CaseId,
  type MeetingId,
  type UserId,
} from '@board/shared/kernel/ids.js';
import type { Chance } from '../ports/chance.js';
import { agencyKeys, type AgencyKey } from './agencies.js';
import { userKeys, type UserKey } from './cast.js';
import { officerKeys, type OfficerKey } from './officers.js';
import { caseKeys, meetingKeys, type CaseKey, type MeetingKey } from './keys.js';
import { daysBefore, londonDate } from './london.js';

export interface Stage {
  readonly chance: Chance;
  readonly now: number;
  /** Civil dates of today's meetings and of last month's. */
  readonly today: string;
  readonly lastMonth: string;
  readonly agencies: Readonly<Record<AgencyKey, AgencyId>>;
  readonly users: Readonly<Record<UserKey, UserId>>;
  readonly officers: Readonly<Record<OfficerKey, UserId>>;
  readonly meetings: Readonly<Record<MeetingKey, MeetingId>>;
  readonly cases: Readonly<Record<CaseKey, CaseId>>;
}

/** Facts that one author put down at one moment: what becomes a record of the store. */
export interface Told<F> {
  readonly by: UserId | 'system';
  readonly at: number;
  readonly facts: readonly F[];
}

export const idsFor = <K extends string, I>(keys: readonly K[], fresh: () => I): Readonly<Record<K, I>> =>
  Object.fromEntries(keys.map((key) => [key, fresh()])) as Record<K, I>;

/** Larkmere's MARAC sits every four weeks. */
const rhythm = 28;

export const setStage = (chance: Chance, now: number): Stage => {
  const today = londonDate(now);
  return {
    chance,
    now,
    today,
    lastMonth: daysBefore(today, rhythm),
    agencies: idsFor(agencyKeys, () => agencyId.parse(chance.uuid())),
    users: idsFor(userKeys, () => userId.parse(chance.uuid())),
    meetings: idsFor(meetingKeys, () => meetingId.parse(chance.uuid())),
    cases: idsFor(caseKeys, () => caseId.parse(chance.uuid())),
    // Last, so that a seeded day of the others stays as it was.
    officers: idsFor(officerKeys, () => userId.parse(chance.uuid())),
  };
};
