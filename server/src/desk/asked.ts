/** Which question each command puts to the gate. Total: a command without a question does not compile. */
import type { Act, Target } from '@board/shared/policy/rights.js';
import type { Command, CommandOf, CommandType } from '@board/shared/wire/commands.js';

const acts: Readonly<Record<CommandType, Act>> = {
  'sign statement': 'sign statement',
  'settle declaration': 'settle declaration',
  'note attendance': 'note attendance',
  'publish agenda': 'publish agenda',
  'begin meeting': 'begin meeting',
  'open item': 'open item',
  'close item': 'run timer',
  'defer item': 'defer item',
  'pause timer': 'run timer',
  'resume timer': 'run timer',
  'extend timer': 'run timer',
  'show hand': 'show hand',
  'record harm': 'record harm',
  'record risk': 'record risk',
  'add person': 'add person',
  'strike person': 'strike person',
  'place person': 'place person',
  'flag perpetrator': 'flag perpetrator',
  'withdraw flag': 'withdraw flag',
  'mark discussed': 'mark discussed',
  'leave undiscussed': 'leave undiscussed',
  'reopen discussion': 'mark discussed',
  'raise action': 'raise action',
  'amend action': 'amend action',
  'claim action': 'claim action',
  'assign action': 'assign action',
  'agree action': 'agree action',
  'release action': 'release action',
  'complete action': 'finish action',
  'give up action': 'finish action',
  'review action': 'review action',
  'share line': 'share line',
  'record contribution': 'record contribution',
  'hear contribution': 'hear contribution',
  'pin advice': 'pin advice',
  'unpin advice': 'pin advice',
  'open research': 'open research',
  'record conflict': 'record conflict',
  'dismiss conflict': 'dismiss conflict',
  'propose override': 'override conflict',
  'confirm override': 'override conflict',
  'withdraw override': 'override conflict',
  'exclude seat': 'exclude seat',
  'restore seat': 'restore seat',
  'call in': 'call in',
  'send out': 'call in',
  'open compartment': 'open compartment',
  'widen invitation': 'widen invitation',
  'name readers': 'name readers',
  'conclude case': 'conclude case',
  'reopen case': 'reopen case',
  'send flag notice': 'send flag notice',
  'tick flag': 'tick flag',
  'restore deletion': 'restore deletion',
  'redact words': 'redact words',
  'place hold': 'hold case',
  'lift hold': 'hold case',
  'propose shredding': 'shred case',
  'withdraw shredding': 'shred case',
  'confirm shredding': 'shred case',
};

/** An action outlives the meeting that agreed it, so these are asked through any meeting that lists the case. */
const acrossMeetings: ReadonlySet<CommandType> = new Set(['complete action', 'give up action', 'review action']);
/** The agency named is the one assigned to, not the one acting. */
const namesAnother: ReadonlySet<CommandType> = new Set(['assign action', 'note attendance']);

/** Who names readers need not be one of them; who restores or redacts words has to be able to read them. */
const inDocument = (command: Command): command is CommandOf<'restore deletion' | 'redact words'> =>
  command.type === 'restore deletion' || command.type === 'redact words';

export const questionOf = (command: Command): { readonly act: Act; readonly target: Target } => ({
  act: acts[command.type],
  target: {
    ...(acrossMeetings.has(command.type) ? {} : { meeting: command.meeting }),
    ...('caseId' in command ? { caseId: command.caseId } : {}),
    ...('action' in command && command.type !== 'raise action' ? { action: command.action } : {}),
    ...('user' in command ? { user: command.user } : {}),
    ...(inDocument(command) ? { compartment: command.compartment } : {}),
    ...('cut' in command ? { root: command.cut.root } : {}),
    ...('agency' in command && !namesAnother.has(command.type) ? { agency: command.agency } : {}),
  },
});
