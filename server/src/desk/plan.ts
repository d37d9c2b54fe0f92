/** What a command's handler gets and gives: register and command in, facts or a refusal out. Pure. */
import { refused, type Result } from '@board/shared/kernel/result.js';
import type { AgencyId, UserId } from '@board/shared/kernel/ids.js';
import type { FactStream } from '@board/shared/ledger/entries.js';
import type { CaseFact, DirectoryFact, MeetingFact } from '@board/shared/ledger/facts.js';
import type { CaseFile } from '@board/shared/model/caseFile.js';
import type { Meeting, Seat } from '@board/shared/model/meeting.js';
import type { Register } from '@board/shared/model/register.js';
import { decide } from '@board/shared/policy/decide.js';
import { refusals, type RefusalCode } from '@board/shared/wire/refusals.js';
import type { Command, CommandOf, CommandType } from '@board/shared/wire/commands.js';
import type { Chance } from '../ports/chance.js';

export interface Ctx<C extends Command> {
  readonly register: Register;
  readonly command: C;
  readonly user: UserId;
  readonly agency: AgencyId;
  readonly chance: Chance;
}

/** Facts that happen together: one stream, one record. */
export interface Plan {
  readonly stream: FactStream;
  readonly facts: readonly (DirectoryFact | MeetingFact | CaseFact)[];
}

export type Planned = Result<Plan, RefusalCode>;
export type Handler<T extends CommandType> = (ctx: Ctx<CommandOf<T>>) => Planned;
export type Handlers<T extends CommandType> = { readonly [K in T]: Handler<K> };

/** A refusal in its standard words, or in better ones. */
export const refuse = (reason: RefusalCode, because?: string): Planned =>
  refused(reason, because ?? refusals[reason].words);

export const onMeeting = (command: { meeting: Meeting['id'] }, ...facts: readonly MeetingFact[]): Planned => ({
  ok: true,
  value: { stream: { kind: 'meeting', meeting: command.meeting }, facts },
});

export const onCase = (command: { caseId: CaseFile['id'] }, ...facts: readonly CaseFact[]): Planned => ({
  ok: true,
  value: { stream: { kind: 'case', caseId: command.caseId }, facts },
});

export const inDirectory = (...facts: readonly DirectoryFact[]): Planned => ({
  ok: true,
  value: { stream: { kind: 'directory' }, facts },
});

/** The meeting of a command. The gate has said yes to it, so it is there. */
export const meetingOf = (ctx: Ctx<Command>): Meeting => {
  const meeting = ctx.register.meetings.get(ctx.command.meeting);
  if (!meeting) throw new Error('a command passed the gate without its meeting');
  return meeting;
};

/** A person's seats in the meeting of a command, and in those its author prepares: whose conflicts they can tell of. */
export const seatsOf = (ctx: Ctx<Command>, user: UserId): readonly Seat[] => {
  const prepares = ({ id }: Meeting) => decide(ctx.register, ctx.user, 'publish agenda', { meeting: id }).allow;
  return [...ctx.register.meetings.values()]
    .filter((meeting) => meeting.id === ctx.command.meeting || prepares(meeting))
    .flatMap(({ seats }) => seats[user] ?? []);
};

/** The case of a command. The gate has said yes to it, so it is there. */
export const fileOf = (ctx: Ctx<Extract<Command, { caseId: unknown }>>): CaseFile => {
  const file = ctx.register.cases.get(ctx.command.caseId);
  if (!file) throw new Error('a command passed the gate without its case');
  return file;
};
