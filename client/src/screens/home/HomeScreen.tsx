/** The meetings I am invited to, today's first, and what my agency still has to do; or what my office is for. */
import type { HomeMeeting, HomeView } from '@board/shared/policy/views';
import { Link } from 'react-router';
import { EmptyState, Late, LatePart, Loading } from '../../parts';
import { Shown } from '../shell/Shown';
import { counted, today } from '../shell/times';
import { useHome } from '../shell/views';
import { MeetingCard } from './MeetingCard';

/** Few people hold an office, and they need nothing of the rest. */
const officeHome = new LatePart(async () => (await import('../office/OfficeHome')).default, 'This screen');

interface Section {
  readonly title: string;
  readonly meetings: readonly HomeMeeting[];
}

const sectionsOf = (meetings: readonly HomeMeeting[], now: string): readonly Section[] =>
  [
    { title: 'Today', meetings: meetings.filter(({ date }) => date === now) },
    { title: 'To come', meetings: meetings.filter(({ date }) => date > now) },
    { title: 'Earlier', meetings: meetings.filter(({ date }) => date < now).toReversed() },
  ].filter(({ meetings: found }) => found.length > 0);

const Outstanding = ({ count }: { readonly count: number }) => (
  <div className={count > 0 ? 'home-actions home-actions--some' : 'home-actions'}>
    <h2 className="govuk-heading-m">
      <Link className="govuk-link govuk-link--no-visited-state" to="/actions">
        Our agency’s actions ({count} outstanding)
      </Link>
    </h2>
    <p className="govuk-body">
      {count === 0
        ? 'Nothing is outstanding. What was done before is kept there.'
        : `${counted(count, 'agreed action')} ${count === 1 ? 'waits' : 'wait'} to be done, with ${count === 1 ? 'its' : 'their'} dates.`}
    </p>
  </div>
);

const Meetings = ({ home }: { readonly home: HomeView }) => {
  const sections = sectionsOf(home.meetings, today());
  return (
    <>
      <h1 className="govuk-heading-l">Meetings</h1>
      <Outstanding count={home.outstanding} />
      {sections.length === 0 && (
        <EmptyState title="You are not invited to any meeting">
          <p className="govuk-body">When a co-ordinator invites you, the meeting is shown here.</p>
        </EmptyState>
      )}
      {sections.map(({ title, meetings }) => (
        <section key={title} aria-labelledby={`meetings-${title}`}>
          <h2 className="govuk-heading-m" id={`meetings-${title}`}>
            {title}
          </h2>
          <ul className="cards">
            {meetings.map((meeting) => (
              <MeetingCard key={meeting.id} meeting={meeting} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
};

export const HomeScreen = () => (
  <Shown view={useHome()} what="Fetching your meetings">
    {(home) =>
      home.office === null ? (
        <Meetings home={home} />
      ) : (
        <Late part={officeHome} given={{ office: home.office }} coming={<Loading what="Opening" />} />
      )
    }
  </Shown>
);
