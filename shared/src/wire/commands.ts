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
import { parseCompartment, type Compartment } from '../model/compartment.js';
import {
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

/** How a command behaves without a connection: `commutes` ones queue and are sent later under the same id, the others wait (D1). */
export type Manner = 'commutes' | 'arbitrates';

const inMeeting = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ id: commandId, type: z.literal(type), meeting: meetingId, ...shape });

const onCase = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => inMeeting(type, { caseId, ...shape });

const compartment = z
  .string()
  .refine((text) => parseCompartment(text) !== null, 'is not a compartment')
  .transform((text) => text as Compartment);

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

/** Total: every command says how it behaves offline. */
export const manners: Readonly<Record<CommandType, Manner>> = {
  'sign statement': 'arbitrates',
  'settle declaration': 'arbitrates',
  'note attendance': 'arbitrates',
  'publish agenda': 'arbitrates',
  'begin meeting': 'arbitrates',
  'open item': 'arbitrates',
  'close item': 'arbitrates',
  'defer item': 'arbitrates',
  'pause timer': 'arbitrates',
  'resume timer': 'arbitrates',
  'extend timer': 'arbitrates',
  'show hand': 'commutes',
  'record harm': 'commutes',
  'record risk': 'arbitrates',
  'add person': 'commutes',
  'strike person': 'arbitrates',
  'place person': 'commutes',
  'flag perpetrator': 'commutes',
  'withdraw flag': 'commutes',
  'mark discussed': 'commutes',
  'leave undiscussed': 'arbitrates',
  'reopen discussion': 'arbitrates',
  'raise action': 'commutes',
  'amend action': 'commutes',
  'claim action': 'arbitrates',
  'assign action': 'arbitrates',
  'agree action': 'arbitrates',
  'release action': 'arbitrates',
  'complete action': 'arbitrates',
  'give up action': 'arbitrates',
  'review action': 'arbitrates',
  'share line': 'commutes',
  'record contribution': 'commutes',
  'hear contribution': 'commutes',
  'pin advice': 'arbitrates',
  'unpin advice': 'arbitrates',
  'open research': 'arbitrates',
  'record conflict': 'arbitrates',
  'dismiss conflict': 'arbitrates',
  'propose override': 'arbitrates',
  'confirm override': 'arbitrates',
  'withdraw override': 'arbitrates',
  'exclude seat': 'arbitrates',
  'restore seat': 'arbitrates',
  'call in': 'arbitrates',
  'send out': 'arbitrates',
  'open compartment': 'arbitrates',
  'widen invitation': 'arbitrates',
  'name readers': 'arbitrates',
  'conclude case': 'arbitrates',
  'reopen case': 'arbitrates',
  'send flag notice': 'arbitrates',
  'tick flag': 'commutes',
  'restore deletion': 'arbitrates',
  'redact words': 'arbitrates',
  'place hold': 'arbitrates',
  'lift hold': 'arbitrates',
  'propose shredding': 'arbitrates',
  'withdraw shredding': 'arbitrates',
  'confirm shredding': 'arbitrates',
};
