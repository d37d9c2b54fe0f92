/** The four gaps of "Sara", each alone and all together, against what the law says in words. */
import { placementId, personId } from '@board/shared/kernel/ids.js';
import type { Action } from '@board/shared/model/action.js';
import type { CaseFile, Contribution, Coverage, GapKind, Person } from '@board/shared/model/caseFile.js';
import type { Meeting } from '@board/shared/model/meeting.js';
import { gapsOf } from '@board/shared/policy/gaps.js';
import { describe, expect, test } from 'vitest';
import {
  actionOf,
  another,
  fileFor,
  me,
  meetingFor,
  mine,
  plain,
  registerFor,
  theirs,
  type Standing,
} from '../support/houseRegister.js';
import { uuid } from '../support/rooms.js';

const states: Readonly<Record<Coverage['state'], Coverage>> = {
  open: { state: 'open' },
  discussed: { state: 'discussed', by: another, at: 0 },
  left: { state: 'left', by: another, at: 0, reason: 'a reason' },
};

const flag = { user: another, role: 'primary', relationship: 'spouse', at: 0 } as const;

const persons = (coverage: readonly Coverage['state'][], struck = false): CaseFile['people'] =>
  Object.fromEntries(
    coverage.map((state, index): [string, Person] => {
      const id = personId.parse(uuid(200 + index));
      const base = {
        id,
        name: `Person ${index + 1}`,
        kind: 'adult',
        born: null,
        relationship: null,
        employer: null,
      } as const;
      return [
        id,
        {
          ...base,
          addedBy: another,
          addedAt: 0,
          flags: { [mine]: { ...flag, agency: mine } },
          coverage: states[state],
          struck: struck ? { reason: 'a reason', by: another } : null,
          place: null,
        },
      ];
    }),
  );

const letter = (heard: boolean): Contribution => ({
  id: placementId.parse(uuid(300)),
  agency: theirs,
  author: 'A. N.',
  words: 'words',
  recordedBy: another,
  at: 0,
  heard: heard ? { by: another, at: 0 } : null,
});

const sound = (change: Partial<CaseFile> = {}): CaseFile => ({
  ...fileFor({ ...plain, harmful: false }),
  people: persons(['discussed', 'left']),
  contributions: [letter(true)],
  ...change,
});

const gaps = (file: CaseFile, meeting: Meeting = meetingFor(plain)): readonly GapKind[] =>
  gapsOf(registerFor(plain), meeting, file).map(({ kind }) => kind);

const harmful = { harms: ['forced marriage'] } as const;

describe('each gap', () => {
  test('[A6] a case in which everything was done has none', () => expect(gaps(sound())).toEqual([]));

  test('[A6] every flagged person is discussed or left out with a reason; nobody flagged is a gap as well', () => {
    expect(gaps(sound({ people: persons(['discussed', 'open', 'left']) }))).toEqual(['perpetrator not discussed']);
    expect(gaps(sound({ people: {} }))).toEqual(['perpetrator not discussed']);
    expect(gaps(sound({ people: { ...persons(['discussed']) } }))).toEqual([]);
    const words = gapsOf(registerFor(plain), meetingFor(plain), sound({ people: persons(['open', 'left', 'open']) }));
    expect(words.map((gap) => gap.words)).toEqual(['2 of 3 alleged perpetrators not discussed: Person 1, Person 3.']);
  });

  test('[A6] somebody struck out is nobody’s perpetrator', () => {
    expect(gaps(sound({ people: persons(['open'], true) }))).toEqual(['perpetrator not discussed']);
    const [one] = Object.values(persons(['open'], true));
    const people = {
      ...persons(['discussed']),
      ...(one ? { [uuid(201)]: { ...one, id: personId.parse(uuid(201)) } } : {}),
    };
    expect(gaps(sound({ people }))).toEqual([]);
  });

  test('[A6] no action, an unheard contribution', () => {
    expect(gaps(sound({ actions: {} }))).toEqual(['no action']);
    expect(gaps(sound({ contributions: [letter(true), letter(false)] }))).toEqual(['contribution not heard']);
  });

  test('[A6] all four at once, in the order in which the chair reads them', () => {
    const file = sound({ people: persons(['open']), actions: {}, contributions: [letter(false)], ...harmful });
    expect(gaps(file)).toEqual([
      'perpetrator not discussed',
      'no action',
      'contribution not heard',
      'no expert advice',
    ]);
  });
});

describe('the expert', () => {
  const expert = (change: Partial<Standing> = {}): Meeting => meetingFor({ ...plain, role: 'expert', ...change });
  const alone = (meeting: Meeting): Meeting => ({ ...meeting, sitting: 'stand-alone' });
  const called = { calledIn: { [me]: expert().id } };
  const pinned = { pinned: { words: 'words', by: me, at: 0 } };
  const since = { reason: 'a reason', at: 0 };
  const needed = ['no expert advice'];

  const table: readonly [string, CaseFile, Meeting, readonly string[]][] = [
    ['is not needed without a harmful practice', sound(), meetingFor(plain), []],
    ['is missing when nobody holds the seat', sound(harmful), meetingFor(plain), needed],
    ['is missing while merely seated in a standard meeting', sound(harmful), expert(), needed],
    ['has advised when advice is pinned', sound({ ...harmful, ...pinned }), meetingFor(plain), []],
    ['is there when called in', sound({ ...harmful, ...called }), expert(), []],
    ['is there in a session of its own', sound(harmful), alone(expert()), []],
    ['is not there unsigned', sound({ ...harmful, ...called }), expert({ signed: 'no' }), needed],
    ['is not there when excluded', sound({ ...harmful, ...called, excluded: { [me]: since } }), expert(), needed],
    [
      'is not there with a conflict',
      sound({ ...harmful, conflicts: { [me]: { ...since, override: null } } }),
      alone(expert()),
      needed,
    ],
    ['is no other called-in person', sound({ ...harmful, ...called }), meetingFor({ ...plain, role: 'guest' }), needed],
  ];

  test.each(table)('[A6] %s', (_title, file, meeting, expected) => expect(gaps(file, meeting)).toEqual(expected));
});

test('[A6] an action in any state counts, done and not possible included', () => {
  for (const state of ['raised', 'done', 'not possible'] as const) {
    const action: Action | undefined = fileFor(plain).actions[actionOf(state)];
    expect(gaps(sound({ actions: action ? { [action.id]: action } : {} })), state).toEqual([]);
  }
});
