/** Folds case facts. Pure: who and when come from the record. */
import { never } from '../kernel/result.js';
import type { AgencyId, UserId } from '../kernel/ids.js';
import type { CaseFile, Person } from '../model/caseFile.js';
import { without } from '../model/records.js';
import type { CaseFact } from './facts.js';
import { foldAction, raisedAction, type ActionFact } from './foldAction.js';
import { foldGuard, isGuardFact, type GuardFact } from './foldGuard.js';

type Referred = Extract<CaseFact, { type: 'case referred' }>;
type PersonFact = Extract<
  CaseFact,
  { type: `person ${string}` | `perpetrator ${string}` | 'flag withdrawn' | 'discussion reopened' }
>;
type StandingFact = Exclude<CaseFact, Referred | ActionFact | PersonFact | GuardFact>;

export interface Stamp {
  readonly by: UserId;
  readonly at: number;
}

const referred = (fact: Referred, { at }: Stamp): CaseFile => ({
  id: fact.caseId,
  reference: fact.reference,
  area: fact.area,
  initials: fact.initials,
  summary: fact.summary,
  criterion: fact.criterion,
  dash: fact.dash,
  harms: fact.harms,
  header: fact.header,
  referrer: fact.referrer,
  risk: { level: 'not yet assessed', reason: '', by: null, at },
  people: {},
  actions: {},
  contributions: [],
  lines: [],
  compartments: {},
  conflicts: {},
  excluded: {},
  calledIn: {},
  pinned: null,
  conclusions: {},
  dismissed: {},
  notices: [],
  alarms: [],
  redactions: [],
  hold: null,
  shredding: null,
});

const isActionFact = (fact: CaseFact): fact is ActionFact => fact.type.startsWith('action ');
const isPersonFact = (fact: CaseFact): fact is PersonFact => 'person' in fact;

/** `file` is null only before "case referred", which must be the first fact of its stream. */
export const foldCase = (file: CaseFile | null, fact: CaseFact, by: UserId, at: number): CaseFile => {
  if (fact.type === 'case referred') return referred(fact, { by, at });
  if (file === null) throw new Error(`${fact.type} before the case was referred`);
  if (isActionFact(fact)) return foldActions(file, fact, { by, at });
  if (isPersonFact(fact)) return foldPeople(file, fact, { by, at });
  if (isGuardFact(fact)) return foldGuard(file, fact, { by, at });
  return foldStanding(file, fact, { by, at });
};

const foldActions = (file: CaseFile, fact: ActionFact, { by, at }: Stamp): CaseFile => {
  if (fact.type === 'action raised') {
    return { ...file, actions: { ...file.actions, [fact.action]: raisedAction(fact, by, at) } };
  }
  const action = file.actions[fact.action];
  return action ? { ...file, actions: { ...file.actions, [action.id]: foldAction(action, fact, by, at) } } : file;
};

const foldPeople = (file: CaseFile, fact: PersonFact, stamp: Stamp): CaseFile => {
  const person = fact.type === 'person added' ? added(fact, stamp) : file.people[fact.person];
  if (!person) return file;
  return { ...file, people: { ...file.people, [person.id]: foldPerson(person, fact, stamp) } };
};

const added = (fact: Extract<CaseFact, { type: 'person added' }>, { by, at }: Stamp): Person => ({
  id: fact.person,
  name: fact.name,
  kind: fact.kind,
  born: fact.born,
  relationship: fact.relationship,
  employer: fact.employer,
  addedBy: by,
  addedAt: at,
  flags: {},
  coverage: { state: 'open' },
  struck: null,
  place: null,
});

const foldPerson = (person: Person, fact: PersonFact, { by, at }: Stamp): Person => {
  switch (fact.type) {
    case 'person added':
      return person;
    case 'person struck':
      return { ...person, struck: { reason: fact.reason, by } };
    case 'person placed':
      return { ...person, place: { x: fact.x, y: fact.y } };
    case 'perpetrator flagged': {
      const { agency, role, relationship } = fact;
      return { ...person, flags: { ...person.flags, [agency]: { agency, user: by, role, relationship, at } } };
    }
    case 'flag withdrawn':
      return { ...person, flags: without<AgencyId, Person['flags'][AgencyId]>(person.flags, fact.agency) };
    case 'perpetrator discussed':
      return { ...person, coverage: { state: 'discussed', by, at } };
    case 'perpetrator left':
      return { ...person, coverage: { state: 'left', by, at, reason: fact.reason } };
    case 'discussion reopened':
      return { ...person, coverage: { state: 'open' } };
    default:
      return never(fact);
  }
};

const foldStanding = (file: CaseFile, fact: StandingFact, { by, at }: Stamp): CaseFile => {
  switch (fact.type) {
    case 'document opened': {
      const { compartment, epoch, doc, title, agencies, users } = fact;
      const opened = { compartment, epoch, doc, title, agencies, users, before: null };
      return { ...file, compartments: { ...file.compartments, [compartment]: opened } };
    }
    case 'harm recorded':
      return file.harms.includes(fact.harm) ? file : { ...file, harms: [...file.harms, fact.harm] };
    case 'risk recorded':
      return { ...file, risk: { level: fact.level, reason: fact.reason, by, at } };
    case 'contribution received': {
      const { contribution: id, agency, author, words } = fact;
      return {
        ...file,
        contributions: [...file.contributions, { id, agency, author, words, recordedBy: by, at, heard: null }],
      };
    }
    case 'contribution heard':
      return {
        ...file,
        contributions: file.contributions.map((c) => (c.id === fact.contribution ? { ...c, heard: { by, at } } : c)),
      };
    case 'line shared': {
      const { line: id, agency, words, kind, basis, dissemination } = fact;
      return { ...file, lines: [...file.lines, { id, agency, user: by, words, kind, basis, dissemination, at }] };
    }
    case 'advice pinned':
      return { ...file, pinned: { words: fact.words, by, at } };
    case 'advice unpinned':
      return { ...file, pinned: null };
    case 'seat excluded':
      return { ...file, excluded: { ...file.excluded, [fact.user]: { reason: fact.reason, at } } };
    case 'seat restored':
      return { ...file, excluded: without<UserId, CaseFile['excluded'][UserId]>(file.excluded, fact.user) };
    case 'called in':
      return { ...file, calledIn: { ...file.calledIn, [fact.user]: fact.meeting } };
    case 'sent out':
      return { ...file, calledIn: without<UserId, CaseFile['calledIn'][UserId]>(file.calledIn, fact.user) };
    case 'case concluded': {
      const { meeting, reason, gaps } = fact;
      return { ...file, conclusions: { ...file.conclusions, [meeting]: { meeting, by, at, reason, gaps } } };
    }
    case 'case reopened':
      return { ...file, conclusions: without(file.conclusions, fact.meeting) };
    default:
      return never(fact);
  }
};
