/** What the chair and the co-ordinator need beside the board; nothing at all for anybody else. */
import type { CaseView, MeetingView } from '@board/shared/policy/views';

export interface ChairPanelProps {
  readonly meeting: MeetingView;
  readonly board: CaseView;
}

export const ChairPanel = (_: ChairPanelProps) => null;
