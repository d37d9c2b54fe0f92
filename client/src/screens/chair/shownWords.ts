/** A gap's words with people named as this device shows them: in full, or by initials. */
import type { CaseView } from '@board/shared/policy/views';
import { useShownName } from '../board/names';

export const useGapWords = ({ people }: Pick<CaseView, 'people'>): ((words: string) => string) => {
  const shown = useShownName();
  // initials bring a full stop of their own to the end of the sentence
  return (words) => people.reduce((text, { name }) => text.replaceAll(name, shown(name)), words).replace(/\.\.$/, '.');
};
