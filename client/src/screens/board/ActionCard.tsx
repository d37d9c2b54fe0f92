/** One action: its wording, who owns it, by when, against what; and what may be done with it now. */
import type { ActionState } from '@board/shared/model/action';
import type { ActionView } from '@board/shared/policy/views';
import { workingDaysBetween } from '@board/shared/model/workingDays';
import { Tag, type TagColour } from '../../parts';
import { today } from '../shell/times';
import { ActionActs } from './ActionActs';
import { ActionWords } from './ActionWords';
import { useGround } from './boardContext';
import { useShownName } from './names';
import { dayOf, listed, plural, sentence } from './words';

interface ActionCardProps {
  readonly action: ActionView;
  readonly number: number;
  readonly docKey: string;
}

const looks: Record<ActionState, { readonly words: string; readonly colour: TagColour | null }> = {
  raised: { words: 'Proposed', colour: 'yellow' },
  claimed: { words: 'Claimed', colour: 'blue' },
  assigned: { words: 'Assigned', colour: 'blue' },
  agreed: { words: 'Agreed', colour: 'green' },
  done: { words: 'Done', colour: null },
  'not possible': { words: 'Not possible', colour: 'grey' },
};

const State = ({ action }: { readonly action: ActionView }) => {
  const { words, colour } = looks[action.state];
  const said = action.owner === null ? words : `${words} · ${action.owner.short}`;
  return colour === null ? <span>{said}</span> : <Tag colour={colour}>{said}</Tag>;
};

const dueWords = (due: string): string => {
  const left = workingDaysBetween(today(), due);
  if (left < 0) return `${dayOf(due)}, ${plural(-left, 'working day')} late`;
  return `${dayOf(due)}, in ${plural(left, 'working day')}`;
};

const Plan = ({ action }: { readonly action: ActionView }) => {
  const { board } = useGround();
  const shown = useShownName();
  const names = (ids: readonly string[]) =>
    listed(board.people.filter(({ id }) => ids.includes(id)).map(({ name }) => shown(name)));
  return (
    <p className="action__plan">
      <span>{action.due === null ? 'No date yet' : `Due ${dueWords(action.due)}`}</span>
      {action.measure !== null && <span>{sentence(action.measure)} the risk</span>}
      {action.protects.length > 0 && <span>Protects {names(action.protects)}</span>}
      {action.addresses.length > 0 && <span>Addresses {names(action.addresses)}</span>}
    </p>
  );
};

const Owner = ({ action }: { readonly action: ActionView }) => (
  <p className="action__by">
    {action.owner?.user != null && `Claimed by ${action.owner.user}. `}Raised by {action.raisedBy}
  </p>
);

export const ActionCard = ({ action, number, docKey }: ActionCardProps) => (
  <li id={`action-${action.id}`} tabIndex={-1} className="action" data-state={action.state}>
    <div className="action__head">
      <span className="action__number">
        <span className="govuk-visually-hidden">Action </span>
        {number}
      </span>
      <State action={action} />
    </div>
    <ActionWords action={action} number={number} docKey={docKey} />
    <Plan action={action} />
    <Owner action={action} />
    {action.outcome !== null && <p className="action__outcome">Outcome: {action.outcome}</p>}
    <ActionActs action={action} number={number} docKey={docKey} />
  </li>
);
