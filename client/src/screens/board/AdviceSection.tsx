/** The expert's advice, in a place of its own; one line of it can be pinned under the header. */
import { useState } from 'react';
import { Alert, Button } from '../../parts';
import { useBarred } from '../shell/orders';
import { Box } from './Box';
import { useGround } from './boardContext';
import { ChooseLine } from './ChooseLine';
import { useGive } from './give';
import { Panel } from './Panel';
import { useRight } from './why';

const Pinned = () => {
  const { board } = useGround();
  const give = useGive();
  const barred = useBarred();
  const [refused, setRefused] = useState<string | null>(null);
  if (board.pinned === null) return <p className="quiet">No line is pinned under the header.</p>;
  const unpin = async () => {
    const answer = await give('unpin advice', {});
    setRefused(answer.ok ? null : answer.because);
  };
  return (
    <div className="pinned-now">
      <p>
        <strong>Pinned under the header:</strong> {board.pinned.words}
      </p>
      {board.rights.includes('pin advice') && (
        <Button kind="quiet" because={barred} onClick={() => void unpin()}>
          Take the pin out
        </Button>
      )}
      {refused !== null && <Alert kind="error" title={refused} />}
    </div>
  );
};

const Pin = ({ docKey }: { readonly docKey: string }) => {
  const give = useGive();
  const barred = useBarred();
  return (
    <ChooseLine
      open="Pin a line…"
      docKey={docKey}
      root="advice"
      label="Line to pin"
      submit="Pin this line"
      because={barred}
      onSave={(line) => give('pin advice', { words: line })}
    />
  );
};

export const AdviceSection = ({ docKey }: { readonly docKey: string }) => {
  const { board } = useGround();
  const hint = board.harmfulPractice ? 'Nobody has advised yet. This is a harmful practices case.' : undefined;
  return (
    <Panel section="advice" title="Expert advice">
      <Box
        docKey={docKey}
        root="advice"
        label="What to do, and what not to do"
        {...useRight('advice')}
        {...(hint !== undefined && { nothing: hint })}
      />
      <Pinned />
      {board.rights.includes('pin advice') && <Pin docKey={docKey} />}
    </Panel>
  );
};
