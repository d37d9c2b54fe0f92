/** Everything that can have happened, in the past tense. Facts are the only state; stored ones are parsed like any input. */
import { z } from 'zod';
import {
  actionId,
  agencyId,
  caseId,
  commandId,
  docKey,
  meetingId,
  personId,
  placementId,
  userId,
} from '../kernel/ids.js';
import {
  agencyKinds,
  attendances,
  criteria,
  hands,
  harmTypes,
  offices,
  reviewOutcomes,
  riskLevels,
  seatRoles,
  sittings,
} from '../model/codes.js';
import { gapKinds } from '../model/caseFile.js';
import {
  compartmentField as compartment,
  contributionFields,
  cutField,
  flagFields,
  lineFields,
  personFields,
  placeFields,
  planFields,
  readerFields,
} from '../model/fields.js';
import { civilDate, line, orRedacted, paragraph } from '../model/text.js';

const fact = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });

export const directoryFact = z.discriminatedUnion('type', [
  fact('agency enrolled', {
    agency: agencyId,
    name: line,
    short: z.string().min(2).max(5),
    kind: z.enum(agencyKinds),
    core: z.boolean(),
  }),
  fact('user enrolled', { user: userId, name: line, agency: agencyId, post: line }),
  fact('statement published', { version: z.int().positive(), points: z.array(paragraph).min(1).max(20) }),
  fact('office given', { user: userId, office: z.enum(offices) }),
  fact('office withdrawn', { user: userId }),
  fact('user disabled', { user: userId, reason: line }),
  fact('user enabled', { user: userId }),
  fact('case shredded', { caseId, reason: line, first: userId, second: userId }),
]);

export const meetingFact = z.discriminatedUnion('type', [
  fact('meeting convened', {
    meeting: meetingId,
    title: line,
    area: line,
    sitting: z.enum(sittings),
    date: civilDate,
    startsAt: z.int(),
    statementVersion: z.int().positive(),
  }),
  fact('seat given', {
    user: userId,
    agency: agencyId,
    role: z.enum(seatRoles),
    cases: z.array(caseId).nullable(),
  }),
  fact('agency invited', { agency: agencyId }),
  fact('case listed', {
    caseId,
    slotMinutes: z.int().min(5).max(120),
    invited: z.array(agencyId).nullable(),
  }),
  fact('invitation widened', { caseId, agencies: z.array(agencyId).min(1).max(30) }),
  fact('agenda published', {}),
  fact('meeting begun', {}),
  fact('attendance noted', { agency: agencyId, attendance: z.enum(attendances) }),
  fact('conflict declared', { user: userId, words: paragraph.nullable() }),
  fact('declaration settled', { user: userId }),
  fact('statement signed', { user: userId, version: z.int().positive() }),
  fact('item opened', { caseId }),
  fact('item closed', { caseId }),
  fact('item deferred', { caseId, reason: line }),
  fact('timer paused', { caseId }),
  fact('timer resumed', { caseId }),
  fact('timer extended', { caseId, minutes: z.int().min(1).max(60) }),
  fact('hand shown', { caseId, agency: agencyId, hand: z.enum(hands) }),
]);

const caseFacts = [
  fact('case referred', {
    caseId,
    reference: line,
    area: line,
    initials: z.string().min(1).max(8),
    summary: paragraph,
    criterion: z.enum(criteria),
    dash: z.int().min(0).max(27).nullable(),
    harms: z.array(z.enum(harmTypes)),
    header: z.strictObject({
      safeContact: line,
      interpreter: line.nullable(),
      doNotTell: line.nullable(),
      travel: line.nullable(),
      barriers: line.nullable(),
      marks: z.array(line).max(6),
    }),
    referrer: userId.nullable(),
  }),
  fact('document opened', {
    compartment,
    epoch: z.int().positive(),
    doc: docKey,
    title: line.nullable(),
    agencies: z.array(agencyId),
    users: z.array(userId),
  }),
  fact('harm recorded', { harm: z.enum(harmTypes) }),
  fact('risk recorded', { level: z.enum(riskLevels), reason: line }),
  fact('person added', personFields),
  fact('person struck', { person: personId, reason: line }),
  fact('person placed', placeFields),
  fact('perpetrator flagged', flagFields),
  fact('flag withdrawn', { person: personId, agency: agencyId, reason: line }),
  fact('perpetrator discussed', { person: personId }),
  fact('perpetrator left', { person: personId, reason: line }),
  fact('discussion reopened', { person: personId }),
  fact('action raised', {
    placement: placementId,
    meeting: meetingId,
    words: orRedacted(line),
    ...planFields,
  }),
  fact('action amended', planFields),
  fact('action claimed', { action: actionId, agency: agencyId }),
  fact('action assigned', { action: actionId, agency: agencyId }),
  fact('action agreed', { action: actionId, words: orRedacted(line) }),
  fact('action released', { action: actionId, reason: line }),
  fact('action completed', { action: actionId, outcome: line }),
  fact('action not possible', { action: actionId, reason: line }),
  fact('action reviewed', {
    action: actionId,
    meeting: meetingId,
    outcome: z.enum(reviewOutcomes),
    note: z.string().max(500),
  }),
  fact('contribution received', { ...contributionFields, words: orRedacted(paragraph) }),
  fact('contribution heard', { contribution: placementId }),
  fact('line shared', { ...lineFields, words: orRedacted(paragraph) }),
  fact('advice pinned', { words: line }),
  fact('advice unpinned', {}),
  fact('conflict recorded', { user: userId, reason: line }),
  fact('conflict dismissed', { user: userId, reason: line }),
  fact('override proposed', { user: userId, reason: line }),
  fact('override confirmed', { user: userId }),
  fact('override withdrawn', { user: userId }),
  fact('seat excluded', { user: userId, reason: line }),
  fact('seat restored', { user: userId }),
  fact('called in', { user: userId, meeting: meetingId }),
  fact('sent out', { user: userId }),
  fact('case concluded', { meeting: meetingId, reason: line.nullable(), gaps: z.array(z.enum(gapKinds)) }),
  fact('case reopened', { meeting: meetingId, reason: line }),
  fact('flag notice sent', { meeting: meetingId, agencies: z.array(agencyId).min(1).max(30), until: civilDate }),
  fact('flag ticked', { meeting: meetingId, agency: agencyId }),
  fact('readers named', { compartment, ...readerFields }),
  fact('deletion alarmed', {
    alarm: placementId,
    compartment,
    doc: docKey,
    root: z.string().min(1).max(60),
    user: userId,
    chars: z.int().positive(),
    since: z.int(),
    refused: z.boolean(),
  }),
  fact('deletion restored', { alarm: placementId }),
  /** The compartment goes on in a new document without those words; the old one's bodies are destroyed. */
  fact('words redacted', { compartment, epoch: z.int().positive(), doc: docKey, cut: cutField, reason: line }),
  /** Facts whose words went with a redaction: what their records hold instead, so that the change itself is on the chain. */
  fact('placed words removed', {
    placements: z.array(placementId).min(1).max(500),
    amended: z.array(z.strictObject({ seq: z.int().positive(), digest: z.hash('sha256') })).max(2_000),
  }),
  fact('legal hold placed', { reason: line }),
  fact('legal hold lifted', { reason: line }),
  fact('shredding proposed', { reason: line }),
  fact('shredding withdrawn', {}),
  /** Decided: after it no hold is placed. The directory tells of the deed, which takes the case out of the register. */
  fact('shredding agreed', {}),
] as const;

export const caseFact = z.discriminatedUnion('type', caseFacts);

export type DirectoryFact = z.infer<typeof directoryFact>;
export type MeetingFact = z.infer<typeof meetingFact>;
export type CaseFact = z.infer<typeof caseFact>;
export type Fact = DirectoryFact | MeetingFact | CaseFact;

const body = <T extends z.ZodType>(facts: T) =>
  z.strictObject({ command: commandId.nullable(), facts: z.array(facts).min(1).max(200) });

/** What one record of a facts stream carries: facts that happened together, and the command that brought them. */
export const bodies = {
  directory: body(directoryFact),
  meeting: body(meetingFact),
  case: body(caseFact),
} as const;
