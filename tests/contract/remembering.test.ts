/** The gate remembers verdicts as long as their facts stand: whatever happens, it answers as the rulebook asked anew. */
import { Remembering } from '@board/server/gate/remembering.js';
import type { Compartment } from '@board/shared/board/shape.js';
import { foldRegister } from '@board/shared/ledger/foldRegister.js';
import { emptyRegister, type Register } from '@board/shared/model/register.js';
import { decide } from '@board/shared/policy/decide.js';
import type { Verdict } from '@board/shared/policy/rights.js';
import { expect, test } from 'vitest';
import { cases, compartments, Happenings, people, stampOf } from '../support/lawFacts.js';
import { fuzzSize } from '../support/fuzzReport.js';

const roots = ['discussion', 'notes', 'plan', 'victim', 'risk', 'no root'];
const { seeds } = fuzzSize(2, [20261122]);

const isSame = (one: Verdict, other: Verdict): boolean =>
  one.allow === other.allow && one.rule === other.rule && (one.allow || other.allow || one.reason === other.reason);

const wrongIn = (remembering: Remembering, register: Register): readonly string[] => {
  const wrong: string[] = [];
  for (const user of people)
    for (const caseId of cases)
      for (const compartment of compartments as Compartment[]) {
        const sees = remembering.sees(register, user, caseId, compartment);
        if (!isSame(sees, decide(register, user, 'see compartment', { caseId, compartment })))
          wrong.push(`${user} sees ${caseId} ${compartment}`);
        for (const root of roots) {
          const writes = remembering.writes(register, user, caseId, compartment, root);
          const anew = decide(register, user, 'write root', { caseId, compartment, root });
          if (!isSame(writes, anew)) wrong.push(`${user} writes ${caseId} ${compartment}`);
        }
      }
  return wrong;
};

test.each(seeds)(
  '[S23] what is remembered is what would be answered: facts of every kind from seed %i',
  { timeout: 120_000 },
  (seed) => {
    const happenings = new Happenings(seed);
    const remembering = new Remembering();
    let register = emptyRegister;
    let at = 1;
    let allowed = 0;
    const fold = ({ stream, entry }: ReturnType<Happenings['next']>): void => {
      register = foldRegister(register, entry, stampOf(stream, happenings.by(), at++));
    };
    for (const one of happenings.beginning()) fold(one);
    for (let n = 0; n < 100; n++) {
      const next = happenings.next();
      fold(next);
      expect({ seed, n, next, wrong: wrongIn(remembering, register) }).toEqual({ seed, n, next, wrong: [] });
      for (const user of people)
        for (const caseId of cases) if (remembering.sees(register, user, caseId, 'board').allow) allowed++;
    }
    // A land in which nobody may do anything proves nothing.
    expect(allowed).toBeGreaterThan(50);
  },
);
