/** The confidentiality statement and the declaration of conflicts. Nothing of any case is on this page [N2]. */
import { isParagraph } from '@board/shared/model/plainText';
import type { MeetingView } from '@board/shared/policy/views';
import { useState } from 'react';
import { Button, Checkboxes, ErrorSummary, type FormError } from '../../parts';
import { Refused } from '../shell/Refused';
import { useBarred, useOrders } from '../shell/orders';
import { Conflict, type Declared } from './Conflict';

interface Draft {
  readonly agreed: boolean;
  readonly conflict: Declared | null;
  readonly words: string;
}

const faultsOf = ({ agreed, conflict, words }: Draft): readonly FormError[] => {
  const faults: FormError[] = [];
  if (!agreed) faults.push({ field: 'agreed', message: 'Say that you have read the statement and agree to it' });
  if (conflict === null) faults.push({ field: 'conflict', message: 'Say whether you have a conflict of interest' });
  if (conflict !== 'yes') return faults;
  if (words.trim() === '') faults.push({ field: 'words', message: 'Say in your own words what the conflict is' });
  else if (!isParagraph(words))
    faults.push({ field: 'words', message: 'Your words are too long, or have signs that cannot be shown' });
  return faults;
};

const Statement = ({ statement }: Pick<MeetingView, 'statement'>) => (
  <section aria-labelledby="statement">
    <h2 className="govuk-heading-m" id="statement">
      Confidentiality statement <span className="lobby__version">version {statement.version}</span>
    </h2>
    <ol className="govuk-list govuk-list--number govuk-list--spaced">
      {statement.points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ol>
  </section>
);

export const SignForm = ({ meeting }: { readonly meeting: MeetingView }) => {
  const [draft, setDraft] = useState<Draft>({ agreed: false, conflict: null, words: '' });
  const [faults, setFaults] = useState<readonly FormError[]>([]);
  const orders = useOrders();
  const barred = useBarred();
  const faultOf = (field: string) => faults.find((fault) => fault.field === field)?.message;
  const sign = async () => {
    const found = faultsOf(draft);
    setFaults(found);
    if (found.length > 0) return;
    const conflict = draft.conflict === 'yes' ? draft.words.trim() : null;
    await orders.give('sign statement', { meeting: meeting.id, version: meeting.statement.version, conflict });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      <ErrorSummary errors={faults} />
      <Refused orders={orders} />
      <Statement statement={meeting.statement} />
      <Checkboxes
        id="agreed"
        name="agreed"
        label="Your agreement"
        labelSize="m"
        error={faultOf('agreed')}
        choices={[{ value: 'yes', label: 'I have read these points and agree to them' }]}
        values={draft.agreed ? ['yes'] : []}
        onPick={(picked) => setDraft({ ...draft, agreed: picked.length > 0 })}
      />
      <Conflict
        declared={draft.conflict}
        words={draft.words}
        errors={{ conflict: faultOf('conflict'), words: faultOf('words') }}
        onDeclare={(conflict) => setDraft({ ...draft, conflict })}
        onWrite={(words) => setDraft({ ...draft, words })}
      />
      <p className="govuk-body">
        Your signature is kept with your name, your agency, the time and the version of the statement. You sign once for
        each meeting.
      </p>
      <Button type="submit" because={barred ?? (orders.busy ? 'Signing' : null)} showBecause={barred !== null}>
        Sign and join
      </Button>
    </form>
  );
};
