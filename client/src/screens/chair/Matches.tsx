/** Possible conflicts of interest that the board itself has found: each is recorded or set aside, by somebody else than the person. */
import type { MeetingId } from '@board/shared/kernel/ids';
import type { MatchRow } from '@board/shared/policy/views';
import { useState } from 'react';
import { Button } from '../../parts';
import { ReasonDialog } from '../shell/ReasonDialog';
import { useBarred, useOrders } from '../shell/orders';

interface MatchProps {
  readonly meeting: MeetingId;
  readonly match: MatchRow;
  /** Where the case is not on the screen already. */
  readonly nameCase: boolean;
}

type Answer = 'record conflict' | 'dismiss conflict';

const asked: Readonly<Record<Answer, { readonly title: string; readonly says: string; readonly submit: string }>> = {
  'record conflict': {
    title: 'Record a conflict of interest',
    says: 'The case stays hidden from them, in this meeting and in every later one.',
    submit: 'Record conflict',
  },
  'dismiss conflict': {
    title: 'There is no conflict of interest',
    says: 'They are treated like everybody else at this meeting, and this is not asked again.',
    submit: 'There is no conflict',
  },
};

const Settle = ({ meeting, match, answer, onClose }: Omit<MatchProps, 'nameCase'> & Settling) => {
  const orders = useOrders();
  const { title, says, submit } = asked[answer];
  const { user, caseId } = match;
  return (
    <ReasonDialog
      title={`${title}: ${match.name}`}
      label="Why?"
      hint="One line. Only chair, co-ordinator and the audit read it."
      missing="Give a reason"
      submit={submit}
      kind={answer === 'record conflict' ? 'warning' : 'primary'}
      orders={orders}
      onSubmit={(reason) => orders.give(answer, { meeting, caseId, user, reason })}
      onClose={onClose}
    >
      <p className="govuk-body">
        {match.words}. {says}
      </p>
    </ReasonDialog>
  );
};

interface Settling {
  readonly answer: Answer;
  readonly onClose: () => void;
}

const Match = ({ meeting, match, nameCase }: MatchProps) => {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const barred = useBarred();
  const about = (
    <span className="govuk-visually-hidden">
      {' '}
      ({match.name}, {match.person})
    </span>
  );
  return (
    <li className="match">
      <p className="match__words">
        <strong>
          {match.name}, {match.agency}
        </strong>
        {nameCase && ` · ${match.initials}, ${match.reference}`}
        <br />
        {match.words}
      </p>
      <div className="app-actions">
        <Button kind="secondary" because={barred} onClick={() => setAnswer('record conflict')}>
          Record a conflict…{about}
        </Button>
        <Button kind="secondary" because={barred} onClick={() => setAnswer('dismiss conflict')}>
          There is no conflict…{about}
        </Button>
      </div>
      {answer !== null && <Settle meeting={meeting} match={match} answer={answer} onClose={() => setAnswer(null)} />}
    </li>
  );
};

export const Matches = ({
  meeting,
  rows,
  nameCases = false,
}: {
  readonly meeting: MeetingId;
  readonly rows: readonly MatchRow[];
  readonly nameCases?: boolean;
}) => (
  <ul className="bench__list">
    {rows.map((match) => (
      <Match
        key={`${match.user} ${match.caseId} ${match.person} ${match.kind}`}
        meeting={meeting}
        match={match}
        nameCase={nameCases}
      />
    ))}
  </ul>
);
