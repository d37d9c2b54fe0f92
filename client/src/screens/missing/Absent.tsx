/** The one answer to hidden, withdrawn, unknown and mistyped addresses; made from the address alone, never from data. */
import { Link, useMatches } from 'react-router';

export const Absent = () => {
  const meeting = useMatches().at(-1)?.params['meeting'];
  return (
    <div className="absent">
      <h1 className="govuk-heading-l">There is nothing here that you can see</h1>
      <ul className="govuk-list">
        {meeting !== undefined && (
          <li>
            <Link className="govuk-link" to={`/meetings/${meeting}`}>
              Go back to the meeting
            </Link>
          </li>
        )}
        <li>
          <Link className="govuk-link" to="/">
            Go to your meetings
          </Link>
        </li>
      </ul>
    </div>
  );
};
