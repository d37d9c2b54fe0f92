/** From draft to meeting, for those who prepare it: possible conflicts settled, agenda published, meeting begun. */
import type { MeetingView } from '@board/shared/policy/views';
import { Button, InsetText } from '../../parts';
import { Matches } from '../chair/Matches';
import { Refused } from '../shell/Refused';
import { useBarred, useOrders } from '../shell/orders';
import { counted, momentWords } from '../shell/times';

interface CourseProps {
  readonly meeting: MeetingView;
}

const Possible = ({ meeting }: CourseProps) => {
  const { matches, publishedAt } = meeting;
  if (matches === null || matches.length === 0) return null;
  return (
    <section className="declarations" aria-labelledby="matches">
      <h2 className="govuk-heading-m" id="matches">
        {counted(matches.length, 'possible conflict')} of interest
      </h2>
      <p className="govuk-body">
        The board compared names and employers. {publishedAt === null && 'Settle each before you publish the agenda. '}
        Until then the case is hidden from the person named.
      </p>
      <Matches meeting={meeting.id} rows={matches} nameCases />
    </section>
  );
};

const Publish = ({ meeting }: CourseProps) => {
  const orders = useOrders();
  const barred = useBarred();
  const waiting = meeting.matches?.length ?? 0;
  const because = waiting > 0 ? `Settle the possible conflicts of interest first: ${waiting} left.` : null;
  return (
    <section aria-labelledby="draft">
      <h2 className="govuk-heading-m" id="draft">
        Draft agenda
      </h2>
      <InsetText>Only you, the chair and the co-ordinator can see this meeting yet.</InsetText>
      <Refused orders={orders} />
      {meeting.rights.includes('publish agenda') && (
        <>
          <p className="govuk-body">
            When you publish it, everybody invited sees which cases will be heard, and can search their own files.
          </p>
          <Button
            because={barred ?? because ?? (orders.busy ? 'Publishing' : null)}
            showBecause={barred !== null || because !== null}
            onClick={() => void orders.give('publish agenda', { meeting: meeting.id })}
          >
            Publish the agenda
          </Button>
        </>
      )}
    </section>
  );
};

const Begin = ({ meeting }: CourseProps) => {
  const orders = useOrders();
  const barred = useBarred();
  if (!meeting.rights.includes('begin meeting')) return null;
  return (
    <section aria-labelledby="begin">
      <h2 className="govuk-heading-m" id="begin">
        The meeting has not begun
      </h2>
      <Refused orders={orders} />
      <p className="govuk-body">
        Agenda published {momentWords(meeting.publishedAt ?? 0)}. When you begin, the board of each case opens to those
        who are invited to it and have signed.
      </p>
      <Button
        because={barred ?? (orders.busy ? 'Beginning' : null)}
        showBecause={barred !== null}
        onClick={() => void orders.give('begin meeting', { meeting: meeting.id })}
      >
        Begin the meeting
      </Button>
    </section>
  );
};

export const Course = ({ meeting }: CourseProps) => (
  <>
    <Possible meeting={meeting} />
    {meeting.publishedAt === null && <Publish meeting={meeting} />}
    {meeting.publishedAt !== null && meeting.begunAt === null && <Begin meeting={meeting} />}
  </>
);
