/** Giving commands from a screen: one at a time, with the refusal kept until it is read. */
import type { CommandOf, CommandType } from '@board/shared/wire/commands';
import { useRef, useState } from 'react';
import type { Answer } from '../../live/answers';
import { useConnection } from '../../live/connection';
import { command } from '../../live/socket';

export interface Orders {
  /** True when the server said yes. A refusal stays in `problem` until it is dismissed or the next command is given. */
  readonly give: <T extends CommandType>(type: T, payload: Omit<CommandOf<T>, 'id' | 'type'>) => Promise<boolean>;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly dismiss: () => void;
}

export const useOrders = (): Orders => {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const going = useRef(false);
  const give: Orders['give'] = async (type, payload) => {
    // a second press while the first is on its way would be answered "this has changed"
    if (going.current) return false;
    going.current = true;
    setBusy(true);
    setProblem(null);
    const answer: Answer = await command(type, payload);
    going.current = false;
    setBusy(false);
    if (!answer.ok) setProblem(answer.because);
    return answer.ok;
  };
  return { give, busy, problem, dismiss: () => setProblem(null) };
};

/** Why a command that needs the server's word cannot be given now; null when it can. */
export const useBarred = (): string | null => {
  const { kind } = useConnection();
  switch (kind) {
    case 'online':
      return null;
    case 'connecting':
      return 'Connecting to the board. This will be possible in a moment.';
    case 'offline':
      return 'Not connected. This needs the server’s word, so it waits until the connection is back.';
    case 'locked':
    case 'signed out':
      return 'You are signed out. Sign in again first.';
  }
};
