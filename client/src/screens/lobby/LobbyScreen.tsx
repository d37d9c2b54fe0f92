/** The lobby of one meeting: the statement first, then the agenda; who is here beside both. */
import { meetingTopic, presenceTopic } from '@board/shared/wire/bells';
import { readMeetingId } from '@board/shared/kernel/idText';
import type { MeetingId } from '@board/shared/kernel/ids';
import type { MeetingView, PresenceView } from '@board/shared/policy/views';
import { useParams } from 'react-router';
import { useView } from '../../live/queries';
import { Absent } from '../missing/Absent';
import { ReviewSection } from '../review/ReviewSection';
import { Shown } from '../shell/Shown';
import { Agenda } from './Agenda';
import { useArrivals } from './arrivals';
import { Course } from './Course';
import { Declarations } from './Declarations';
import { FlagCards } from './FlagCards';
import { LobbyHead } from './LobbyHead';
import { Ring } from './Ring';
import { Roster } from './Roster';
import { SignForm } from './SignForm';
import { WaitingToJoin } from './WaitingToJoin';

const Task = ({ meeting }: { readonly meeting: MeetingView }) => {
  if (!meeting.signed) return <SignForm meeting={meeting} />;
  if (meeting.agenda === null) return <WaitingToJoin meeting={meeting} />;
  return (
    <>
      <Course meeting={meeting} />
      {meeting.declarations !== null && <Declarations meeting={meeting} rows={meeting.declarations} />}
      <Agenda meeting={meeting} agenda={meeting.agenda} />
      <FlagCards meeting={meeting} />
      {meeting.review !== null && <ReviewSection meeting={meeting.id} rows={meeting.review} />}
    </>
  );
};

const nobody: PresenceView['here'] = [];
const noRoster: MeetingView['roster'] = [];

const Lobby = ({ id }: { readonly id: MeetingId }) => {
  const meeting = useView<MeetingView>(meetingTopic(id), `/api/meetings/${id}`);
  const presence = useView<PresenceView>(presenceTopic(id), `/api/meetings/${id}/presence`);
  const known = presence.kind === 'seen' ? presence.view.here : null;
  const here = known ?? nobody;
  useArrivals(meeting.kind === 'seen' ? meeting.view.roster : noRoster, known);
  return (
    <Shown view={meeting} what="Fetching the meeting">
      {(view) => (
        <>
          <LobbyHead meeting={view} />
          <div className="lobby">
            <Ring meeting={view} here={here} />
            <div className="lobby__task">
              <Task meeting={view} />
            </div>
            <Roster meeting={view} here={here} />
          </div>
        </>
      )}
    </Shown>
  );
};

export const LobbyScreen = () => {
  const id = readMeetingId(useParams()['meeting']);
  return id === undefined ? <Absent /> : <Lobby key={id} id={id} />;
};
