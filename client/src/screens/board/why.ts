/** Why a box can only be read, in a sentence. */
import { useGround } from './boardContext';

const owners: Readonly<Record<string, string>> = {
  advice: 'The expert writes here. Everybody reads.',
  victim: 'The IDVA and the referrer write here. Everybody reads.',
  risk: 'The chair, the co-ordinator and the IDVA write here. Everybody reads.',
  discussion: 'You are here to observe, so you can read and not write.',
};

export interface Right {
  readonly readOnly: boolean;
  readonly hint?: string;
}

/** For the fixed roots of the shared board. */
export const useRight = (root: string): Right => {
  const { board, meeting } = useGround();
  const shared = board.compartments.find(({ kind }) => kind === 'board');
  if (shared?.roots[root] === true) return { readOnly: false };
  if (board.state === 'concluded') return { readOnly: true, hint: 'The case is concluded, so this is only read.' };
  if (meeting.role === 'observer') return { readOnly: true, hint: owners['discussion'] ?? '' };
  return { readOnly: true, hint: owners[root] ?? 'You can read this and not write.' };
};
