/** What stands before every view: who is asking, how often, and whether they may still be told once it is built. */
import type { Request, Response } from 'express';
import type { Act, Target } from '@board/shared/policy/rights.js';
import type { Access } from '../gate/access.js';
import type { Gate } from '../gate/gate.js';
import type { Caller, Identify } from '../gate/identify.js';
import type { AddressOf } from './address.js';
import { sendRefusal, sendView } from './answer.js';
import type { Limits } from './limits.js';

export interface GuardParts {
  readonly gate: Gate;
  readonly identify: Identify;
  readonly access: Access;
  readonly limits: Limits;
  readonly addressOf: AddressOf;
  readonly now: () => number;
}

export type Answer = (caller: Caller, request: Request) => unknown;

/** The question a view depends on; a no is kept, and nobody waits for that. */
export type May = (caller: Caller, act: Act, target: Target) => boolean;

export const mayOf =
  ({ gate, access }: GuardParts): May =>
  (caller, act, target) => {
    const verdict = gate.ask(caller, act, target);
    if (!verdict.allow) access.refused(caller, { act, ...target, reason: verdict.reason, rule: verdict.rule });
    return verdict.allow;
  };

/** Our page says so when a person asked; what it fetches by itself after a bell shows nobody's presence. */
const byHand = 'x-hand';

export const guarded =
  ({ identify, limits, addressOf, now }: GuardParts, answer: Answer) =>
  async (request: Request, response: Response): Promise<void> => {
    const asked = await identify.who(request);
    if (!asked.ok) return sendRefusal(response, asked.reason);
    const { caller } = asked;
    if (Object.keys(request.query).length > 0) return sendRefusal(response, 'malformed');
    if (!(await limits.mayAsk({ person: caller.user, address: addressOf(request) })))
      return sendRefusal(response, 'rate');
    if (request.headers[byHand] === '1') identify.touch(caller.session);
    const view = await answer(caller, request);
    const over = identify.over(caller.session);
    return view === null || over !== null ? sendRefusal(response, over ?? 'absent') : sendView(response, now(), view);
  };
