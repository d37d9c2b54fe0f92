/** The header that never scrolls away: whose case, how grave, how long, and what nobody may do. */
import { Countdown, SaveState, Tag } from '../../parts';
import { clockWords } from '../shell/times';
import { AgendaMenu } from './AgendaMenu';
import { useGround } from './boardContext';
import { useHeadHeight } from './headHeight';
import { chooseNames, useNames, useShownName } from './names';
import { PinnedLine } from './PinnedLine';
import { RiskWord } from './RiskWord';
import { Warnings } from './Warnings';
import { ageOn, plural } from './words';

const Clock = () => {
  const { meeting, board } = useGround();
  const item = meeting.agenda?.items.find(({ caseId }) => caseId === board.caseId);
  if (item === undefined) return null;
  const plannedMs = item.slotMinutes * 60_000;
  if (item.state === 'open' && item.timer !== null) {
    return <Countdown endsAt={item.timer.endsAt} pausedAt={item.timer.pausedAt} plannedMs={plannedMs} />;
  }
  const said = { listed: `Planned for ${clockWords(item.plannedStart)}`, open: 'Now', heard: 'Heard' } as const;
  const words = { ...said, concluded: 'Concluded', deferred: 'Deferred' }[item.state];
  return <span>{words}</span>;
};

const NamesSwitch = () => {
  const full = useNames() === 'full';
  return (
    <button
      type="button"
      className="app-quiet"
      aria-pressed={full}
      onClick={() => chooseNames(full ? 'initials' : 'full')}
    >
      {full ? 'Show initials' : 'Show full names'}
    </button>
  );
};

const Who = () => {
  const { meeting, board } = useGround();
  const full = useNames() === 'full';
  const shown = useShownName();
  const victim = board.people.find(({ kind }) => kind === 'victim');
  const items = meeting.agenda?.items ?? [];
  const number = items.find(({ caseId }) => caseId === board.caseId)?.number;
  const born = victim?.born ?? null;
  return (
    <h1 className="case-head__title">
      {number !== undefined && (
        <span className="case-head__number">
          Case {number} of {items.length}
        </span>
      )}{' '}
      {full && victim !== undefined ? shown(victim.name) : board.initials}
      {born !== null && <span className="case-head__age">, {ageOn(born, meeting.date)}</span>}
    </h1>
  );
};

export const CaseHeader = () => {
  const { board, docKey, wide } = useGround();
  const head = useHeadHeight();
  const children = board.people.filter(({ kind }) => kind === 'child').length;
  const counted = plural(children, 'child', 'children');
  return (
    <div ref={head} className="case-head" role="region" aria-label="Case header">
      <div className="case-head__line">
        <Who />
        <RiskWord level={board.risk.level} />
        <span>{board.reference}</span>
        {children > 0 && <span>{counted}</span>}
        {board.header.marks
          .filter((mark) => mark !== counted)
          .map((mark) => (
            <Tag key={mark} colour="grey">
              {mark}
            </Tag>
          ))}
        <span className="case-head__end">
          <Clock />
          {docKey !== null && <SaveState docKey={docKey} />}
          <NamesSwitch />
          {!wide && <AgendaMenu />}
        </span>
      </div>
      <Warnings />
      <PinnedLine />
    </div>
  );
};
