/** Gives a command on the case in hand. What commutes shows at once; what arbitrates waits for the server's word. */
import { caseTopic } from '@board/shared/wire/bells';
import type { CommandOf } from '@board/shared/wire/commands';
import { manners } from '@board/shared/wire/manners';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Answer } from '../../live/answers';
import { command } from '../../live/socket';
import { useGround } from './boardContext';
import { forgetGiven, noteGiven, noteRefused, type CaseCommand, type Given, type PayloadOf } from './waiting';

export type Give = <T extends CaseCommand>(type: T, payload: PayloadOf<T>) => Promise<Answer>;

export const useGive = (): Give => {
  const queries = useQueryClient();
  const { meeting, board } = useGround();
  const { id } = meeting;
  const { caseId } = board;
  return useMemo(() => {
    const send = (type: CaseCommand, payload: object): Promise<Answer> => {
      const whole = { ...payload, meeting: id, caseId };
      return command(type, whole as unknown as Omit<CommandOf<CaseCommand>, 'id' | 'type'>);
    };
    const follow = async (given: Given): Promise<void> => {
      noteGiven(caseId, given);
      const answer = await send(given.type, given.payload);
      if (!answer.ok) noteRefused(caseId, answer.because);
      // the view that shows it comes first, so that nothing flickers
      else await queries.invalidateQueries({ queryKey: [caseTopic(id, caseId)] });
      forgetGiven(caseId, given);
    };
    const give: Give = (type, payload) => {
      if (manners[type] === 'arbitrates') return send(type, payload);
      void follow({ type, payload } as unknown as Given);
      return Promise.resolve({ ok: true });
    };
    return give;
  }, [queries, id, caseId]);
};
