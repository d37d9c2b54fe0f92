/** Claim, assign, agree, release, finish, amend: what the rights of this action leave open to me. */
import type { Act } from '@board/shared/policy/rights';
import type { ActionView } from '@board/shared/policy/views';
import type { Answer } from '../../live/answers';
import { Button } from '../../parts';
import { useBarred } from '../shell/orders';
import { AmendAction } from './AmendAction';
import { AskLine } from './AskLine';
import { AssignAction } from './AssignAction';
import { useActionWords } from './ActionWords';
import { useGround } from './boardContext';
import { useGive } from './give';
import { refocus } from './jump';
import { RemovePlacedOf } from './Placed';
import { noteRefused } from './waiting';

interface ActsProps {
  readonly action: ActionView;
  readonly number: number;
  readonly docKey: string;
}

/** A card moves to its new lane when it is claimed, so the refusal stands at the foot and the focus is sought again. */
const useAttempt = (action: ActionView, number: number): ((answer: Promise<Answer>) => void) => {
  const { board } = useGround();
  const { caseId } = board;
  return (answer) =>
    void answer.then((said) => {
      if (!said.ok) noteRefused(caseId, `Action ${number}: ${said.because}`);
      refocus(`action-${action.id}`);
    });
};

const Deciding = ({ action, number, docKey }: ActsProps) => {
  const attempt = useAttempt(action, number);
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
  const { action, number, docKey } = props;
  const words = useActionWords(action, docKey);
  return (
    <div className="app-actions action__acts">
      <Deciding {...props} />
      {action.rights.includes('amend action') && <AmendAction action={action} number={number} />}
      <Ending action={action} number={number} />
      <RemovePlacedOf
        placement={action.placement}
        words={words}
        root={action.root}
        label={`Wording of action ${number}`}
        about={`wording of action ${number}`}
      />
    </div>
  );
};
