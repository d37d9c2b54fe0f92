/** My agency's hand: it has information on this case, or has nothing to add. Pressed again, it is taken back. */
import type { Hand } from '@board/shared/model/codes';
import { Button } from '../../parts';
import { useGround } from './boardContext';
import { useGive } from './give';

type Shown = Exclude<Hand, 'none'>;

const words: Record<Shown, string> = { 'has information': 'I have information', 'nothing to add': 'Nothing to add' };

export const HandButton = ({ hand }: { readonly hand: Shown }) => {
  const { board, mine } = useGround();
  const give = useGive();
  const card = board.cards.find((other) => other.mine);
  if (card === undefined || !board.rights.includes('show hand')) return null;
  const up = card.hand === hand;
  const press = () => void give('show hand', { agency: mine.id, hand: up ? 'none' : hand });
  return (
    <Button kind="secondary" className={up ? 'hand hand--up' : 'hand'} aria-pressed={up} onClick={press}>
      {up && <span aria-hidden="true">✓ </span>}
      {words[hand]}
    </Button>
  );
};
