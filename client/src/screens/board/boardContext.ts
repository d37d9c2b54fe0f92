/** What every part of one board stands on: the two views, the shared document, my agency, and where to go. */
import type { AgencyId } from '@board/shared/kernel/ids';
import type { CaseView, MeetingView } from '@board/shared/policy/views';
import { createContext, useContext } from 'react';

export interface Ground {
  readonly meeting: MeetingView;
  readonly board: CaseView;
  /** The shared board's document; null while it is not open to this person. */
  readonly docKey: string | null;
  readonly mine: { readonly id: AgencyId; readonly name: string; readonly short: string };
  /** Moves to the box of a root, wherever it is drawn. */
  readonly goTo: (root: string) => void;
  readonly wide: boolean;
}

const Context = createContext<Ground | null>(null);
export const GroundProvider = Context;

export const useGround = (): Ground => {
  const ground = useContext(Context);
  if (ground === null) throw new Error('a part of the board stands outside a board');
  return ground;
};

export const agencyColour = (meeting: MeetingView, agency: AgencyId): number =>
  Math.max(
    0,
    meeting.roster.findIndex((row) => row.agency === agency),
  );
