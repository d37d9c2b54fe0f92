/** Claim, assign, agree, release, finish, amend: what the rights of this action leave open to me. */
import type { Act } from '@board/shared/policy/rights';
import type { ActionView } from '@board/shared/policy/views';
import { useState } from 'react';
import type { Answer } from '../../live/answers';
import { Alert, Button } from '../../parts';
import { useBarred } from '../shell/orders';
import { AmendAction } from './AmendAction';
import { AskLine } from './AskLine';
import { AssignAction } from './AssignAction';
import { useActionWords } from './ActionWords';
import { useGround } from './boardContext';
import { useGive } from './give';

interface ActsProps {
  readonly action: ActionView;
  readonly number: number;
  readonly docKey: string;
}

interface Trying {
  readonly refused: string | null;
  readonly attempt: (answer: Promise<Answer>) => void;
  readonly dismiss: () => void;
}

const useTrying = (): Trying => {
  const [refused, setRefused] = useState<string | null>(null);
  const attempt = (answer: Promise<Answer>) => {
    setRefused(null);
    void answer.then((said) => setRefused(said.ok ? null : said.because));
  };
  return { refused, attempt, dismiss: () => setRefused(null) };
};

const Deciding = ({ action, number, docKey, attempt }: ActsProps & Pick<Trying, 'attempt'>) => {
  const { mine } = useGround();
  const give = useGive();
  const barred = useBarred();
  const words = useActionWords(action, docKey).slice(0, 500);
  const may = (act: Act) => action.rights.includes(act);
  const about = <span className="govuk-visually-hidden"> action {number}</span>;
  return (
    <>
      {may('claim action') && (
        <Button because={barred} onClick={() => attempt(give('claim action', { action: action.id, agency: mine.id }))}>
          Claim for {mine.name}
          {about}
        </Button>
      )}
      {may('agree action') && (
        <Button because={barred} onClick={() => attempt(give('agree action', { action: action.id, words }))}>
          Agree{about}
        </Button>
      )}
      {may('assign action') && <AssignAction action={action} number={number} />}
    </>
  );
};

const Ending = ({ action, number }: Pick<ActsProps, 'action' | 'number'>) => {
  const give = useGive();
  const because = useBarred();
  const about = `action ${number}`;
  const { id } = action;
  return (
    <>
      {action.rights.includes('finish action') && (
        <>
          <AskLine
            open="Done…"
            label="What was done, and what it changed for safety"
            submit="Mark as done"
            {...{ about, because }}
            onSave={(outcome) => give('complete action', { action: id, outcome })}
          />
          <AskLine
            open="Not possible…"
            label="Why it is not possible"
            submit="Mark as not possible"
            {...{ about, because }}
            onSave={(reason) => give('give up action', { action: id, reason })}
          />
        </>
      )}
      {action.rights.includes('release action') && (
        <AskLine
          open="Hand back…"
          label="Why it is handed back"
          submit="Hand back"
          {...{ about, because }}
          onSave={(reason) => give('release action', { action: id, reason })}
        />
      )}
    </>
  );
};

export const ActionActs = (props: ActsProps) => {
  const { action, number } = props;
  const { refused, attempt, dismiss } = useTrying();
  return (
    <>
      {refused !== null && (
        <Alert kind="error" title="That was not done" onDismiss={dismiss}>
          <p>{refused}</p>
        </Alert>
      )}
      <div className="app-actions action__acts">
        <Deciding {...props} attempt={attempt} />
        {action.rights.includes('amend action') && <AmendAction action={action} number={number} />}
        <Ending action={action} number={number} />
      </div>
    </>
  );
};
