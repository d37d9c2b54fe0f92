/** The live board of one case, under `/meetings/:meeting/cases/:case`. It stands inside the shell's <main>. */
import { readCaseId, readMeetingId } from '@board/shared/kernel/idText';
import type { CaseId, MeetingId } from '@board/shared/kernel/ids';
import type { CaseView, MeetingView } from '@board/shared/policy/views';
import { caseTopic, meetingTopic } from '@board/shared/wire/bells';
import { useEffect, useRef } from 'react';
import { useParams } from 'react-router';
import { withdrawDocs } from '../../docs/pool';
import { useView, type View } from '../../live/queries';
import { Absent } from '../missing/Absent';
import { Shown } from '../shell/Shown';
import { Board } from './Board';
import { forgetCase } from './waiting';
import './board.scss';

/** Once the server says that nothing is here, the documents go as well, unsent words included. */
const useTakenBack = (id: CaseId, view: View<CaseView>): void => {
  const docs = useRef<readonly string[]>([]);
  useEffect(() => {
    if (view.kind === 'seen') docs.current = view.view.compartments.map(({ doc }) => doc);
  }, [view]);
  const gone = view.kind === 'refused' && view.reason === 'absent';
  useEffect(() => {
    if (!gone) return;
    withdrawDocs(docs.current);
    forgetCase(id);
  }, [gone, id]);
};

const Opened = ({ meeting, id }: { readonly meeting: MeetingId; readonly id: CaseId }) => {
  const sitting = useView<MeetingView>(meetingTopic(meeting), `/api/meetings/${meeting}`);
  const board = useView<CaseView>(caseTopic(meeting, id), `/api/meetings/${meeting}/cases/${id}`);
  useTakenBack(id, board);
  return (
    <Shown view={sitting} what="Opening the meeting">
      {(meetingView) => (
        <Shown view={board} what="Opening the case">
          {(caseView) => <Board meeting={meetingView} seen={caseView} />}
        </Shown>
      )}
    </Shown>
  );
};

export const BoardScreen = () => {
  const params = useParams();
  const meeting = readMeetingId(params['meeting']);
  const id = readCaseId(params['case']);
  // another case is another screen: nothing half-typed may cross over
  return meeting === undefined || id === undefined ? <Absent /> : <Opened key={id} meeting={meeting} id={id} />;
};
