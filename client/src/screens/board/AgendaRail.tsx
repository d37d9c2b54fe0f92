/** The agenda at the side: number, initials, minutes, state; and when the meeting will end at this pace. */
import type { AgendaItem } from '@board/shared/policy/views';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { serverNow } from '../../live/clock';
import { clockWords } from '../shell/times';
import { finishOf, stateWords } from './agenda';
import { useGround } from './boardContext';
import { boardPath } from './paths';

const useMinute = (): number => {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};

const lateWords = (late: number): string => {
  if (late > 0) return `, ${late} min later than planned`;
  return late < 0 ? `, ${-late} min earlier than planned` : '';
};

export const Finish = () => {
  const { agenda } = useGround().meeting;
  const now = useMinute();
  if (agenda === null) return null;
  const { at, late } = finishOf(agenda.items, agenda.plannedFinish, now);
  return (
    <p className="board-agenda__finish">
      Finish about <strong>{clockWords(at)}</strong>
      {lateWords(late)}
    </p>
  );
};

const Row = ({ item }: { readonly item: AgendaItem }) => {
  const { meeting, board } = useGround();
  const current = item.caseId === board.caseId;
  return (
    <li>
      <Link
        className={`board-agenda__link board-agenda__link--${item.state}`}
        to={boardPath(meeting.id, item.caseId)}
        aria-current={current ? 'page' : undefined}
      >
        <span className="board-agenda__number">{item.number}</span>
        <span className="board-agenda__initials">{item.initials}</span>
        <span className="board-agenda__state">{stateWords(item)}</span>
        <span className="board-agenda__time">
          {clockWords(item.plannedStart)} · {item.slotMinutes} min
        </span>
      </Link>
    </li>
  );
};

export const AgendaRail = () => {
  const { agenda } = useGround().meeting;
  return (
    <nav className="board-agenda" aria-label="Agenda">
      <h2 className="govuk-heading-s">Agenda</h2>
      <ol className="board-agenda__list">
        {agenda?.items.map((item) => (
          <Row key={item.caseId} item={item} />
        ))}
      </ol>
      <Finish />
    </nav>
  );
};
