/** Shown when a screen itself failed: what to do, and nothing of what was on it. */
import { Button } from '../../parts';

export const Broken = () => (
  <main className="app-width">
    <h1 className="govuk-heading-l">Sorry, this screen could not be shown</h1>
    <p className="govuk-body">
      What was saved is safe. Load the page again, and tell your co-ordinator if it happens twice.
    </p>
    <Button onClick={() => location.reload()}>Load the page again</Button>
  </main>
);
