/** The gate's answers about documents: who may see one, who may write which root, what facts ask it to carry. */
import type { DocKey, SessionId, UserId } from '@board/shared/kernel/ids.js';
import type { CaseFile } from '@board/shared/model/caseFile.js';
import type { DocPlace, Register } from '@board/shared/model/register.js';
import { researchOf } from '@board/shared/model/compartment.js';
import { values } from '@board/shared/model/records.js';
import { actionRoot, infoRoot } from '@board/shared/model/roots.js';
import { soundsAbsent, type Verdict } from '@board/shared/policy/rights.js';
import { alarmSpan } from './alarms.js';
import type { Before, DocGate, DocRefusal, Placement, Restoration, Who } from './asking.js';
import type { Identify } from './identify.js';
import type { Registers } from './registers.js';

const colours = 8;

type Users = Register['directory']['users'];

/** The gate's two questions about a document. */
export interface AskDoc {
  sees(user: UserId, session: SessionId, place: DocPlace): Verdict;
  writes(user: UserId, session: SessionId, place: DocPlace, root: string): Verdict;
}

/** Numbers the registers as they are met, and whatever ends a session: a register that somebody kept would outlive a redaction. */
const standing = (registers: Registers, identify: Identify): (() => number) => {
  let last = registers.current();
  let number = 0;
  return () => {
    if (registers.current() !== last) [last, number] = [registers.current(), number + 1];
    return number + identify.ended();
  };
};

export const docGate = (registers: Registers, identify: Identify, ask: AskDoc): DocGate => ({
  stand: standing(registers, identify),
  address: (doc) => registers.current().docs.get(doc) ?? null,
  maySee: (user, session, doc) => {
    const place = registers.current().docs.get(doc);
    return place !== undefined && ask.sees(user, session, place).allow;
  },
  refusesWrite: (user, session, doc, root): DocRefusal | null => {
    const place = registers.current().docs.get(doc);
    if (!place) return 'absent';
    const verdict = ask.writes(user, session, place, root);
    if (verdict.allow) return null;
    if (verdict.reason === 'locked' || verdict.reason === 'phase') return verdict.reason;
    return soundsAbsent(verdict.reason) ? 'absent' : 'no-write';
  },
  isHome: (user, doc, root) => {
    const place = registers.current().docs.get(doc);
    const agency = registers.current().directory.users[user]?.agency;
    if (!place || agency === undefined) return false;
    return root === infoRoot(agency) ? place.compartment === 'board' : place.compartment === researchOf(agency);
  },
  over: (session) => identify.over(session),
  until: (session) => identify.until(session),
  continues: (later, earlier) => identify.continues(later, earlier),
  placements: (doc) => {
    const place = registers.current().docs.get(doc);
    const file = place && registers.current().cases.get(place.caseId);
    return file && place.compartment === 'board' ? placementsOf(file) : [];
  },
  restorations: (doc) => {
    const place = registers.current().docs.get(doc);
    const file = place && registers.current().cases.get(place.caseId);
    return file ? restorationsOf(file, doc) : [];
  },
  before: (doc) => beforeOf(registers.current(), doc),
  movedTo: (user, session, doc) => {
    const place = registers.current().retired.get(doc);
    if (!place || !ask.sees(user, session, place).allow) return null;
    const { caseId, compartment } = place;
    return registers.current().cases.get(caseId)?.compartments[compartment]?.doc ?? null;
  },
  who: (user) => whoIs(registers, user),
  onChange: (then) => registers.onChange(then),
});

const beforeOf = ({ docs, retired, cases }: Register, doc: DocKey): Before | null => {
  const place = docs.get(doc) ?? retired.get(doc);
  const found = place && cases.get(place.caseId)?.redactions.find((redaction) => redaction.doc === doc);
  return found ? { caseId: place.caseId, doc: found.before, epoch: place.epoch - 1, cut: found.cut } : null;
};

/** A deletion is counted when it is on disk, and dated when it set out. */
const writing = 30_000;

const restorationsOf = (file: CaseFile, doc: DocKey): readonly Restoration[] =>
  file.alarms.flatMap((alarm) => {
    if (alarm.doc !== doc || alarm.refused || alarm.restored === null) return [];
    const { id, user, since, at } = alarm;
    return [{ id, user, since: since - writing, until: at + alarmSpan, by: alarm.restored.by }];
  });

/** What a redaction has left without words is placed no more. */
const hasWords = ({ words }: { readonly words: string }): boolean => words !== '';

const placementsOf = (file: CaseFile): readonly Placement[] => [
  ...file.contributions.filter(hasWords).map(({ id, agency, words, recordedBy }) => {
    return { id, root: infoRoot(agency), words, by: recordedBy };
  }),
  ...file.lines.filter(hasWords).map(({ id, agency, words, kind, dissemination, user }) => {
    return { id, root: infoRoot(agency), words: `${words} [${kind}; ${dissemination}]`, by: user };
  }),
  ...values(file.actions)
    .map(({ id, placement, firstWords, raisedBy }) => {
      return { id: placement, root: actionRoot(id), words: firstWords, by: raisedBy };
    })
    .filter(hasWords),
];

/** Counted once for a directory, not once for each caret. */
const orders = new WeakMap<Users, ReadonlyMap<string, number>>();

const orderIn = (users: Users, user: UserId): number => {
  const known = orders.get(users) ?? new Map(Object.keys(users).map((id, at) => [id, at]));
  orders.set(users, known);
  return known.get(user) ?? 0;
};

/** A person keeps their colour everywhere: it follows from the order of enrolment, not from what they open. */
const whoIs = (registers: Registers, user: UserId): Who => {
  const { users, agencies } = registers.current().directory;
  const found = users[user];
  const agency = found ? agencies[found.agency]?.short : undefined;
  return { user, name: found?.name ?? 'Somebody', agency: agency ?? '', colour: orderIn(users, user) % colours };
};
