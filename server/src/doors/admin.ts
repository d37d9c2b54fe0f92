/** The administrator's door: who is signed in, and putting somebody out of every session. Shows nothing of any case. */
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { userId } from '@board/shared/kernel/ids.js';
import { endings } from '@board/shared/model/codes.js';
import type { Access } from '../gate/access.js';
import type { Gate } from '../gate/gate.js';
import type { Caller, Identify } from '../gate/identify.js';
import { peopleView } from '../gate/people.js';
import type { Registers } from '../gate/registers.js';
import { sendRefusal, sendView } from './answer.js';
import { guarded, mayOf, type GuardParts } from './guard.js';

export interface AdminParts extends GuardParts {
  readonly gate: Gate;
  readonly identify: Identify;
  readonly access: Access;
  readonly registers: Pick<Registers, 'current'>;
}

const body = z.strictObject({ reason: z.enum(endings) });

export const adminRoutes = (router: Router, parts: AdminParts): void => {
  const { identify, registers } = parts;
  const may = mayOf(parts);
  const people = guarded(parts, (caller) =>
    may(caller, 'see people', {}) ? peopleView(registers.current(), (user) => identify.signedInSince(user)) : null,
  );
  router.get('/admin/people', people);
  router.post('/admin/people/:user/end-sessions', (request, response) => endSessions(parts, request, response));
};

/** The record is on disk first; then all of that person's sessions end, with their sockets, in one turn. */
const endSessions = async (parts: AdminParts, request: Request, response: Response): Promise<void> => {
  const { identify, access, registers, now } = parts;
  const asked = await identify.who(request);
  if (!asked.ok) return sendRefusal(response, asked.reason);
  const { caller } = asked;
  if (!mayOf(parts)(caller, 'end sessions', {})) return sendRefusal(response, 'absent');
  const user = userId.safeParse(request.params['user']).data;
  if (!user || !registers.current().directory.users[user]) return sendRefusal(response, 'absent');
  const parsed = body.safeParse(request.body);
  if (!parsed.success) return sendRefusal(response, 'malformed');
  identify.touch(caller.session);
  await access.recorded(caller, { kind: 'sessions ended', user, reason: parsed.data.reason });
  if (!stillMay(parts, caller)) return sendRefusal(response, 'absent');
  const ended = await identify.endAllOf(user);
  return sendView(response, now(), { ended });
};

/** Writing took a moment, in which the office or the session may have gone. */
const stillMay = ({ gate }: AdminParts, caller: Caller): boolean => gate.ask(caller, 'end sessions', {}).allow;
