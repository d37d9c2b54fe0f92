/** One case of the agenda: initials and reference only, its time, its state, and the way to it: to prepare, or to the board. */
import type { MeetingId } from '@board/shared/kernel/ids';
import type { AgendaItem, ItemState } from '@board/shared/policy/views';
import { Link } from 'react-router';
import { Tag, type TagColour } from '../../parts';
import { boardPath, preparePath } from '../board/paths';
import { clockWords } from '../shell/times';

const minute = 60_000;

const stateLooks: Readonly<Record<ItemState, { readonly words: string; readonly colour: TagColour | null }>> = {
  listed: { words: 'Not heard yet', colour: 'grey' },
  open: { words: 'Being heard now', colour: 'blue' },
  heard: { words: 'Heard, not concluded', colour: 'yellow' },
  concluded: { words: 'Concluded', colour: null },
  deferred: { words: 'Deferred', colour: 'orange' },
};

const StateTag = ({ state }: { readonly state: ItemState }) => {
  const { words, colour } = stateLooks[state];
  return colour === null ? <span>{words}</span> : <Tag colour={colour}>{words}</Tag>;
};

/** Whether this person may see its board now; until the meeting begins those who prepare may not. */
export const isOpenTo = ({ level }: AgendaItem): boolean => level === 'V3' || level === 'V4';

export const AgendaRow = ({ meeting, item }: { readonly meeting: MeetingId; readonly item: AgendaItem }) => (
  <li className="agenda__row" aria-current={item.state === 'open' ? 'step' : undefined} data-case={item.reference}>
    <span className="agenda__number">{item.number}</span>
    <div className="agenda__case">
      <Link
        className="govuk-link govuk-link--no-visited-state agenda__link"
        to={isOpenTo(item) ? boardPath(meeting, item.caseId) : preparePath(meeting, item.caseId)}
      >
        {!isOpenTo(item) && 'Prepare '}
        {item.initials} <span className="agenda__reference">{item.reference}</span>
      </Link>
      {(item.harmfulPractice || item.marks.length > 0) && (
        <span className="agenda__marks">
          {item.harmfulPractice && <Tag colour="magenta">Harmful practice</Tag>}
          <span>{item.marks.join(' · ')}</span>
        </span>
      )}
    </div>
    <span className="agenda__time">
      {clockWords(item.plannedStart)} to {clockWords(item.plannedStart + item.slotMinutes * minute)}
      <span className="agenda__slot">{item.slotMinutes} minutes</span>
    </span>
    <span className="agenda__state">
      <StateTag state={item.state} />
    </span>
  </li>
);
