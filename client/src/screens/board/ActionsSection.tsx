/** What will be done: raised by anybody, one lane an agency so that an empty lane is seen, or one list by date. */
import type { ActionView } from '@board/shared/policy/views';
import { useState } from 'react';
import { classes } from '../../parts';
import { ActionCard } from './ActionCard';
import { ActionLanes } from './ActionLanes';
import { useGround } from './boardContext';
import { Panel } from './Panel';
import { RaiseAction } from './RaiseAction';

type Look = 'lanes' | 'list';

const Switch = ({ look, onLook }: { readonly look: Look; readonly onLook: (look: Look) => void }) => (
  <div className="switch" role="group" aria-label="Show actions as">
    {(['lanes', 'list'] as const).map((each) => (
      <button
        key={each}
        type="button"
        className={classes('switch__choice', look === each && 'switch__choice--on')}
        aria-pressed={look === each}
        onClick={() => onLook(each)}
      >
        {each === 'lanes' ? 'By agency' : 'By date'}
      </button>
    ))}
  </div>
);

const byDate = (actions: readonly ActionView[]): readonly ActionView[] =>
  actions.toSorted((one, other) => (one.due ?? '9999').localeCompare(other.due ?? '9999'));

const List = ({ docKey }: { readonly docKey: string }) => {
  const { actions } = useGround().board;
  return (
    <ul className="action-cards" aria-label="Actions by date">
      {byDate(actions).map((action) => (
        <ActionCard key={action.id} action={action} number={actions.indexOf(action) + 1} docKey={docKey} />
      ))}
    </ul>
  );
};

export const ActionsSection = ({ docKey }: { readonly docKey: string }) => {
  const { board } = useGround();
  const [look, setLook] = useState<Look>('lanes');
  const { actions } = board;
  return (
    <Panel
      section="actions"
      title={`Actions (${actions.length})`}
      broad
      beside={<Switch look={look} onLook={setLook} />}
    >
      {board.rights.includes('raise action') && <RaiseAction />}
      {actions.length === 0 && <p className="none">No action has been raised yet.</p>}
      {look === 'lanes' ? <ActionLanes docKey={docKey} /> : <List docKey={docKey} />}
    </Panel>
  );
};
