/** What the panel stands on: the two views, and which of the bench this person is. Verdicts come from the server. */
import type { CaseView, MeetingView } from '@board/shared/policy/views';
import type { AgendaItem } from '@board/shared/policy/views';

export interface BenchProps {
  readonly meeting: MeetingView;
  readonly board: CaseView;
}

export type Bench = 'chair' | 'coordinator' | null;

/** "Exclude seat" stays with the chair when a case is concluded; "note attendance" is the whole bench's. */
export const benchOf = ({ meeting, board }: BenchProps): Bench => {
  if (board.rights.includes('exclude seat')) return 'chair';
  return meeting.rights.includes('note attendance') ? 'coordinator' : null;
};

export const itemsOf = ({ meeting }: BenchProps): readonly AgendaItem[] => meeting.agenda?.items ?? [];

export const itemOf = ({ meeting, board }: BenchProps): AgendaItem | undefined =>
  itemsOf({ meeting, board }).find(({ caseId }) => caseId === board.caseId);

export const openItem = (bench: BenchProps): AgendaItem | undefined =>
  itemsOf(bench).find(({ caseId }) => caseId === bench.meeting.agenda?.open);

/** The next case nobody has opened yet: first of those that follow, then of those that were passed over. */
export const nextItem = (bench: BenchProps): AgendaItem | undefined => {
  const listed = itemsOf(bench).filter(({ state, caseId }) => state === 'listed' && caseId !== bench.board.caseId);
  const here = itemOf(bench)?.number ?? 0;
  return listed.find(({ number }) => number > here) ?? listed[0];
};

export const itemName = ({ number, initials }: AgendaItem): string => `case ${number}, ${initials}`;

/** Where a command about this case goes. */
export const targetOf = ({ meeting, board }: BenchProps) => ({ meeting: meeting.id, caseId: board.caseId });
