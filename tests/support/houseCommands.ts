/** One well-formed command of every type there is: what hostile variants are made from. Total, so that none is forgotten. */
import type { AgencyId, CaseId, MeetingId, UserId } from '@board/shared/kernel/ids.js';
import type { CommandType } from '@board/shared/wire/commands.js';
import { manners } from '@board/shared/wire/manners.js';
import { fresh, type Payload } from './people.js';

export interface Ground {
  readonly meeting: MeetingId;
  readonly caseId: CaseId;
  readonly agency: AgencyId;
  readonly user: UserId;
}

type Samples = { readonly [T in CommandType]: Payload<T> };

export const commandTypes = Object.keys(manners) as readonly CommandType[];

const plan = { due: '2027-01-31', measure: 'reduce' as const, protects: [], addresses: [] };
const terms = { kind: 'fact', basis: 'public task', dissemination: 'minutes' } as const;
const name = {
  name: 'A. Invented',
  kind: 'adult',
  born: '1990-02-28',
  relationship: 'sibling',
  employer: null,
} as const;

export const samples = ({ meeting, caseId, agency, user }: Ground): Samples => {
  const on = { meeting, caseId };
  const reason = 'a reason';
  const words = 'some words';
  return {
    'sign statement': { meeting, version: 1, conflict: null },
    'settle declaration': { meeting, user },
    'note attendance': { meeting, agency, attendance: 'present' },
    'publish agenda': { meeting },
    'begin meeting': { meeting },
    'open item': on,
    'close item': on,
    'defer item': { ...on, reason },
    'pause timer': on,
    'resume timer': on,
    'extend timer': { ...on, minutes: 5 },
    'show hand': { ...on, agency, hand: 'has information' },
    'record harm': { ...on, harm: 'economic' },
    'record risk': { ...on, level: 'high', reason },
    'add person': { ...on, person: fresh(), ...name },
    'strike person': { ...on, person: fresh(), reason },
    'place person': { ...on, person: fresh(), x: 1, y: 2 },
    'flag perpetrator': { ...on, person: fresh(), agency, role: 'primary', relationship: 'sibling' },
    'withdraw flag': { ...on, person: fresh(), agency, reason },
    'mark discussed': { ...on, person: fresh() },
    'leave undiscussed': { ...on, person: fresh(), reason },
    'reopen discussion': { ...on, person: fresh() },
    'raise action': { ...on, action: fresh(), placement: fresh(), words, ...plan },
    'amend action': { ...on, action: fresh(), ...plan },
    'claim action': { ...on, action: fresh(), agency },
    'assign action': { ...on, action: fresh(), agency },
    'agree action': { ...on, action: fresh(), words },
    'release action': { ...on, action: fresh(), reason },
    'complete action': { ...on, action: fresh(), outcome: 'done' },
    'give up action': { ...on, action: fresh(), reason },
    'review action': { ...on, action: fresh(), outcome: 'not done', note: '' },
    'share line': { ...on, line: fresh(), agency, words, ...terms },
    'record contribution': { ...on, contribution: fresh(), agency, author: 'A. N.', words },
    'hear contribution': { ...on, contribution: fresh() },
    'pin advice': { ...on, words },
    'unpin advice': on,
    'open research': on,
    'record conflict': { ...on, user, reason },
    'dismiss conflict': { ...on, user, reason },
    'propose override': { ...on, user, reason },
    'confirm override': { ...on, user },
    'withdraw override': { ...on, user },
    'exclude seat': { ...on, user, reason },
    'restore seat': { ...on, user },
    'call in': { ...on, user },
    'send out': { ...on, user },
    'open compartment': { ...on, title: 'a title', agencies: [agency], users: [user] },
    'widen invitation': { ...on, agencies: [agency] },
    'name readers': { ...on, compartment: 'safe-contact', agencies: [agency], users: [] },
    'conclude case': { ...on, reason },
    'reopen case': { ...on, reason },
    'send flag notice': { ...on, at: meeting, agencies: [agency] },
    'tick flag': { ...on, agency },
    'restore deletion': { ...on, compartment: 'board', alarm: fresh() },
    'redact words': {
      ...on,
      compartment: 'board',
      doc: fresh(),
      cut: { kind: 'placement', root: 'discussion', placement: fresh() },
      reason,
    },
    'place hold': { ...on, reason },
    'lift hold': { ...on, reason },
    'propose shredding': { ...on, reason },
    'withdraw shredding': on,
    'confirm shredding': on,
  };
};

export type Loose = Record<string, unknown>;

/** A command as plain JSON, to be bent. */
export const sample = (ground: Ground, type: CommandType): Loose => ({
  id: fresh<string>(),
  type,
  ...samples(ground)[type],
});

const tooLong = 'x'.repeat(9_000);
const shapes: readonly unknown[] = [
  { $ne: null },
  [],
  ['a', 'b'],
  1e308,
  -1,
  '',
  tooLong,
  '\u202e',
  '\u0000',
  '\ud800',
];

/** Each field of a command left out, and given each shape that it is not; and fields that no command has. */
export const bent = (whole: Loose): readonly Loose[] => {
  const fields = Object.keys(whole).filter((field) => field !== 'type');
  const without = fields.map((field) => Object.fromEntries(Object.entries(whole).filter(([key]) => key !== field)));
  const misshaped = fields.flatMap((field) => shapes.map((value) => ({ ...whole, [field]: value })));
  const more = ['at', 'by', 'user_', 'constructor', 'toString'].map((field) => ({ ...whole, [field]: 'x' }));
  const inherited = JSON.parse(`{"__proto__":{"allow":true},${JSON.stringify(whole).slice(1)}`) as Loose;
  return [...without, ...misshaped, ...more, inherited];
};
