/** Raises an action. One line is enough; the rest can be said later. */
import type { ActionId, PlacementId } from '@board/shared/kernel/ids';
import { useRef, useState, type FormEvent } from 'react';
import { announce, Button, Input } from '../../parts';
import { useGive } from './give';
import { copied, noPlan, type Plan } from './plan';
import { PlanFields } from './PlanFields';

export const RaiseAction = () => {
  const give = useGive();
  const [words, setWords] = useState('');
  const [plan, setPlan] = useState<Plan>(noPlan);
  const [error, setError] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    field.current?.focus();
    if (words.trim() === '') return setError('Enter what needs doing');
    const action = crypto.randomUUID() as ActionId;
    const placement = crypto.randomUUID() as PlacementId;
    void give('raise action', { action, placement, words: words.trim(), ...copied(plan) });
    announce('Action raised');
    setError(undefined);
    setWords('');
    setPlan(noPlan);
  };
  return (
    <form id="section-raise" tabIndex={-1} className="raise" onSubmit={send} noValidate aria-label="Raise an action">
      <div className="raise__line">
        <Input
          ref={field}
          label="What needs doing"
          error={error}
          maxLength={500}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Button type="submit">Raise action</Button>
      </div>
      <details className="quiet-details">
        <summary>By when, measure and people</summary>
        <PlanFields plan={plan} onChange={(part) => setPlan((before) => ({ ...before, ...part }))} />
      </details>
    </form>
  );
};
