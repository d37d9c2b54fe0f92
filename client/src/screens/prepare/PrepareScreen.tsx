/** Before the meeting: what an agency needs to search its own files, and the place for what it finds. */
import { readCaseId, readMeetingId } from '@board/shared/kernel/idText';
import type { CaseId, MeetingId } from '@board/shared/kernel/ids';
import type { MeetingView, PreparationView } from '@board/shared/policy/views';
import { caseTopic, meetingTopic } from '@board/shared/wire/bells';
import { useParams } from 'react-router';
import { useView } from '../../live/queries';
import { Breadcrumbs, ButtonLink } from '../../parts';
import { boardPath, lobbyPath } from '../board/paths';
import { Absent } from '../missing/Absent';
import { Shown } from '../shell/Shown';
import { Referral } from './Referral';
import { Research } from './Research';
import { WhoToSearch } from './WhoToSearch';

interface PrepareProps {
  readonly meeting: MeetingView;
  readonly seen: PreparationView;
}

const isOpen = ({ meeting, seen }: PrepareProps): boolean =>
  meeting.agenda?.items.some(({ caseId: id, level }) => id === seen.caseId && (level === 'V3' || level === 'V4')) ??
  false;

const Prepare = (props: PrepareProps) => {
  const { meeting, seen } = props;
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { label: 'Meetings', to: '/' },
          { label: meeting.title, to: lobbyPath(meeting.id) },
          { label: `Prepare ${seen.initials}` },
        ]}
      />
      <h1 className="govuk-heading-l lobby__title">
        Prepare case {seen.number}, {seen.initials}
      </h1>
      <p className="govuk-body lobby__when">
        {seen.reference} · {seen.area}
      </p>
      {isOpen(props) && (
        <p>
          <ButtonLink to={boardPath(meeting.id, seen.caseId)}>The meeting has begun: go to the board</ButtonLink>
        </p>
      )}
      <div className="prepare">
        <div>
          <WhoToSearch identifiers={seen.identifiers} day={meeting.date} />
          <Referral seen={seen} />
        </div>
        <Research meeting={meeting} seen={seen} />
      </div>
    </>
  );
};

const Opened = ({ meeting, id }: { readonly meeting: MeetingId; readonly id: CaseId }) => {
  const sitting = useView<MeetingView>(meetingTopic(meeting), `/api/meetings/${meeting}`);
  const path = `/api/meetings/${meeting}/cases/${id}/preparation`;
  const seen = useView<PreparationView>(caseTopic(meeting, id), path);
  return (
    <Shown view={sitting} what="Opening the meeting">
      {(meetingView) => (
        <Shown view={seen} what="Opening the case">
          {(view) => <Prepare meeting={meetingView} seen={view} />}
        </Shown>
      )}
    </Shown>
  );
};

export const PrepareScreen = () => {
  const params = useParams();
  const meeting = readMeetingId(params['meeting']);
  const id = readCaseId(params['case']);
  return meeting === undefined || id === undefined ? <Absent /> : <Opened key={id} meeting={meeting} id={id} />;
};
