/** Shown when a screen itself failed: what to do, and nothing of what was on it. */
import { useLocation, useNavigate } from 'react-router';
import { Button } from '../../parts';

/** Inside the frame: the header stays, and with it the guard of words that are not saved yet. */
export const Broken = () => {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (
    <>
      <h1 className="govuk-heading-l">Sorry, this screen could not be shown</h1>
      <p className="govuk-body">
        What was saved is safe. Try again; if that does not help, load the page again and tell your co-ordinator.
      </p>
      <div className="app-actions">
        <Button onClick={() => void navigate(pathname, { replace: true })}>Try again</Button>
        <Button kind="secondary" onClick={() => location.reload()}>
          Load the page again
        </Button>
      </div>
    </>
  );
};

/** In place of the frame, when it failed itself. */
export const AllBroken = () => (
  <main className="app-width">
    <Broken />
  </main>
);
