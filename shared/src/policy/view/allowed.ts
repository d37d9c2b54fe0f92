/** A person's own rights over one target: the verdicts that travel to the browser (D4). Server only. */
import type { UserId } from '../../kernel/ids.js';
import type { Register } from '../../model/register.js';
import { decide } from '../decide.js';
import type { Act, Target } from '../rights.js';

export const allowed = (register: Register, user: UserId, asked: readonly Act[], target: Target): readonly Act[] =>
  asked.filter((act) => decide(register, user, act, target).allow);

export const may = (register: Register, user: UserId, act: Act, target: Target): boolean =>
  decide(register, user, act, target).allow;
