/** Who can see a compartment: the server's sentence, and the names for those who ask. */
import type { CompartmentView } from '@board/shared/policy/views';
import { useState } from 'react';
import { Button, Dialog } from '../../parts';

type People = CompartmentView['people'];

const byAgency = (people: People): readonly (readonly [string, readonly string[]])[] => {
  const agencies = new Map<string, string[]>();
  for (const { agency, name } of people) agencies.set(agency, [...(agencies.get(agency) ?? []), name]);
  return [...agencies].sort(([one], [other]) => one.localeCompare(other));
};

const Names = ({ people }: { readonly people: People }) => (
  <dl className="audience__list">
    {byAgency(people).map(([agency, names]) => (
      <div key={agency}>
        <dt>{agency}</dt>
        <dd>{names.join(', ')}</dd>
      </div>
    ))}
  </dl>
);

export const Audience = ({ compartment }: { readonly compartment: CompartmentView }) => {
  const [open, setOpen] = useState(false);
  const { title, whoCanSee, people } = compartment;
  return (
    <p className="audience">
      <span className="audience__words">Who can see this: {whoCanSee}</span>{' '}
      <Button kind="quiet" onClick={() => setOpen(true)} aria-haspopup="dialog">
        Show names<span className="govuk-visually-hidden"> for {title}</span>
      </Button>
      <Dialog title={`Who can see: ${title}`} open={open} onClose={() => setOpen(false)}>
        <p className="govuk-body">{whoCanSee}</p>
        <Names people={people} />
      </Dialog>
    </p>
  );
};
