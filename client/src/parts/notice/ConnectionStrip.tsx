/** The connection in words; after three seconds without one, a strip that says what still works. */
import { useEffect, useState } from 'react';
import { useConnection, type Connection } from '../../live/connection';
import { Alert } from './Alert';
import { announce } from './announce';

const grace = 3_000;

const useLongOffline = (connection: Connection): boolean => {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (connection.kind !== 'offline') return setLong(false);
    const timer = setTimeout(() => {
      setLong(true);
      announce('Connection lost. Your words are kept on this screen.', 'assertive');
    }, grace);
    return () => clearTimeout(timer);
  }, [connection.kind]);
  return long;
};

export const ConnectionStrip = () => {
  const long = useLongOffline(useConnection());
  if (!long) return null;
  return (
    <Alert kind="warning" title="Not connected" announce={false}>
      Keep writing: your words are kept on this screen and are sent when the connection is back. Claiming and agreeing
      wait until then.
    </Alert>
  );
};
