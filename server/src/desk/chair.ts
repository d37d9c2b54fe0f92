/** The chair's commands on a case: who is in it, who is called in, what is restricted, when it is concluded. Pure. */
import type { DocKey, UserId } from '@board/shared/kernel/ids.js';
import type { CaseFact } from '@board/shared/ledger/facts.js';
import { isConflicted, type CaseFile } from '@board/shared/model/caseFile.js';
import { researchOf, type Compartment } from '@board/shared/model/compartment.js';
import { values } from '@board/shared/model/records.js';
import { isMatched } from '@board/shared/policy/matches.js';
import { gapsOf } from '@board/shared/policy/gaps.js';
import type { Chance } from '../ports/chance.js';
import { fileOf, meetingOf, onCase, refuse, seatsOf, type Handlers } from './plan.js';

/** The claims a person holds go back to the room in the same record as their exclusion [A7]. */
export const releases = (file: CaseFile, user: UserId): readonly CaseFact[] =>
  values(file.actions)
    .filter((action) => action.state === 'claimed' && action.owner?.user === user)
    .map((action) => ({ type: 'action released', action: action.id, reason: 'Released by the chair' }));

export const opening = (
  chance: Chance,
  compartment: Compartment,
  title: string | null,
): Extract<CaseFact, { type: 'document opened' }> => ({
  type: 'document opened',
  compartment,
  epoch: 1,
  doc: chance.uuid() as DocKey,
  title,
  agencies: [],
  users: [],
});

export const chairHandlers: Handlers<
  | 'record conflict'
  | 'exclude seat'
  | 'restore seat'
  | 'call in'
  | 'send out'
  | 'open compartment'
  | 'conclude case'
  | 'reopen case'
> = {
  'record conflict': (ctx) => {
    const { user, reason } = ctx.command;
    const file = fileOf(ctx);
    if (seatsOf(ctx, user).length === 0) return refuse('state', 'This person has no seat here.');
    if (isConflicted(file, user)) return refuse('state', 'This conflict is recorded already.');
    return onCase(ctx.command, { type: 'conflict recorded', user, reason }, ...releases(file, user));
  },
  'exclude seat': (ctx) => {
    const { user, reason } = ctx.command;
    const file = fileOf(ctx);
    if (!meetingOf(ctx).seats[user]) return refuse('state', 'This person has no seat here.');
    if (user === ctx.user) return refuse('forbidden', 'You cannot exclude yourself.');
    if (file.excluded[user]) return refuse('state', 'This person is excluded already.');
    return onCase(ctx.command, { type: 'seat excluded', user, reason }, ...releases(file, user));
  },
  'restore seat': (ctx) => {
    const { user } = ctx.command;
    if (!fileOf(ctx).excluded[user]) return refuse('state', 'This person is not excluded.');
    return onCase(ctx.command, { type: 'seat restored', user });
  },
  'call in': (ctx) => {
    const { user, meeting } = ctx.command;
    const seat = meetingOf(ctx).seats[user];
    const file = fileOf(ctx);
    if (!seat) return refuse('state', 'This person has no seat here.');
    if (isConflicted(file, user) || file.excluded[user])
      return refuse('forbidden', 'This person cannot be called in to this case.');
    if (isMatched(ctx.register, meetingOf(ctx), file, seat))
      return refuse('state', 'Settle this person’s possible conflict of interest first.');
    if (file.calledIn[user] === meeting) return refuse('state', 'This person has been called in already.');
    const research = researchOf(seat.agency);
    const documents = file.compartments[research] ? [] : [opening(ctx.chance, research, null)];
    return onCase(ctx.command, { type: 'called in', user, meeting }, ...documents);
  },
  'send out': (ctx) => {
    const { user } = ctx.command;
    const file = fileOf(ctx);
    if (file.calledIn[user] === undefined) return refuse('state', 'This person has not been called in.');
    return onCase(ctx.command, { type: 'sent out', user }, ...releases(file, user));
  },
  'open compartment': (ctx) => {
    const { title, agencies, users } = ctx.command;
    const meeting = meetingOf(ctx);
    if (agencies.length + users.length === 0) return refuse('state', 'Name at least one agency.');
    const seated = agencies.every((agency) => meeting.attendance[agency] !== undefined);
    if (!seated || !users.every((user) => meeting.seats[user]))
      return refuse('state', 'Only those invited can be named.');
    const compartment: Compartment = `restricted/${ctx.chance.uuid()}`;
    return onCase(ctx.command, { ...opening(ctx.chance, compartment, title), agencies, users });
  },
  'conclude case': (ctx) => {
    const { meeting, reason } = ctx.command;
    const gaps = gapsOf(ctx.register, meetingOf(ctx), fileOf(ctx));
    if (gaps.length > 0 && reason === null) return refuse('gaps', gaps.map((gap) => gap.words).join(' '));
    return onCase(ctx.command, { type: 'case concluded', meeting, reason, gaps: gaps.map((gap) => gap.kind) });
  },
  'reopen case': (ctx) => {
    const { meeting, reason } = ctx.command;
    if (!fileOf(ctx).conclusions[meeting]) return refuse('state', 'This case is not concluded.');
    return onCase(ctx.command, { type: 'case reopened', meeting, reason });
  },
};
