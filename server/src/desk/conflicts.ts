/** Commands on conflicts of interest: a match dismissed, a conflict overridden by two together, an invitation widened. Pure. */
import type { UserId } from '@board/shared/kernel/ids.js';
import { isConflicted, type Conflict } from '@board/shared/model/caseFile.js';
import { itemOf } from '@board/shared/model/meeting.js';
import { openMatches } from '@board/shared/policy/matches.js';
import { sittingRules } from '@board/shared/policy/sittings.js';
import type { Command } from '@board/shared/wire/commands.js';
import { fileOf, meetingOf, onCase, onMeeting, refuse, type Ctx, type Handlers } from './plan.js';

type OnUser = Extract<Command, { caseId: unknown; user: UserId }>;

const overrideOf = (ctx: Ctx<OnUser>): Conflict['override'] =>
  fileOf(ctx).conflicts[ctx.command.user]?.override ?? null;

export const conflictHandlers: Handlers<
  'dismiss conflict' | 'propose override' | 'confirm override' | 'withdraw override' | 'widen invitation'
> = {
  'dismiss conflict': (ctx) => {
    const { user, reason } = ctx.command;
    const seat = meetingOf(ctx).seats[user];
    if (!seat || openMatches(ctx.register, fileOf(ctx), seat).length === 0)
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
    if (isConflicted(fileOf(ctx), proposed.proposedBy))
      return refuse('state', 'Who proposed this has a conflict of interest themselves.');
    return onCase(ctx.command, { type: 'override confirmed', user });
  },
  'withdraw override': (ctx) =>
    overrideOf(ctx)
      ? onCase(ctx.command, { type: 'override withdrawn', user: ctx.command.user })
      : refuse('state', 'Nothing has been proposed.'),
  'widen invitation': (ctx) => {
    const { caseId, agencies } = ctx.command;
    const meeting = meetingOf(ctx);
    const invited = itemOf(meeting, caseId)?.invited ?? null;
    if (invited === null && sittingRules[meeting.sitting].unlisted === 'all seated')
      return refuse('state', 'Every agency at this meeting is invited to this case already.');
    if (!agencies.every((agency) => meeting.attendance[agency] !== undefined))
      return refuse('state', 'Only agencies of this meeting can be invited.');
    if (agencies.every((agency) => invited?.includes(agency))) return refuse('state', 'These agencies are invited.');
    return onMeeting(ctx.command, { type: 'invitation widened', caseId, agencies });
  },
};
