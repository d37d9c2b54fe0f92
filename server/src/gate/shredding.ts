/** Carries out the shreddings that two have agreed on, at the start and as they come. Decides none of them. */
import type { CaseId } from '@board/shared/kernel/ids.js';
import type { Clock } from '../ports/clock.js';
import type { Keys } from '../ports/keys.js';
import type { Registers } from './registers.js';

export interface Shreddings {
  /** Resolves when the directory tells of the shredding of this case, if it was agreed on. */
  told(caseId: CaseId): Promise<void>;
  stop(): void;
}

interface ShreddingNeeds {
  readonly registers: Registers;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly broken: (error: unknown) => void;
}

const directory = { kind: 'directory' } as const;

/** Resolves when what was decided before this start is carried out. */
export const carryOutShreddings = async ({ registers, keys, clock, broken }: ShreddingNeeds): Promise<Shreddings> => {
  // What stands in the case was arbitrated there, against holds; of several nodes that tell the directory, one does.
  const told = async (caseId: CaseId): Promise<void> => {
    for (;;) {
      const shredding = registers.current().cases.get(caseId)?.shredding;
      if (!shredding?.agreed) return;
      const { reason, by: first, agreed: second } = shredding;
      const facts = [{ type: 'case shredded', caseId, reason, first, second } as const];
      const author = { user: second, session: null, at: clock.now() };
      const after = registers.seen(directory);
      if ((await registers.append(directory, after, { command: null, facts }, author)) === 'appended') return;
    }
  };
  const due = (): readonly CaseId[] =>
    (Object.keys(registers.current().directory.shredded) as CaseId[]).filter((id) => !keys.isShredded(id));

  // A crash between the fact and the deed leaves a fact; so does a disk that says no, until the next start.
  for (const id of registers.current().cases.keys()) await told(id);
  for (const id of due()) await keys.shred(id);
  const stop = registers.onChange((change) => {
    if (change.kind === 'case') told(change.caseId).catch(broken);
    if (change.kind === 'directory') for (const id of due()) keys.shred(id).catch(broken);
  });
  return { told, stop };
};
