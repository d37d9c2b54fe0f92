/** One meeting as a card: when, what kind of sitting, my part in it, and how far I am. */
import type { HomeMeeting } from '@board/shared/policy/views';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { Tag } from '../../parts';
import { clockWords, counted, dayWords, today } from '../shell/times';
import { roleWords, sittingWords } from '../shell/words';

const isOver = ({ date }: HomeMeeting): boolean => date < today();

const casesWords = (meeting: HomeMeeting): string => {
  const { cases, signed } = meeting;
  if (cases === 0) return isOver(meeting) ? 'None open to you now' : 'None that you can see';
  if (cases !== null) return counted(cases, 'case');
  return signed ? 'Shown when your declaration has been dealt with' : 'Shown when you have signed';
};

/** Where it stands before it begins, and what my agency is asked besides. */
const notesOf = (meeting: HomeMeeting): readonly string[] => {
  const { published, begun, flags } = meeting;
  const notes: string[] = [];
  if (!published) notes.push('Draft: only chair and co-ordinator see it');
  else if (!begun && !isOver(meeting)) notes.push('Not begun: prepare now');
  if (flags > 0) notes.push(`${counted(flags, 'case')} to flag in your files`);
  return notes;
};

const SignedTag = ({ meeting }: { readonly meeting: HomeMeeting }) => {
  if (meeting.signed) return <Tag colour="green">Signed</Tag>;
  return isOver(meeting) ? <Tag colour="grey">Not signed</Tag> : <Tag colour="yellow">Not signed yet</Tag>;
};

export const MeetingCard = ({ meeting }: { readonly meeting: HomeMeeting }) => (
  <li className={isOver(meeting) ? 'meeting-card meeting-card--over' : 'meeting-card'}>
    <div className="meeting-card__head">
      <h3 className="govuk-heading-s meeting-card__title">
        <Link className="govuk-link govuk-link--no-visited-state" to={`/meetings/${meeting.id}`}>
          {meeting.title}
        </Link>
      </h3>
      <SignedTag meeting={meeting} />
    </div>
    <p className="meeting-card__when">
      <time dateTime={new Date(meeting.startsAt).toISOString()}>
        {dayWords(meeting.date)}, {clockWords(meeting.startsAt)}
      </time>
    </p>
    <dl className="pairs">
      <dt>Area</dt>
      <dd>{meeting.area}</dd>
      <dt>Kind</dt>
      <dd>{sittingWords[meeting.sitting]}</dd>
      <dt>Your part</dt>
      <dd>{roleWords[meeting.role]}</dd>
      <dt>Cases</dt>
      <dd>{casesWords(meeting)}</dd>
      {notesOf(meeting).map((note) => (
        <Fragment key={note}>
          <dt className="govuk-visually-hidden">Also</dt>
          <dd className="meeting-card__note">{note}</dd>
        </Fragment>
      ))}
    </dl>
  </li>
);
