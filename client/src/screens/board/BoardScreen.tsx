/** The live board of one case, under `/meetings/:meeting/cases/:case`. It stands inside the shell's <main>. */
import { useParams } from 'react-router';

export const BoardScreen = () => {
  const { case: caseId } = useParams();
  return <h1 className="govuk-heading-l">Board {caseId === undefined ? '' : '…'}</h1>;
};
