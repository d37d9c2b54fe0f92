/** Commands on conflicts of interest: a match dismissed, a conflict overridden by two together, an invitation widened. Pure. */
import type { UserId } from '@board/shared/kernel/ids.js';
import { isConflicted, type Conflict } from '@board/shared/model/caseFile.js';
import { itemOf } from '@board/shared/model/meeting.js';
import { listedFor } from '@board/shared/policy/admission.js';
import { decide } from '@board/shared/policy/decide.js';
import { openMatches } from '@board/shared/policy/matches.js';
import type { Command } from '@board/shared/wire/commands.js';
import { fileOf, meetingOf, onCase, onMeeting, refuse, seatsOf, type Ctx, type Handlers } from './plan.js';

type OnUser = Extract<Command, { caseId: unknown; user: UserId }>;

const overrideOf = (ctx: Ctx<OnUser>): Conflict['override'] =>
  fileOf(ctx).conflicts[ctx.command.user]?.override ?? null;

/** An act of two is of two who may do it now: a proposer who has since lost the case has proposed nothing. */
const stillMay = ({ register, command }: Ctx<OnUser>, proposer: UserId): boolean =>
  decide(register, proposer, 'override conflict', { caseId: command.caseId, user: command.user }).allow;

export const conflictHandlers: Handlers<
  'dismiss conflict' | 'propose override' | 'confirm override' | 'withdraw override' | 'widen invitation'
> = {
  'dismiss conflict': (ctx) => {
    const { user, reason } = ctx.command;
    if (!seatsOf(ctx, user).some((seat) => openMatches(ctx.register, fileOf(ctx), seat).length > 0))
      return refuse('state', 'There is no possible conflict of this person to settle.');
    return onCase(ctx.command, { type: 'conflict dismissed', user, reason });
  },
  'propose override': (ctx) => {
    const { user, reason } = ctx.command;
    if (!isConflicted(fileOf(ctx), user)) return refuse('state', 'No conflict keeps this person out.');
    if (overrideOf(ctx)) return refuse('state', 'This has been proposed already. A second person has to agree.');
    return onCase(ctx.command, { type: 'override proposed', user, reason });
  },
  'confirm override': (ctx) => {
    const { user } = ctx.command;
    const proposed = overrideOf(ctx);
    if (!proposed || proposed.confirmedBy !== null) return refuse('state', 'Nothing has been proposed.');
    if (proposed.proposedBy === ctx.user) return refuse('state', 'A second person has to agree.');
    if (!stillMay(ctx, proposed.proposedBy))
      return refuse('state', 'Who proposed this may not decide about it any more.');
    return onCase(ctx.command, { type: 'override confirmed', user });
  },
  'withdraw override': (ctx) =>
    overrideOf(ctx)
      ? onCase(ctx.command, { type: 'override withdrawn', user: ctx.command.user })
      : refuse('state', 'Nothing has been proposed.'),
  'widen invitation': (ctx) => {
    const { caseId, agencies } = ctx.command;
    const meeting = meetingOf(ctx);
    const item = itemOf(meeting, caseId);
    if (!item) return refuse('absent');
    if (!agencies.every((agency) => meeting.attendance[agency] !== undefined))
      return refuse('state', 'Only agencies of this meeting can be invited.');
    const invited = listedFor(meeting, item);
    if (agencies.every((agency) => invited.includes(agency)))
      return refuse('state', 'These agencies are invited to this case already.');
    return onMeeting(ctx.command, { type: 'invitation widened', caseId, agencies });
  },
};
