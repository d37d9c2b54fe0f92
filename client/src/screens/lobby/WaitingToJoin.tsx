/** Signed, with a conflict declared: nothing to do but wait, and why. Opens by itself when it has been dealt with. */
import type { MeetingView } from '@board/shared/policy/views';
import { Alert } from '../../parts';

export const WaitingToJoin = ({ meeting }: { readonly meeting: MeetingView }) => (
  <section aria-labelledby="waiting">
    <h2 className="govuk-heading-m" id="waiting">
      You have signed. Please wait here
    </h2>
    {meeting.declaration === 'waiting' ? (
      <Alert kind="information" title="Your declaration is with the chair and the co-ordinator" announce={false}>
        <p>Nobody else can read it. They make sure that you are shown only what you should see.</p>
      </Alert>
    ) : (
      <p className="govuk-body">The chair lets you in when your part of the meeting comes.</p>
    )}
    <p className="govuk-body">
      The list of cases opens on this page by itself. You can stay in the Teams call while you wait; the chair will say
      when it is time.
    </p>
  </section>
);
