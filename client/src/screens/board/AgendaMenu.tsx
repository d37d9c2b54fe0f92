/** The agenda behind one button, for half the screen. */
import { useNavigate } from 'react-router';
import { Menu } from '../../parts';
import { itemWords } from './agenda';
import { useGround } from './boardContext';
import { boardPath } from './paths';

export const AgendaMenu = () => {
  const { meeting, board } = useGround();
  const navigate = useNavigate();
  const choices = (meeting.agenda?.items ?? []).map((item) => ({
    key: item.caseId,
    label: `${item.number} ${item.initials}${item.caseId === board.caseId ? ' (you are here)' : ''}`,
    note: itemWords(item),
    onPick: () => void navigate(boardPath(meeting.id, item.caseId)),
  }));
  return <Menu kind="quiet" label="Agenda" choices={choices} />;
};
