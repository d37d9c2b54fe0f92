/** Carries out the shreddings that the directory tells of, at the start and as they come. Decides none of them. */
import type { CaseId } from '@board/shared/kernel/ids.js';
import type { Keys } from '../ports/keys.js';
import type { Registers } from './registers.js';

/** Resolves when what was told before this start is carried out; the answer ends the listening. */
export const carryOutShreddings = async (
  registers: Registers,
  keys: Keys,
  broken: (error: unknown) => void,
): Promise<() => void> => {
  const due = (): readonly CaseId[] =>
    (Object.keys(registers.current().directory.shredded) as CaseId[]).filter((id) => !keys.isShredded(id));

  // A crash between the fact and the deed leaves a fact; so does a disk that says no, until the next start.
  for (const id of due()) await keys.shred(id);
  return registers.onChange(({ kind }) => {
    if (kind === 'directory') for (const id of due()) keys.shred(id).catch(broken);
  });
};
