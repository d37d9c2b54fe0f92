/** Words that a fact brought to the board: shown, said to be removed, or taken out for good by those who may. */
import type { PlacementId } from '@board/shared/kernel/ids';
import { useGround } from './boardContext';
import { Removed } from './Removed';
import { useRemoval, useRemovedOf } from './removal';
import { RemoveButton } from './RemoveWords';

interface PlacedProps {
  readonly placement: PlacementId;
  readonly words: string;
}

/** The words themselves, or why there are none. */
export const PlacedWords = ({ placement, words, className }: PlacedProps & { readonly className: string }) => {
  const removed = useRemovedOf(placement);
  if (words !== '') return <p className={className}>{words}</p>;
  return removed.length > 0 ? <Removed rows={removed} /> : <p className={className}>[words removed]</p>;
};

interface RemoveProps extends PlacedProps {
  readonly root: string;
  readonly label: string;
  readonly about: string;
}

export const RemovePlacedOf = (props: RemoveProps) => {
  const { docKey } = useGround();
  const compartment = useRemoval(docKey ?? '', props.root);
  if (compartment === null || props.words === '') return null;
  return <RemoveButton compartment={compartment} {...props} />;
};
