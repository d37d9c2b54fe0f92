/** Commands in the imperative: everything the live door accepts. Closed, parsed with zod, nothing unknown passes. */
import { z } from 'zod';
import { actionId, agencyId, caseId, commandId, meetingId, personId, placementId, userId } from '../kernel/ids.js';
import { attendances, hands, harmTypes, reviewOutcomes, riskLevels } from '../model/codes.js';
import { contributionFields, flagFields, lineFields, personFields, placeFields, planFields } from '../model/fields.js';
import { line, paragraph } from '../model/text.js';

/** How a command behaves without a connection: `commutes` ones queue and are sent later under the same id, the others wait (D1). */
export type Manner = 'commutes' | 'arbitrates';

const inMeeting = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ id: commandId, type: z.literal(type), meeting: meetingId, ...shape });

const onCase = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => inMeeting(type, { caseId, ...shape });

export const command = z.discriminatedUnion('type', [
  inMeeting('sign statement', { version: z.int().positive(), conflict: paragraph.nullable() }),
  inMeeting('settle declaration', { user: userId }),
  inMeeting('note attendance', { agency: agencyId, attendance: z.enum(attendances) }),
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
  onCase('record conflict', { user: userId, reason: line }),
  onCase('exclude seat', { user: userId, reason: line }),
  onCase('restore seat', { user: userId }),
  onCase('call in', { user: userId }),
  onCase('send out', { user: userId }),
  onCase('open compartment', {
    title: line,
    agencies: z.array(agencyId).max(30),
    users: z.array(userId).max(30),
  }),
  onCase('conclude case', { reason: line.nullable() }),
  onCase('reopen case', { reason: line }),
]);

export type Command = z.infer<typeof command>;
export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/** Total: every command says how it behaves offline. */
export const manners: Readonly<Record<CommandType, Manner>> = {
  'sign statement': 'arbitrates',
  'settle declaration': 'arbitrates',
  'note attendance': 'arbitrates',
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
  'record conflict': 'arbitrates',
  'exclude seat': 'arbitrates',
  'restore seat': 'arbitrates',
  'call in': 'arbitrates',
  'send out': 'arbitrates',
  'open compartment': 'arbitrates',
  'conclude case': 'arbitrates',
  'reopen case': 'arbitrates',
};
