/** Takes down what an agency sent in writing; it will stand as that agency's information. */
import { readAgencyId } from '@board/shared/kernel/idText';
import type { PlacementId } from '@board/shared/kernel/ids';
import { useState, type FormEvent } from 'react';
import { Button, Input, Select, Textarea } from '../../parts';
import { useGround } from './boardContext';
import { useGive } from './give';

interface Draft {
  readonly agency: string;
  readonly author: string;
  readonly words: string;
}

const ContributionForm = ({ onDone }: { readonly onDone: () => void }) => {
  const { board, meeting, mine } = useGround();
  const give = useGive();
  const bench = meeting.role === 'coordinator';
  const [draft, setDraft] = useState<Draft>({ agency: bench ? '' : mine.id, author: '', words: '' });
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const agency = readAgencyId(draft.agency);
    const author = draft.author.trim();
    const words = draft.words.trim();
    if (agency === undefined || author === '' || words === '') return;
    void give('record contribution', { contribution: crypto.randomUUID() as PlacementId, agency, author, words });
    onDone();
  };
  const missing = (text: string, words: string) => (tried && text.trim() === '' ? words : undefined);
  const agencies = board.cards.map((card) => ({ value: card.agency, label: card.name }));
  return (
    <form className="ask" onSubmit={send} noValidate aria-label="Written contribution">
      {bench && (
        <Select
          label="Agency"
          error={missing(draft.agency, 'Choose an agency')}
          value={draft.agency}
          onChange={(event) => change({ agency: event.target.value })}
          choices={[{ value: '', label: 'Choose an agency' }, ...agencies]}
        />
      )}
      <Input
        label="Written by"
        error={missing(draft.author, 'Enter who wrote it')}
        value={draft.author}
        onChange={(event) => change({ author: event.target.value })}
      />
      <Textarea
        label="What they wrote"
        error={missing(draft.words, 'Enter what they wrote')}
        value={draft.words}
        maxLength={8000}
        onChange={(event) => change({ words: event.target.value })}
      />
      <div className="app-actions">
        <Button type="submit">Add written contribution</Button>
        <Button kind="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
};

export const RecordContribution = () => {
  const [open, setOpen] = useState(false);
  if (open) return <ContributionForm onDone={() => setOpen(false)} />;
  return (
    <Button kind="quiet" onClick={() => setOpen(true)}>
      Record a written contribution…
    </Button>
  );
};
