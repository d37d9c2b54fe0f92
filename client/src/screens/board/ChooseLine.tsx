/** Chooses one line of a box: what is selected, one of its lines, or words typed now. */
import { useState, type FormEvent } from 'react';
import { useRootWords } from '../../docs/hooks';
import type { Answer } from '../../live/answers';
import { Button, Input, Select } from '../../parts';
import { linesOf, selectedIn } from './selection';

interface ChooseLineProps {
  readonly open: string;
  readonly docKey: string;
  readonly root: string;
  readonly label: string;
  readonly submit: string;
  readonly because: string | null;
  readonly onSave: (line: string) => Promise<Answer>;
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').slice(0, 500);

interface PickerProps {
  readonly docKey: string;
  readonly root: string;
  readonly onPick: (line: string) => void;
}

/** The lines of a box as they are now: read when it opens, so that nobody is offered half of what was just written. */
export const LinePicker = ({ docKey, root, onPick }: PickerProps) => {
  const lines = linesOf(useRootWords(docKey, root));
  if (lines.length === 0) return null;
  return (
    <Select
      label="Take a line that is written"
      value=""
      onChange={(event) => onPick(event.target.value)}
      choices={[{ value: '', label: 'Choose a line' }, ...lines.map((value) => ({ value, label: value }))]}
    />
  );
};

const Form = ({
  ask,
  first,
  onDone,
}: {
  readonly ask: ChooseLineProps;
  readonly first: string;
  readonly onDone: () => void;
}) => {
  const [line, setLine] = useState(first);
  const [error, setError] = useState<string>();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (line.trim() === '') return setError('Enter or choose a line');
    const answer = await ask.onSave(oneLine(line.trim()));
    if (answer.ok) onDone();
    else setError(answer.because);
  };
  return (
    <form className="ask" onSubmit={(event) => void send(event)} noValidate>
      <LinePicker docKey={ask.docKey} root={ask.root} onPick={(words) => setLine(oneLine(words))} />
      <Input
        label={ask.label}
        error={error}
        maxLength={500}
        value={line}
        onChange={(event) => setLine(event.target.value)}
      />
      <div className="app-actions">
        <Button type="submit" because={ask.because} showBecause>
          {ask.submit}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
};

export const ChooseLine = (props: ChooseLineProps) => {
  const [first, setFirst] = useState<string | null>(null);
  if (first !== null) return <Form ask={props} first={first} onDone={() => setFirst(null)} />;
  return (
    <Button
      kind="secondary"
      // a press must not lose the selection it is about
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => setFirst(oneLine(selectedIn(props.root)))}
    >
      {props.open}
    </Button>
  );
};
