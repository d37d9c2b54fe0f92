/** The fields of a plan, shared by raising and amending. */
import { measures } from '@board/shared/model/codes';
import type { PersonView } from '@board/shared/policy/views';
import { useState } from 'react';
import { Checkboxes, classes, DateInput, Select } from '../../parts';
import { londonDate } from '../shell/times';
import { serverNow } from '../../live/clock';
import { useGround } from './boardContext';
import { useShownName } from './names';
import { chipDate, measureChoices, workingDayChips, type Plan } from './plan';
import { dayOf, isAlleged, plural } from './words';

interface FieldsProps {
  readonly plan: Plan;
  readonly onChange: (part: Partial<Plan>) => void;
}

const Due = ({ plan, onChange }: FieldsProps) => {
  const [other, setOther] = useState(false);
  const from = londonDate(serverNow());
  const chips = workingDayChips.map((days) => ({ days, date: chipDate(from, days) }));
  const pick = (date: string | null) => {
    setOther(false);
    onChange({ due: date });
  };
  return (
    <div className="due" role="group" aria-label="By when">
      <span className="due__label">By when</span>
      {chips.map(({ days, date }) => (
        <button
          key={days}
          type="button"
          className={classes('chip', !other && plan.due === date && 'chip--on')}
          aria-pressed={!other && plan.due === date}
          onClick={() => pick(plan.due === date ? null : date)}
        >
          {plural(days, 'working day')} <span className="chip__date">{dayOf(date)}</span>
        </button>
      ))}
      <button
        type="button"
        className={classes('chip', other && 'chip--on')}
        aria-pressed={other}
        onClick={() => setOther(!other)}
      >
        Another date
      </button>
      {other && <DateInput label="Date" value={plan.due} onChange={(due) => onChange({ due })} />}
    </div>
  );
};

const usePeople = (wanted: (person: PersonView) => boolean) => {
  const { board } = useGround();
  const shown = useShownName();
  return board.people.filter(wanted).map(({ id, name }) => ({ value: id, label: shown(name) }));
};

const People = ({ plan, onChange }: FieldsProps) => {
  const protects = usePeople((person) => !isAlleged(person));
  const addresses = usePeople((person) => person.kind !== 'victim');
  return (
    <div className="two-up">
      {protects.length > 0 && (
        <Checkboxes
          name="protects"
          label="Protects"
          small
          choices={protects}
          values={plan.protects}
          onPick={(values) => onChange({ protects: values })}
        />
      )}
      {addresses.length > 0 && (
        <Checkboxes
          name="addresses"
          label="Addresses the risk from"
          small
          choices={addresses}
          values={plan.addresses}
          onPick={(values) => onChange({ addresses: values })}
        />
      )}
    </div>
  );
};

export const PlanFields = (props: FieldsProps) => {
  const { plan, onChange } = props;
  return (
    <>
      <Due {...props} />
      <Select
        label="Measure"
        value={plan.measure ?? ''}
        onChange={(event) => onChange({ measure: measures.find((one) => one === event.target.value) ?? null })}
        choices={measureChoices}
      />
      <People {...props} />
    </>
  );
};
