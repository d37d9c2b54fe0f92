/** One case on the screen: header, agenda, sections and who is here, in three columns or one. */
import type { CaseView, MeetingView } from '@board/shared/policy/views';
import { useMemo, useState } from 'react';
import { classes, DocNotice } from '../../parts';
import { ChairPanel } from '../chair/ChairPanel';
import { AgendaRail } from './AgendaRail';
import { Alarms } from './Alarms';
import { GroundProvider, type Ground } from './boardContext';
import { BoardFoot } from './BoardFoot';
import { CaseHeader } from './CaseHeader';
import { Conclusion } from './Conclusion';
import { foresee } from './foresee';
import { focusBox, sectionOf, type Section } from './jump';
import { PeopleHere } from './PeopleHere';
import { Sections } from './Sections';
import { useRootName } from './rootName';
import { useWaiting } from './waiting';
import { useWide } from './wide';

interface BoardProps {
  readonly meeting: MeetingView;
  readonly seen: CaseView;
}

const mineOf = (meeting: MeetingView, board: CaseView): Ground['mine'] => {
  const found = board.agencies.find(({ id }) => id === meeting.agency);
  return { id: meeting.agency, name: found?.name ?? 'My agency', short: found?.short ?? '?' };
};

const useGroundOf = ({ meeting, seen }: BoardProps, go: (section: Section) => void): Ground => {
  const { given } = useWaiting(seen.caseId);
  const wide = useWide();
  return useMemo(() => {
    const mine = mineOf(meeting, seen);
    const board = foresee(seen, mine, given);
    const docKey = board.compartments.find(({ kind }) => kind === 'board')?.doc ?? null;
    const goTo = (root: string) => {
      go(sectionOf(root));
      focusBox(root);
    };
    return { meeting, board, docKey, mine, goTo, wide };
  }, [meeting, seen, given, wide, go]);
};

const Notice = ({ docKey }: { readonly docKey: string }) => <DocNotice docKey={docKey} nameOf={useRootName()} />;

export const Board = (props: BoardProps) => {
  const [section, setSection] = useState<Section>('summary');
  const ground = useGroundOf(props, setSection);
  const { board, meeting, docKey, wide } = ground;
  return (
    <GroundProvider value={ground}>
      <div className={classes('board', wide && 'board--wide')}>
        <CaseHeader />
        {docKey !== null && <Notice docKey={docKey} />}
        <Alarms />
        <Conclusion />
        <div className="board__columns">
          {wide && <AgendaRail />}
          <div className="board__middle">
            <ChairPanel meeting={meeting} board={board} />
            <Sections chosen={section} onChoose={setSection} />
          </div>
          {wide && <PeopleHere />}
        </div>
        <BoardFoot section={section} onSection={setSection} />
      </div>
    </GroundProvider>
  );
};
