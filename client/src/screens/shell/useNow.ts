/** The server's time on this screen, looked at every so often. */
import { useEffect, useState } from 'react';
import { serverNow } from '../../live/clock';

export const useNow = (every: number): number => {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
};
