/** Which meeting this is, when it starts, and what my part in it is. */
import type { MeetingView } from '@board/shared/policy/views';
import { Breadcrumbs } from '../../parts';
import { clockWords, counted, dayWords } from '../shell/times';
import { useNow } from '../shell/useNow';
import { roleWords, sittingWords } from '../shell/words';

const minute = 60_000;

/** "in 6 minutes"; null when it is not within the hour to come. */
const soonWords = (startsAt: number, now: number): string | null => {
  const minutes = Math.ceil((startsAt - now) / minute);
  return minutes < 1 || minutes > 60 ? null : `in ${counted(minutes, 'minute')}`;
};

export const LobbyHead = ({ meeting }: { readonly meeting: MeetingView }) => {
  const soon = soonWords(meeting.startsAt, useNow(15_000));
  return (
    <>
      <Breadcrumbs crumbs={[{ label: 'Meetings', to: '/' }, { label: meeting.title }]} />
      <h1 className="govuk-heading-l lobby__title">{meeting.title}</h1>
      <p className="govuk-body lobby__when">
        <time dateTime={new Date(meeting.startsAt).toISOString()}>
          {dayWords(meeting.date)}, {clockWords(meeting.startsAt)}
        </time>
        {soon !== null && ` (${soon})`} · {meeting.area} · {sittingWords[meeting.sitting]} · You are here as{' '}
        <strong>{roleWords[meeting.role]}</strong>
      </p>
    </>
  );
};
