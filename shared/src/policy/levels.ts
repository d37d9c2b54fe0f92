/** How much of a case somebody knows of, as one word; derived from the verdicts, so that it can never differ from them. Server only. */
import type { CaseId, MeetingId, UserId } from '../kernel/ids.js';
import type { Register } from '../model/register.js';
import { decide } from './decide.js';
import type { Level } from './rights.js';

export const levelOf = (register: Register, user: UserId, meeting: MeetingId, caseId: CaseId): Level => {
  const target = { meeting, caseId };
  if (decide(register, user, 'see compartment', { ...target, compartment: 'chair' }).allow) return 'V4';
  if (decide(register, user, 'see case', target).allow) return 'V3';
  if (decide(register, user, 'see item', target).allow) return 'V2';
  return decide(register, user, 'see flag card', target).allow ? 'V1' : 'V0';
};
