/** The connection in words; after three seconds without one, or without anything being saved, a strip that says so. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { isHoldingWords, onAnyDoc } from '../../docs/pool';
import { useConnection, type Connection } from '../../live/connection';
import { useOtherVersion } from '../../live/version';
import { Alert } from './Alert';
import { announce } from './announce';

const grace = 3_000;

type Trouble = 'none' | 'not connected' | 'not saved';

const spoken = {
  'not connected': 'Connection lost. Your words are kept on this screen.',
  'not saved': 'Your words are not saved yet. They are kept on this screen.',
} as const;

/** The live line may be up while no document can be saved: the disk of the board is full, for one. */
const troubleOf = (connection: Connection, holding: boolean): Trouble => {
  if (connection.kind === 'offline') return 'not connected';
  return connection.kind === 'online' && holding ? 'not saved' : 'none';
};

/** What has lasted for longer than a moment. */
const useLasting = (trouble: Trouble): Trouble => {
  const [lasting, setLasting] = useState<Trouble>('none');
  useEffect(() => {
    setLasting('none');
    if (trouble === 'none') return undefined;
    const timer = setTimeout(() => {
      setLasting(trouble);
      announce(spoken[trouble], 'assertive');
    }, grace);
    return () => clearTimeout(timer);
  }, [trouble]);
  return lasting;
};

const Updated = () => (
  <Alert kind="warning" title="The board was updated" announce={false}>
    Copy any words that are not saved yet, then load this page anew to go on.
  </Alert>
);

export const ConnectionStrip = () => {
  const isOther = useOtherVersion();
  const holding = useSyncExternalStore(onAnyDoc, isHoldingWords);
  const trouble = useLasting(troubleOf(useConnection(), holding));
  if (isOther) return <Updated />;
  if (trouble === 'none') return null;
  return trouble === 'not connected' ? (
    <Alert kind="warning" title="Not connected" announce={false}>
      Keep writing: your words are kept on this screen and are sent when the connection is back. Claiming and agreeing
      wait until then.
    </Alert>
  ) : (
    <Alert kind="warning" title="Not saved" announce={false}>
      The board cannot save at the moment. Keep this page open: your words are kept on this screen, nobody else sees
      them yet, and they are saved as soon as it can.
    </Alert>
  );
};
