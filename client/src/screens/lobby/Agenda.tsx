/** The agenda as this person sees it, in its own numbers and planned times, and the way to the board. */
import type { AgendaItem, MeetingView } from '@board/shared/policy/views';
import { ButtonLink, EmptyState, InsetText } from '../../parts';
import { boardPath } from '../board/paths';
import { clockWords, counted, today } from '../shell/times';
import { AgendaRow, isOpenTo } from './AgendaRow';

type AgendaView = NonNullable<MeetingView['agenda']>;

/** The case in hand; before the first is opened, the first that is not concluded. */
const firstStop = ({ items, open }: AgendaView): AgendaItem | undefined =>
  items.find((item) => item.caseId === open) ?? items.find((item) => item.state === 'listed') ?? items[0];

const goWords = ({ open }: AgendaView, { number, initials }: AgendaItem): string =>
  open === null
    ? `Go to the board: case ${number}, ${initials}`
    : `Go to the board: the chair is on case ${number}, ${initials}`;

const NoCase = ({ over }: { readonly over: boolean }) =>
  over ? (
    <EmptyState title="This meeting is over">
      <p className="govuk-body">None of its cases is open to you now.</p>
    </EmptyState>
  ) : (
    <EmptyState title="There is no case here for you to see now">
      <p className="govuk-body">You can stay. If the chair calls you in to a case, it is shown here by itself.</p>
    </EmptyState>
  );

const ReviewFirst = ({ review }: Pick<MeetingView, 'review'>) => {
  const open = review?.filter(({ state }) => state === 'agreed').length ?? 0;
  if (open === 0) return null;
  return (
    <p className="govuk-body">
      The meeting opens with{' '}
      <a className="govuk-link govuk-link--no-visited-state" href="#review">
        {counted(open, 'outstanding action')} of earlier meetings
      </a>
      .
    </p>
  );
};

export const Agenda = ({ meeting, agenda }: { readonly meeting: MeetingView; readonly agenda: AgendaView }) => {
  const stop = firstStop(agenda);
  return (
    <section aria-labelledby="agenda">
      <h2 className="govuk-heading-m" id="agenda">
        Agenda
      </h2>
      {stop === undefined ? (
        <NoCase over={meeting.date < today()} />
      ) : (
        <>
          <p className="govuk-body">
            {counted(agenda.items.length, 'case')}, planned from {clockWords(meeting.startsAt)} to{' '}
            {clockWords(agenda.plannedFinish)}.
          </p>
          <ReviewFirst review={meeting.review} />
          {isOpenTo(stop) ? (
            <ButtonLink to={boardPath(meeting.id, stop.caseId)}>{goWords(agenda, stop)}</ButtonLink>
          ) : (
            <InsetText>The meeting has not begun. You can search your own files for each case now.</InsetText>
          )}
          <ol className="agenda">
            {agenda.items.map((item) => (
              <AgendaRow key={item.caseId} meeting={meeting.id} item={item} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
};
