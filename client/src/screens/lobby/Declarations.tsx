/** Conflicts of interest as they were declared, for chair and co-ordinator: hide what they concern, then let them in. */
import type { CaseId } from '@board/shared/kernel/ids';
import type { AgendaItem, DeclarationRow, MeetingView } from '@board/shared/policy/views';
import { useState } from 'react';
import { Button, Checkboxes, Tag } from '../../parts';
import { Refused } from '../shell/Refused';
import { useBarred, useOrders } from '../shell/orders';
import { counted } from '../shell/times';

interface DeclarationsProps {
  readonly meeting: MeetingView;
  readonly rows: readonly DeclarationRow[];
}

const doing = (chosen: number): string =>
  chosen === 0 ? 'Hide no case and let them in' : `Hide ${counted(chosen, 'case')} and let them in`;

const Settle = ({
  meeting,
  row,
  items,
}: {
  readonly meeting: MeetingView;
  readonly row: DeclarationRow;
  readonly items: readonly AgendaItem[];
}) => {
  const [chosen, setChosen] = useState<readonly CaseId[]>([]);
  const [hidden, setHidden] = useState<readonly CaseId[]>([]);
  const orders = useOrders();
  const barred = useBarred();
  const settle = async () => {
    const { id: where } = meeting;
    for (const caseId of chosen.filter((one) => !hidden.includes(one))) {
      const reason = 'Declared before the meeting';
      // they are let in only when every case chosen is hidden
      if (!(await orders.give('record conflict', { meeting: where, caseId, user: row.user, reason }))) return;
      setHidden((before) => [...before, caseId]);
    }
    await orders.give('settle declaration', { meeting: where, user: row.user });
  };
  return (
    <>
      <Refused orders={orders} />
      <Checkboxes
        small
        name={`hide-${row.user}`}
        label={`Hide these cases from ${row.name}`}
        hint="They will not learn that a hidden case exists: it is in no list, number or search of theirs. This stays so in later meetings."
        choices={items.map((item) => ({
          value: item.caseId,
          label: `${item.number}. ${item.initials}, ${item.reference}`,
        }))}
        values={chosen}
        onPick={setChosen}
      />
      <Button
        because={barred ?? (orders.busy ? 'Sending' : null)}
        showBecause={barred !== null}
        onClick={() => void settle()}
      >
        {doing(chosen.length)}
      </Button>
    </>
  );
};

const Row = ({ meeting, row }: { readonly meeting: MeetingView; readonly row: DeclarationRow }) => (
  <li className="declaration">
    <h3 className="govuk-heading-s">
      {row.name} · {row.agency}{' '}
      {row.settled ? <Tag colour="green">Dealt with</Tag> : <Tag colour="orange">Waiting for you</Tag>}
    </h3>
    <blockquote className="declaration__words">{row.words}</blockquote>
    {!row.settled && <Settle meeting={meeting} row={row} items={meeting.agenda?.items ?? []} />}
  </li>
);

export const Declarations = ({ meeting, rows }: DeclarationsProps) => {
  if (rows.length === 0) return null;
  return (
    <section className="declarations" aria-labelledby="declarations">
      <h2 className="govuk-heading-m" id="declarations">
        Conflicts of interest declared
      </h2>
      <p className="govuk-body">Only the chair and the co-ordinator can read these.</p>
      <ul className="declarations__list">
        {rows.map((row) => (
          <Row key={row.user} meeting={meeting} row={row} />
        ))}
      </ul>
    </section>
  );
};
