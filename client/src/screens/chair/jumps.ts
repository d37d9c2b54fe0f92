/** From a gap to the place on the board where it is closed. */
import { never } from '@board/shared/kernel/result';
import { infoRoot, personRoot } from '@board/shared/model/roots';
import type { GapKind } from '@board/shared/model/caseFile';
import type { CaseView } from '@board/shared/policy/views';
import type { Ground } from '../board/boardContext';
import { focusPanel, type Section } from '../board/jump';

/** A root of the section, so that the board shows it; then its top, for there is no one box to go to. */
const toSection = (goTo: Ground['goTo'], root: string, section: Section): void => {
  goTo(root);
  focusPanel(section);
};

const undiscussed = ({ people }: CaseView): string | null => {
  const found = people.find(({ flags, coverage }) => flags.length > 0 && coverage === 'open');
  return found === undefined ? null : personRoot(found.id);
};

const unheard = ({ cards }: CaseView): string | null => {
  const found = cards.find(({ contributions }) => contributions.some(({ heard }) => heard === null));
  return found === undefined ? null : infoRoot(found.agency);
};

const nowhere = 'none';

export const jumpTo = (kind: GapKind, board: CaseView, goTo: Ground['goTo']): void => {
  switch (kind) {
    case 'perpetrator not discussed': {
      const root = undiscussed(board);
      return root === null ? toSection(goTo, `person:${nowhere}`, 'people') : goTo(root);
    }
    case 'no action':
      return toSection(goTo, `action:${nowhere}`, 'actions');
    case 'contribution not heard': {
      const root = unheard(board);
      return root === null ? toSection(goTo, `info:${nowhere}`, 'information') : goTo(root);
    }
    case 'no expert advice':
      return toSection(goTo, 'advice', 'advice');
    default:
      return never(kind);
  }
};

export const jumpWords: Readonly<Record<GapKind, string>> = {
  'perpetrator not discussed': 'Go to people',
  'no action': 'Go to actions',
  'contribution not heard': 'Go to the contribution',
  'no expert advice': 'Go to advice',
};
