/** Commands in the imperative: everything the live door accepts. Closed, parsed with zod, nothing unknown passes. */
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
import { attendances, hands, harmTypes, reviewOutcomes, riskLevels } from '../model/codes.js';
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
import { line, paragraph } from '../model/text.js';

const inMeeting = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ id: commandId, type: z.literal(type), meeting: meetingId, ...shape });

const onCase = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => inMeeting(type, { caseId, ...shape });

export const command = z.discriminatedUnion('type', [
  inMeeting('sign statement', { version: z.int().positive(), conflict: paragraph.nullable() }),
  inMeeting('settle declaration', { user: userId }),
  inMeeting('note attendance', { agency: agencyId, attendance: z.enum(attendances) }),
  inMeeting('publish agenda', {}),
  inMeeting('begin meeting', {}),
  onCase('open item', {}),
  onCase('close item', {}),
  onCase('defer item', { reason: line }),
  onCase('pause timer', {}),
  onCase('resume timer', {}),
  onCase('extend timer', { minutes: z.int().min(1).max(60) }),
  onCase('show hand', { agency: agencyId, hand: z.enum(hands) }),
  onCase('record harm', { harm: z.enum(harmTypes) }),
  onCase('record risk', { level: z.enum(riskLevels), reason: line }),
  onCase('add person', personFields),
  onCase('strike person', { person: personId, reason: line }),
  onCase('place person', placeFields),
  onCase('flag perpetrator', flagFields),
  onCase('withdraw flag', { person: personId, agency: agencyId, reason: line }),
  onCase('mark discussed', { person: personId }),
  onCase('leave undiscussed', { person: personId, reason: line }),
  onCase('reopen discussion', { person: personId }),
  onCase('raise action', { placement: placementId, words: line, ...planFields }),
  onCase('amend action', planFields),
  onCase('claim action', { action: actionId, agency: agencyId }),
  onCase('assign action', { action: actionId, agency: agencyId }),
  onCase('agree action', { action: actionId, words: line }),
  onCase('release action', { action: actionId, reason: line }),
  onCase('complete action', { action: actionId, outcome: line }),
  onCase('give up action', { action: actionId, reason: line }),
  onCase('review action', { action: actionId, outcome: z.enum(reviewOutcomes), note: z.string().trim().max(500) }),
  onCase('share line', lineFields),
  onCase('record contribution', contributionFields),
  onCase('hear contribution', { contribution: placementId }),
  onCase('pin advice', { words: line }),
  onCase('unpin advice', {}),
  onCase('open research', {}),
  onCase('record conflict', { user: userId, reason: line }),
  onCase('dismiss conflict', { user: userId, reason: line }),
  onCase('propose override', { user: userId, reason: line }),
  onCase('confirm override', { user: userId }),
  onCase('withdraw override', { user: userId }),
  onCase('exclude seat', { user: userId, reason: line }),
  onCase('restore seat', { user: userId }),
  onCase('call in', { user: userId }),
  onCase('send out', { user: userId }),
  onCase('open compartment', {
    title: line,
    agencies: z.array(agencyId).max(30),
    users: z.array(userId).max(30),
  }),
  onCase('widen invitation', { agencies: z.array(agencyId).min(1).max(30) }),
  onCase('name readers', { compartment, ...readerFields }),
  onCase('conclude case', { reason: line.nullable() }),
  onCase('reopen case', { reason: line }),
  /** `at`: the meeting under whose any-other-business it is brought. */
  onCase('send flag notice', { at: meetingId, agencies: z.array(agencyId).min(1).max(30) }),
  onCase('tick flag', { agency: agencyId }),
  onCase('restore deletion', { compartment, alarm: placementId }),
  /** `doc`: the document in which the words were chosen; places in an older one mean nothing in its successor. */
  onCase('redact words', { compartment, doc: docKey, cut: cutField, reason: line }),
  onCase('place hold', { reason: line }),
  onCase('lift hold', { reason: line }),
  onCase('propose shredding', { reason: line }),
  onCase('withdraw shredding', {}),
  onCase('confirm shredding', {}),
]);

export type Command = z.infer<typeof command>;
export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
