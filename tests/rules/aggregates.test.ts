/** The steering group's figures: no small one is told, and no two tables differ by one case. */
import { caseId, type CaseId } from '@board/shared/kernel/ids.js';
import type { CaseFile } from '@board/shared/model/caseFile.js';
import type { Register } from '@board/shared/model/register.js';
import { aggregatesView, shown } from '@board/shared/policy/view/aggregates.js';
import { expect, test } from 'vitest';
import { fileFor, me, plain, registerFor, sitting } from '../support/houseRegister.js';
import { uuid } from '../support/rooms.js';

/** So many concluded cases of one area, each of another hour; every third is a repeat. */
const heard = (count: number): Register => {
  const register = registerFor({ ...plain, office: 'steering group' });
  const cases = Array.from({ length: count }, (_one, index): [CaseId, CaseFile] => {
    const id = caseId.parse(uuid(1000 + index));
    const criterion = index % 3 === 0 ? 'repeat' : 'escalation';
    const conclusion = { meeting: sitting, by: me, at: index, reason: null, gaps: [] };
    return [id, { ...fileFor(plain), id, criterion, conclusions: { [sitting]: conclusion } }];
  });
  return { ...register, cases: new Map(cases) };
};

const table = (count: number) => aggregatesView(heard(count), me)?.areas[0]?.groups ?? [];
const figure = (count: number, label: string) =>
  table(count)
    .flatMap(({ rows }) => rows)
    .find((row) => row.label === label)?.shown;

test('[N17] five or fewer is one answer, nought included; all else is a number of fives', () => {
  expect([0, 1, 5, 6, 7, 8, 12, 13, 103].map(shown)).toEqual([
    '5 or fewer',
    '5 or fewer',
    '5 or fewer',
    'about 5',
    'about 5',
    'about 10',
    'about 10',
    'about 15',
    'about 105',
  ]);
});

test('[N17] Z13 one more case changes nothing, whatever it was; six more may', () => {
  for (let count = 0; count < 30; count += 1) {
    const same = JSON.stringify(table(count)) === JSON.stringify(table(count + 1));
    expect(same || (count + 1) % 6 === 0, `${count} cases and one more`).toBe(true);
  }
  expect([figure(5, 'Cases heard'), figure(11, 'Cases heard'), figure(30, 'Cases heard')]).toEqual([
    '5 or fewer',
    'about 5',
    'about 30',
  ]);
  expect([figure(30, 'Repeat cases'), figure(30, 'Cases with a child')]).toEqual(['about 10', '5 or fewer']);
});

test('[N17] a case that is not concluded is in no figure, and nobody else is shown any', () => {
  const open = heard(6);
  const cases = new Map([...open.cases].map(([id, file]) => [id, { ...file, conclusions: {} }]));
  expect(aggregatesView({ ...open, cases }, me)?.areas[0]?.groups).toEqual(table(0));
  expect(aggregatesView(registerFor({ ...plain, role: 'chair' }), me)).toBeNull();
  expect(aggregatesView(registerFor({ ...plain, office: 'auditor' }), me)).toBeNull();
});

test('[N17] how often an agency came is counted of open meetings alone', () => {
  const rows = (kind: 'standard' | 'closed') =>
    aggregatesView(registerFor({ ...plain, sitting: kind, office: 'steering group' }), me)?.areas[0]?.attendance;
  expect(rows('standard')).toEqual([
    { agency: 'Agency of mine', invited: 1, attended: 1, wrote: 0 },
    { agency: 'Others', invited: 1, attended: 0, wrote: 0 },
  ]);
  expect(rows('closed')).toEqual([]);
});
