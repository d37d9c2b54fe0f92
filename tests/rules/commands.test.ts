/** Every command is well formed, says how it behaves offline, and puts a question to the gate that the gate knows. */
import { questionOf } from '@board/server/desk/asked.js';
import { acts, type Act } from '@board/shared/policy/rights.js';
import { command as schema, type Command, type CommandType } from '@board/shared/wire/commands.js';
import { manners, type Manner } from '@board/shared/wire/manners.js';
import { describe, expect, test } from 'vitest';
import { commandTypes, sample } from '../support/houseCommands.js';
import { me, mine, sitting, theCase } from '../support/houseRegister.js';

/** Compile time: a command without a manner, or a manner without a command, does not build. */
const total: Readonly<Record<CommandType, Manner>> = manners;
const ground = { meeting: sitting, caseId: theCase, agency: mine, user: me };
const parsed = (type: CommandType): Command => schema.parse(sample(ground, type));
const inSchema = schema.options.map((option) => option.shape.type.value);

test('[A8] the schema, the manners and the samples speak of the same commands', () => {
  expect(new Set(inSchema)).toEqual(new Set(Object.keys(total)));
  expect(new Set(commandTypes)).toEqual(new Set(inSchema));
  expect(inSchema).toHaveLength(new Set(inSchema).size);
});

test.each(commandTypes)('[N12] %s puts a question to the gate about exactly what it names', (type) => {
  const command = parsed(type);
  const { act, target } = questionOf(command);
  expect(acts).toContain(act);
  if ('caseId' in command) expect(target.caseId).toBe(command.caseId);
  else expect(target.meeting).toBe(command.meeting);
  const outlives = ['complete action', 'give up action', 'review action'].includes(type);
  expect(target.meeting).toBe(outlives ? undefined : command.meeting);
  if ('action' in command) expect(target.action).toBe(type === 'raise action' ? undefined : command.action);
});

test('[N12] whoever acts for an agency is asked about that agency', () => {
  const asked = commandTypes.filter((type) => questionOf(parsed(type)).target.agency !== undefined);
  expect(asked).toEqual([
    'show hand',
    'flag perpetrator',
    'withdraw flag',
    'claim action',
    'share line',
    'record contribution',
    'tick flag',
  ]);
});

test('[N12] every act that changes something belongs to a command, or to a root of a document', () => {
  const asked = new Set<Act>(commandTypes.map((type) => questionOf(parsed(type)).act));
  const left = acts.filter((act) => !asked.has(act) && !act.startsWith('see '));
  // Asked at a door of their own: they show something, or end sessions.
  expect(left).toEqual(['write root', 'explain', 'end sessions', 'disable user']);
});

describe('one owner for what two may not both win', () => {
  const arbitrating: readonly CommandType[] = [
    'claim action',
    'assign action',
    'agree action',
    'release action',
    'conclude case',
    'exclude seat',
    'restore seat',
    'record conflict',
    'call in',
    'open item',
    'sign statement',
  ];
  const commuting: readonly CommandType[] = [
    'add person',
    'flag perpetrator',
    'raise action',
    'mark discussed',
    'share line',
  ];

  test('[A1] what arbitrates waits for the server’s word; what commutes may be queued', () => {
    expect(arbitrating.map((type) => total[type])).toEqual(arbitrating.map(() => 'arbitrates'));
    expect(commuting.map((type) => total[type])).toEqual(commuting.map(() => 'commutes'));
  });
});

test('[A8] words are trimmed, bounded, in one line where one line is asked for, and can be shown', () => {
  const words = (text: string) => schema.safeParse({ ...sample(ground, 'pin advice'), words: text });
  expect(words('  some words  ').data).toMatchObject({ words: 'some words' });
  for (const bad of ['', '   ', 'a\nb', 'x'.repeat(501), 'a\u202eb', 'a\u0000', 'a\ud800']) {
    expect(words(bad).success, JSON.stringify(bad)).toBe(false);
  }
  expect(words('x'.repeat(500)).success).toBe(true);
});
