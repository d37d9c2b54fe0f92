/** Commands on the meeting itself: the statement, attendance, the agenda and its timer. Pure. */
import type { CaseId } from '@board/shared/kernel/ids.js';
import { itemOf } from '@board/shared/model/meeting.js';
import type { MeetingFact } from '@board/shared/ledger/facts.js';
import type { Command } from '@board/shared/wire/commands.js';
import { matchesOf } from '@board/shared/policy/matches.js';
import { decide } from '@board/shared/policy/decide.js';
import { fileOf, meetingOf, onMeeting, refuse, type Ctx, type Handlers, type Planned } from './plan.js';

type TimerCommand = Extract<Command, { type: 'pause timer' | 'resume timer' | 'extend timer' }>;

/** A timer fact, if the item is the one in hand. */
const onTimer = (ctx: Ctx<TimerCommand>, fact: MeetingFact): Planned =>
  meetingOf(ctx).open === ctx.command.caseId ? onMeeting(ctx.command, fact) : refuse('state', 'This case is not open.');

/** Possible conflicts that this person could settle. What they may not know of does not hold them up, nor let anybody in. */
const unsettled = ({ register, user, ...ctx }: Ctx<Command>): number => {
  const meeting = meetingOf({ register, user, ...ctx });
  const sees = (caseId: CaseId) => decide(register, user, 'see item', { meeting: meeting.id, caseId }).allow;
  const open = matchesOf(register, meeting).filter((match) => match.user !== user && sees(match.caseId));
  return new Set(open.map((match) => `${match.user} ${match.caseId}`)).size;
};

export const meetingHandlers: Handlers<
  | 'sign statement'
  | 'settle declaration'
  | 'note attendance'
  | 'publish agenda'
  | 'begin meeting'
  | 'open item'
  | 'close item'
  | 'defer item'
  | 'pause timer'
  | 'resume timer'
  | 'extend timer'
  | 'show hand'
> = {
  'sign statement': (ctx) => {
    const { command, user } = ctx;
    const meeting = meetingOf(ctx);
    if (command.version !== meeting.statementVersion)
      return refuse('state', 'The statement has a newer version. Read it first.');
    if (meeting.signatures[user]?.version === command.version) return refuse('state', 'You have already signed.');
    return onMeeting(
      command,
      { type: 'conflict declared', user, words: command.conflict },
      { type: 'statement signed', user, version: command.version },
    );
  },
  'settle declaration': (ctx) => {
    const { command, user } = ctx;
    const declared = meetingOf(ctx).declarations[command.user];
    if (command.user === user) return refuse('forbidden', 'Nobody settles their own declaration.');
    if (!declared?.words || declared.settledAt !== null) return refuse('state', 'There is no open declaration.');
    return onMeeting(command, { type: 'declaration settled', user: command.user });
  },
  'note attendance': (ctx) => {
    const { agency, attendance } = ctx.command;
    if (meetingOf(ctx).attendance[agency] === undefined) return refuse('state', 'This agency is not invited.');
    return onMeeting(ctx.command, { type: 'attendance noted', agency, attendance });
  },
  'publish agenda': (ctx) => {
    if (meetingOf(ctx).publishedAt !== null) return refuse('state', 'The agenda has been published already.');
    const waiting = unsettled(ctx);
    if (waiting > 0) return refuse('state', `Settle the possible conflicts of interest first: ${waiting} left.`);
    return onMeeting(ctx.command, { type: 'agenda published' });
  },
  'begin meeting': (ctx) => {
    const { publishedAt, begunAt } = meetingOf(ctx);
    if (begunAt !== null) return refuse('state', 'The meeting has begun already.');
    if (publishedAt === null) return refuse('state', 'Publish the agenda first.');
    return onMeeting(ctx.command, { type: 'meeting begun' });
  },
  'open item': (ctx) => {
    const { caseId } = ctx.command;
    const { open } = meetingOf(ctx);
    if (open === caseId) return refuse('state', 'This case is already open.');
    const closing: MeetingFact[] = open === null ? [] : [{ type: 'item closed', caseId: open }];
    return onMeeting(ctx.command, ...closing, { type: 'item opened', caseId });
  },
  'close item': (ctx) => {
    const { caseId } = ctx.command;
    if (meetingOf(ctx).open !== caseId) return refuse('state', 'This case is not open.');
    return onMeeting(ctx.command, { type: 'item closed', caseId });
  },
  'defer item': (ctx) => {
    const { caseId, reason, meeting } = ctx.command;
    if (fileOf(ctx).conclusions[meeting]) return refuse('phase');
    return onMeeting(ctx.command, { type: 'item deferred', caseId, reason });
  },
  'pause timer': (ctx) => onTimer(ctx, { type: 'timer paused', caseId: ctx.command.caseId }),
  'resume timer': (ctx) => onTimer(ctx, { type: 'timer resumed', caseId: ctx.command.caseId }),
  'extend timer': (ctx) =>
    onTimer(ctx, { type: 'timer extended', caseId: ctx.command.caseId, minutes: ctx.command.minutes }),
  'show hand': (ctx) => {
    const { caseId, agency, hand } = ctx.command;
    if (!itemOf(meetingOf(ctx), caseId)) return refuse('absent');
    return onMeeting(ctx.command, { type: 'hand shown', caseId, agency, hand });
  },
};
