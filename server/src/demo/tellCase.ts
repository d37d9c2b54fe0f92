/** From a case's script to its facts, grouped by author: the author of a record is the author of its facts. */
import type { PersonId } from '@board/shared/kernel/ids.js';
import { docKey, personId, placementId, type UserId } from '@board/shared/kernel/ids.js';
import type { CaseFact } from '@board/shared/ledger/facts.js';
import type { Compartment } from '@board/shared/model/compartment.js';
import { researchOf } from '@board/shared/model/compartment.js';
import { agencyKeys } from './agencies.js';
import { cases } from './cases/all.js';
import { cast, type UserKey } from './cast.js';
import type { CaseKey } from './keys.js';
import { meetingKeys } from './keys.js';
import { bornOn } from './london.js';
import { meetings } from './meetings.js';
import type { CaseScript, PersonScript } from './script.js';
import { idsFor, type Stage, type Told } from './stage.js';
import { tellActions } from './tellActions.js';
import { tellEarlier } from './tellEarlier.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export type CaseTold = Told<CaseFact>;
export type People = Readonly<Record<string, PersonId>>;

const coordinator = (stage: Stage): UserId => stage.users.wendeline;

export const tellCase = (stage: Stage, key: CaseKey): readonly CaseTold[] => {
  const script = cases[key];
  const people = idsFor(Object.keys(script.people), () => personId.parse(stage.chance.uuid()));
  return [
    ...referral(stage, key, people),
    ...tellEarlier(stage, key, people),
    ...contributions(stage, script),
    ...lines(stage, script),
    ...risk(stage, script),
    ...tellActions(stage, script, people, false),
    ...conflicts(stage, script),
  ].sort((one, other) => one.at - other.at);
};

/** Two records: the co-ordinator opens the file, the referring agency names the people. */
const referral = (stage: Stage, key: CaseKey, people: People): readonly CaseTold[] => {
  const script = cases[key];
  const at = stage.now - script.daysAgo * day;
  const facts = [referralOf(stage, key), ...documents(stage, key)];
  const named = Object.entries(script.people).map(([one, person]) => added(stage, people[one], person));
  return [
    { by: coordinator(stage), at, facts },
    { by: stage.users[script.referredBy], at: at + hour, facts: named },
    ...flags(stage, script, people, at + 2 * hour),
  ];
};

const referralOf = (stage: Stage, key: CaseKey): CaseFact => {
  const { reference, initials, summary, criterion, dash, harms, header, referrer } = cases[key];
  return {
    type: 'case referred',
    caseId: stage.cases[key],
    reference,
    area: 'Larkmere',
    initials,
    summary,
    criterion,
    dash,
    harms: [...harms],
    header: { ...header, marks: [...header.marks] },
    referrer: referrer ? stage.users[referrer] : null,
  };
};

/** Board, chair, safe contact, and the research of each agency invited to a meeting that lists the case. */
const documents = (stage: Stage, key: CaseKey): readonly CaseFact[] => {
  const listing = meetingKeys
    .map((one) => meetings[one])
    .filter(({ items }) => items.some((item) => item.case === key));
  const agencies = agencyKeys.filter((agency) => listing.some((meeting) => meeting.agencies[agency] !== undefined));
  const research = agencies.map((agency) => researchOf(stage.agencies[agency]));
  return (['board', 'chair', 'safe-contact', ...research] as readonly Compartment[]).map((compartment) => ({
    type: 'document opened',
    compartment,
    epoch: 1,
    doc: docKey.parse(stage.chance.uuid()),
    title: null,
    agencies: [],
    users: [],
  }));
};

const added = (stage: Stage, person: PersonId | undefined, script: PersonScript): CaseFact => {
  const { name, kind, born, relationship, employer = null } = script;
  return {
    type: 'person added',
    person: personId.parse(person),
    name,
    kind,
    born: born && bornOn(stage.today, ...born),
    relationship,
    employer,
  };
};

const agencyOf = (stage: Stage, user: UserKey) => stage.agencies[cast[user].agency];

const flags = (stage: Stage, script: CaseScript, people: People, from: number): readonly CaseTold[] =>
  script.flags.map(({ person, by, role, relationship }, index) => ({
    by: stage.users[by],
    at: from + index * minute,
    facts: [
      {
        type: 'perpetrator flagged',
        person: personId.parse(people[person]),
        agency: agencyOf(stage, by),
        role,
        relationship,
      },
    ],
  }));

const lines = (stage: Stage, script: CaseScript): readonly CaseTold[] =>
  script.lines.map(({ by, words, kind, basis, reach }, index) => ({
    by: stage.users[by],
    at: stage.now - 2 * day + index * 23 * minute,
    facts: [
      {
        type: 'line shared',
        line: placementId.parse(stage.chance.uuid()),
        agency: agencyOf(stage, by),
        words,
        kind,
        basis,
        dissemination: reach,
      },
    ],
  }));

const contributions = (stage: Stage, script: CaseScript): readonly CaseTold[] =>
  (script.contributions ?? []).map(({ agency, author, words }) => ({
    by: coordinator(stage),
    at: stage.now - 16 * hour,
    facts: [
      {
        type: 'contribution received',
        contribution: placementId.parse(stage.chance.uuid()),
        agency: stage.agencies[agency],
        author,
        words,
      },
    ],
  }));

const risk = (stage: Stage, { risk: found }: CaseScript): readonly CaseTold[] =>
  found
    ? [
        {
          by: stage.users[found.by],
          at: stage.now - 2 * day - hour,
          facts: [{ type: 'risk recorded', level: found.level, reason: found.reason }],
        },
      ]
    : [];

/** Recorded before the case was listed anywhere: from its first moment it is absent for them. */
const conflicts = (stage: Stage, script: CaseScript): readonly CaseTold[] =>
  (script.conflicts ?? []).map(({ user, reason }) => ({
    by: coordinator(stage),
    at: stage.now - script.daysAgo * day + minute,
    facts: [{ type: 'conflict recorded', user: stage.users[user], reason }],
  }));
