/** Folds records into the register. Pure: the register in hand never changes under a decision. */
import { never } from '../kernel/result.js';
import type { CaseId, DocKey, MeetingId, UserId } from '../kernel/ids.js';
import type { CaseFile } from '../model/caseFile.js';
import type { Meeting } from '../model/meeting.js';
import type { DocPlace, Register } from '../model/register.js';
import type { Directory } from '../model/people.js';
import type { AnyEntry } from './entries.js';
import type { DirectoryFact } from './facts.js';
import { foldCase } from './foldCase.js';
import { foldDirectory } from './foldDirectory.js';
import { foldMeeting } from './foldMeeting.js';

/** Where a record stands: its stream's id, its author and its time. */
export interface Stamp {
  readonly meeting?: MeetingId;
  readonly caseId?: CaseId;
  readonly by: UserId;
  readonly at: number;
}

/** The register after one record. Maps are copied, so a register in hand never changes under a decision. */
export const foldRegister = (register: Register, entry: AnyEntry, stamp: Stamp): Register => {
  switch (entry.stream) {
    case 'directory':
      return foldDirectoryEntry(register, entry, stamp);
    case 'meeting':
      return foldOneMeeting(register, entry, stamp);
    case 'case':
      return foldOneCase(register, entry, stamp);
    default:
      return never(entry);
  }
};

/** A shredded case is gone from the register in the same step: nothing of it is folded, listed or named again. */
const foldDirectoryEntry = (
  register: Register,
  entry: Extract<AnyEntry, { stream: 'directory' }>,
  stamp: Stamp,
): Register => {
  let directory = withEnrolled(register.directory, entry.facts);
  for (const fact of entry.facts)
    if (fact.type !== 'user enrolled') directory = foldDirectory(directory, fact, stamp.at);
  const shredded = entry.facts.flatMap((fact) => (fact.type === 'case shredded' ? [fact.caseId] : []));
  if (shredded.length === 0) return { ...register, directory };
  const cases = new Map([...register.cases].filter(([id]) => !shredded.includes(id)));
  const kept = (docs: Register['docs']) => new Map([...docs].filter(([, place]) => !shredded.includes(place.caseId)));
  return { ...register, directory, cases, docs: kept(register.docs), retired: kept(register.retired) };
};

/** Those of one record at once: a whole country's directory would otherwise be copied once for each of its people. */
const withEnrolled = (directory: Directory, facts: readonly DirectoryFact[]): Directory => {
  const enrolled = facts.flatMap((fact) => {
    if (fact.type !== 'user enrolled') return [];
    const { user: id, name, agency, post } = fact;
    return [[id, { id, name, agency, post }] as const];
  });
  if (enrolled.length === 0) return directory;
  return { ...directory, users: { ...directory.users, ...Object.fromEntries(enrolled) } };
};

const foldOneMeeting = (
  register: Register,
  entry: Extract<AnyEntry, { stream: 'meeting' }>,
  stamp: Stamp,
): Register => {
  const id = stamp.meeting as MeetingId;
  let meeting = register.meetings.get(id) ?? null;
  for (const fact of entry.facts) meeting = foldMeeting(meeting, fact, stamp.at);
  if (meeting === null) return register;
  const meetings = new Map(register.meetings).set(id, meeting);
  const listed = entry.facts.some((fact) => fact.type === 'case listed');
  return listed ? { ...register, meetings, listings: listingsOf(meetings) } : { ...register, meetings };
};

const listingsOf = (meetings: ReadonlyMap<MeetingId, Meeting>): ReadonlyMap<CaseId, readonly MeetingId[]> => {
  const listings = new Map<CaseId, MeetingId[]>();
  for (const meeting of meetings.values()) {
    for (const item of meeting.items) listings.set(item.caseId, [...(listings.get(item.caseId) ?? []), meeting.id]);
  }
  return listings;
};

const foldOneCase = (register: Register, entry: Extract<AnyEntry, { stream: 'case' }>, stamp: Stamp): Register => {
  const id = stamp.caseId as CaseId;
  if (register.directory.shredded[id]) return register;
  let file = register.cases.get(id) ?? null;
  for (const fact of entry.facts) file = foldCase(file, fact, stamp.by, stamp.at);
  if (file === null) return register;
  const cases = new Map(register.cases).set(id, file);
  const opened = entry.facts.some((fact) => fact.type === 'document opened' || fact.type === 'words redacted');
  if (!opened) return { ...register, cases };
  return { ...register, cases, docs: docsWith(register, file), retired: retiredWith(register, file) };
};

const retiredWith = (register: Register, file: CaseFile): Register['retired'] => {
  const places = file.redactions.map(({ before, compartment, epoch }): [DocKey, DocPlace] => [
    before,
    { caseId: file.id, compartment, epoch: epoch - 1 },
  ]);
  return places.length === 0 ? register.retired : new Map([...register.retired, ...places]);
};

const docsWith = (register: Register, file: CaseFile): ReadonlyMap<DocKey, DocPlace> => {
  const docs = new Map<DocKey, DocPlace>([...register.docs].filter(([, place]) => place.caseId !== file.id));
  for (const { compartment, epoch, doc } of Object.values(file.compartments)) {
    docs.set(doc, { caseId: file.id, compartment, epoch });
  }
  return docs;
};
