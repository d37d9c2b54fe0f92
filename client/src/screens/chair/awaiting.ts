/** What waits for the word of this person on the bench, in words. Pure. */
import type { CaseView } from '@board/shared/policy/views';
import { counted } from '../shell/times';

export const awaiting = ({ chair, rights }: Pick<CaseView, 'chair' | 'rights'>): readonly string[] => {
  if (chair === null) return [];
  const proposed = chair.conflicts.filter(
    ({ override }) => override !== null && override.confirmedBy === null && !override.mine,
  );
  const said: string[] = [];
  if (chair.matches.length > 0) said.push(`${counted(chair.matches.length, 'possible conflict')} of interest`);
  if (rights.includes('override conflict'))
    said.push(...proposed.map(({ name }) => `A proposal to let ${name} in waits for you`));
  if (chair.shredding !== null && !chair.shredding.mine && rights.includes('shred case'))
    said.push('A proposal to destroy this case waits for you');
  return said;
};
