/** The gaps of a case in the server's words, as a plain list. */
import type { GapView } from '@board/shared/policy/views';

export const GapWords = ({ gaps }: { readonly gaps: readonly GapView[] }) =>
  gaps.length === 0 ? null : (
    <>
      <p className="govuk-body govuk-!-font-weight-bold">Still open:</p>
      <ul className="govuk-list govuk-list--bullet">
        {gaps.map(({ kind, words }) => (
          <li key={kind}>{words}</li>
        ))}
      </ul>
    </>
  );
