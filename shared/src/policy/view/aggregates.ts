/** Figures of past cases for the steering group: one table an area, small numbers suppressed, the others rounded [N17]. Server only. */
import type { AgencyId, UserId } from '../../kernel/ids.js';
import { perpetratorsOf, type CaseFile } from '../../model/caseFile.js';
import { harmTypes } from '../../model/codes.js';
import { agenciesOf, type Meeting } from '../../model/meeting.js';
import { values } from '../../model/records.js';
import type { Register } from '../../model/register.js';
import { isHarmfulPractice } from '../admission.js';
import type { AggregateGroup, AggregateRow, AggregatesView, AttendanceRow } from '../views.js';
import { may } from './allowed.js';
import { agencyName } from './names.js';

/** A number this small, nought included, could be about somebody. */
const small = 5;
/** Cases are counted in once this many more have been concluded: two tables never differ by one case. */
const batch = small + 1;

/** "5 or fewer", or the nearest number of fives. */
export const shown = (count: number): string =>
  count <= small ? `${small} or fewer` : `about ${Math.round(count / small) * small}`;

export const aggregatesView = (register: Register, user: UserId): AggregatesView | null => {
  if (!may(register, user, 'see aggregates', {})) return null;
  const meetings = [...register.meetings.values()];
  const areas = [...new Set(meetings.map(({ area }) => area))].toSorted();
  return {
    areas: areas.map((area) => ({
      area,
      groups: groupsOf(countedIn(register, area)),
      attendance: attendanceOf(
        register,
        meetings.filter((meeting) => meeting.area === area),
      ),
    })),
  };
};

const firstConcluded = (file: CaseFile): number => Math.min(...values(file.conclusions).map(({ at }) => at));

/** Concluded cases in the order of their conclusion, whole batches only. */
const countedIn = (register: Register, area: string): readonly CaseFile[] => {
  const concluded = [...register.cases.values()]
    .filter((file) => file.area === area && values(file.conclusions).length > 0)
    .toSorted((one, other) => firstConcluded(one) - firstConcluded(other));
  return concluded.slice(0, concluded.length - (concluded.length % batch));
};

type Measure = readonly [label: string, count: (files: readonly CaseFile[]) => number];

const cases =
  (is: (file: CaseFile) => boolean) =>
  (files: readonly CaseFile[]): number =>
    files.filter(is).length;
const actions =
  (is: (state: string) => boolean) =>
  (files: readonly CaseFile[]): number =>
    files.flatMap((file) => values(file.actions)).filter(({ state }) => is(state)).length;
const perpetrators =
  (least: number, most: number) =>
  (files: readonly CaseFile[]): number =>
    files.map((file) => perpetratorsOf(file).length).filter((count) => count >= least && count <= most).length;

const hadExpert = (file: CaseFile): boolean =>
  isHarmfulPractice(file) && values(file.conclusions).some(({ gaps }) => !gaps.includes('no expert advice'));

const measures: Readonly<Record<string, readonly Measure[]>> = {
  Cases: [
    ['Cases heard', (files) => files.length],
    ['Repeat cases', cases(({ criterion }) => criterion === 'repeat')],
    ['Cases with a child', cases(({ people }) => values(people).some(({ kind }) => kind === 'child'))],
    ['Harmful-practices cases', cases(isHarmfulPractice)],
    ['Harmful-practices cases with an expert', cases(hadExpert)],
    ['Cases concluded with a gap', cases((file) => values(file.conclusions).some(({ gaps }) => gaps.length > 0))],
  ],
  'Alleged perpetrators': [
    ['Cases with one', perpetrators(1, 1)],
    ['Cases with two or three', perpetrators(2, 3)],
    ['Cases with four or more', perpetrators(4, Infinity)],
  ],
  Actions: [
    ['Actions raised', actions(() => true)],
    ['Actions agreed', actions((state) => state === 'agreed')],
    ['Actions done', actions((state) => state === 'done')],
    ['Actions not possible', actions((state) => state === 'not possible')],
  ],
  'Types of harm': harmTypes.map((harm): Measure => [harm, cases(({ harms }) => harms.includes(harm))]),
};

const groupsOf = (files: readonly CaseFile[]): readonly AggregateGroup[] =>
  Object.entries(measures).map(([title, rows]) => ({
    title,
    rows: rows.map(([label, count]): AggregateRow => ({ label, shown: shown(count(files)) })),
  }));

/** Of open meetings alone: how many closed ones there were is nobody's figure. */
const attendanceOf = (register: Register, meetings: readonly Meeting[]): readonly AttendanceRow[] => {
  const held = meetings.filter(({ sitting, begunAt }) => begunAt !== null && ['standard', 'daily'].includes(sitting));
  const agencies = [...new Set(held.flatMap(agenciesOf))];
  const of = (agency: AgencyId, ...wanted: readonly string[]) =>
    held.filter(({ attendance }) => wanted.includes(attendance[agency] ?? '')).length;
  return agencies.map((agency) => ({
    agency: agencyName(register, agency),
    invited: held.filter(({ attendance }) => attendance[agency] !== undefined).length,
    attended: of(agency, 'present', 'deputy'),
    wrote: of(agency, 'written contribution', 'nil return'),
  }));
};
