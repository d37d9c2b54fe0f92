/** The gaps of a case in the server's words, as a plain list. */
import type { CaseView } from '@board/shared/policy/views';
import { useGapWords } from './shownWords';

export const GapWords = ({ board }: { readonly board: CaseView }) => {
  const wordsOf = useGapWords(board);
  if (board.gaps.length === 0) return null;
  return (
    <>
      <p className="govuk-body govuk-!-font-weight-bold">Still open:</p>
      <ul className="govuk-list govuk-list--bullet">
        {board.gaps.map(({ kind, words }) => (
          <li key={kind}>{wordsOf(words)}</li>
        ))}
      </ul>
    </>
  );
};
