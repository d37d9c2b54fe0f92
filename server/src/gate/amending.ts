/** Takes redacted words out of the facts that brought them: says so in a fact of its own, then amends the records. Knows no room. */
import { createHash } from 'node:crypto';
import type { CaseId, PlacementId, UserId } from '@board/shared/kernel/ids.js';
import { readEntry, writeEntry, type AnyEntry } from '@board/shared/ledger/entries.js';
import type { CaseFact } from '@board/shared/ledger/facts.js';
import type { Clock } from '../ports/clock.js';
import type { Log, LogRecord } from '../ports/log.js';
import type { Registers } from './registers.js';

export interface AmendingNeeds {
  readonly log: Pick<Log, 'read' | 'amend'>;
  readonly registers: Registers;
  readonly clock: Clock;
}

type CaseEntry = Extract<AnyEntry, { stream: 'case' }>;

interface Amended {
  readonly seq: number;
  readonly body: Uint8Array;
  readonly digest: string;
}

const parsed = ({ body }: LogRecord): CaseEntry => readEntry('case', Buffer.from(body).toString('utf8')) as CaseEntry;

/** Of an action every wording goes: the first, and any that was agreed. */
const without = (fact: CaseFact, gone: ReadonlySet<string>): CaseFact => {
  const isGone =
    (fact.type === 'line shared' && gone.has(fact.line)) ||
    (fact.type === 'contribution received' && gone.has(fact.contribution)) ||
    ((fact.type === 'action raised' || fact.type === 'action agreed') && gone.has(fact.action));
  return isGone && fact.words !== '' ? { ...fact, words: '' } : fact;
};

/** The records that still hold such words, as they have to be. */
const stillToDo = (records: readonly LogRecord[], placements: readonly PlacementId[]): readonly Amended[] => {
  const entries = records.map(parsed);
  const actions = entries
    .flatMap(({ facts }) => facts)
    .flatMap((fact) => (fact.type === 'action raised' && placements.includes(fact.placement) ? [fact.action] : []));
  const gone = new Set<string>([...placements, ...actions]);
  return records.flatMap((record, n) => {
    const { command, facts } = entries[n] ?? { command: null, facts: [] };
    const left = facts.map((fact) => without(fact, gone));
    // An older record may parse to more than it holds: only what loses words is written anew.
    if (left.every((fact, at) => fact === facts[at])) return [];
    const body = Buffer.from(writeEntry({ command, facts: left }), 'utf8');
    return [{ seq: record.seq, body, digest: createHash('sha256').update(body).digest('hex') }];
  });
};

/** A fact that a crash has left without its deed is not told again. */
const isTold = (records: readonly LogRecord[], amended: readonly Amended[]): boolean => {
  const told = new Map<number, string>();
  for (const { facts } of records.map(parsed))
    for (const fact of facts)
      if (fact.type === 'placed words removed') for (const { seq, digest } of fact.amended) told.set(seq, digest);
  return amended.every(({ seq, digest }) => told.get(seq) === digest);
};

/** Resolves when no record of the case holds words of these placements any more. May be asked again. */
export const amendWords = async (
  { log, registers, clock }: AmendingNeeds,
  caseId: CaseId,
  placements: readonly PlacementId[],
): Promise<void> => {
  for (;;) {
    const stream = { kind: 'case', caseId } as const;
    const after = registers.seen(stream);
    const records = await log.read(`case/${caseId}`, 0, after);
    const amended = stillToDo(records, placements);
    if (amended.length === 0) return;
    const fact: CaseFact = {
      type: 'placed words removed',
      placements: [...placements],
      amended: amended.map(({ seq, digest }) => ({ seq, digest })),
    };
    const author = { user: 'system' as UserId, session: null, at: clock.now() };
    const told =
      isTold(records, amended) ||
      (await registers.append(stream, after, { command: null, facts: [fact] }, author)) === 'appended';
    if (!told) continue;
    for (const { seq, body } of amended) await log.amend(`case/${caseId}`, seq, body);
    return;
  }
};
