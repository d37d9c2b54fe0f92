/** The wording of an action: everybody's until the chair agrees it, then frozen. */
import type { ActionView } from '@board/shared/policy/views';
import { useProse } from '../../docs/hooks';
import { wordsOf } from '../../docs/plain';
import { Box } from './Box';
import { PlacedWords } from './Placed';

/** What it says now. The first words stand until the server has placed them in the document. */
export const useActionWords = (action: ActionView, docKey: string): string => {
  const prose = useProse(docKey, action.root);
  if (action.agreedWords !== null) return action.agreedWords;
  return prose.length === 0 ? action.firstWords : wordsOf(prose).replace(/\s*\n\s*/g, ' ');
};

interface ActionWordsProps {
  readonly action: ActionView;
  readonly number: number;
  readonly docKey: string;
}

export const ActionWords = ({ action, number, docKey }: ActionWordsProps) => {
  const placed = useProse(docKey, action.root).length > 0;
  const words = useActionWords(action, docKey);
  if (!action.mayWrite || !placed)
    return <PlacedWords placement={action.placement} words={words} className="action__words" />;
  return <Box docKey={docKey} root={action.root} label={`Wording of action ${number}`} hideLabel oneLine />;
};
