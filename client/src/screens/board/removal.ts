/** Whether this person may take words out of a box for good, and what was taken out of it before. */
import type { PlacementId } from '@board/shared/kernel/ids';
import type { CompartmentView, RedactionView } from '@board/shared/policy/views';
import { useGround, type Ground } from './boardContext';

const compartmentOf = ({ board }: Ground, docKey: string): CompartmentView | undefined =>
  board.compartments.find(({ doc }) => doc === docKey);

/** The compartment to take them out of; null when this person may not. */
export const useRemoval = (docKey: string, root: string): CompartmentView | null => {
  const ground = useGround();
  const compartment = compartmentOf(ground, docKey);
  if (compartment === undefined) return null;
  const card = compartment.kind === 'board' ? ground.board.cards.find((one) => one.root === root) : undefined;
  return compartment.mayRedact || card?.mayRedact === true ? compartment : null;
};

export const useRemoved = (docKey: string, root: string): readonly RedactionView[] => {
  const ground = useGround();
  const compartment = compartmentOf(ground, docKey)?.compartment;
  return ground.board.redactions.filter(
    (one) => one.placement === null && one.compartment === compartment && one.root === root,
  );
};

/** What was said when the words of a line, a contribution or an action were removed. */
export const useRemovedOf = (placement: PlacementId): readonly RedactionView[] =>
  useGround().board.redactions.filter((one) => one.placement === placement);
