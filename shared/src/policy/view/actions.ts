/** The actions of a case, each with what this person may do to it now. Server only. */
import type { UserId } from '../../kernel/ids.js';
import type { Action } from '../../model/action.js';
import { transitions } from '../../model/action.js';
import type { CaseFile } from '../../model/caseFile.js';
import type { Meeting } from '../../model/meeting.js';
import { values } from '../../model/records.js';
import type { Register } from '../../model/register.js';
import { actionRoot } from '../../model/roots.js';
import type { Act } from '../rights.js';
import type { ActionView } from '../views.js';
import { allowed, may } from './allowed.js';
import { agencyName, agencyShort, signedName, userName } from './names.js';

/** Acts the action's present state leaves open; the gate then says who. */
const openActs = (action: Action): readonly Act[] => {
  const moves = transitions[action.state];
  const acts: Act[] = ['amend action', 'review action'];
  if (moves.claim) acts.push('claim action');
  if (moves.assign) acts.push('assign action');
  if (moves.agree) acts.push('agree action');
  if (moves.release) acts.push('release action');
  if (moves.complete) acts.push('finish action');
  return acts;
};

const actionView = (register: Register, user: UserId, meeting: Meeting, file: CaseFile, action: Action): ActionView => {
  const agency = register.directory.users[user]?.agency;
  const target = { meeting: meeting.id, caseId: file.id, action: action.id, ...(agency ? { agency } : {}) };
  const root = actionRoot(action.id);
  return {
    id: action.id,
    state: action.state,
    root,
    placement: action.placement,
    mayWrite: may(register, user, 'write root', { meeting: meeting.id, caseId: file.id, compartment: 'board', root }),
    firstWords: action.firstWords,
    agreedWords: action.agreedWords,
    raisedBy: signedName(register, action.raisedBy),
    owner: action.owner && {
      agency: action.owner.agency,
      short: agencyShort(register, action.owner.agency),
      name: agencyName(register, action.owner.agency),
      user: action.owner.user && userName(register, action.owner.user),
    },
    due: action.due,
    measure: action.measure,
    protects: action.protects,
    addresses: action.addresses,
    outcome: action.outcome,
    rights: allowed(register, user, openActs(action), target),
  };
};

export const actionViews = (
  register: Register,
  user: UserId,
  meeting: Meeting,
  file: CaseFile,
): readonly ActionView[] => values(file.actions).map((action) => actionView(register, user, meeting, file, action));
