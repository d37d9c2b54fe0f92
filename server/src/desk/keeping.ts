/** Commands on what is kept of a case: flag notices, readers, restoration, redaction, legal hold, shredding. Pure. */
import type { DocKey, MeetingId } from '@board/shared/kernel/ids.js';
import { rootOfPlaced, type CaseFile } from '@board/shared/model/caseFile.js';
import { compartmentKind, researchOf, type Compartment } from '@board/shared/model/compartment.js';
import type { Cut } from '@board/shared/model/fields.js';
import { flagLapses } from '@board/shared/model/flags.js';
import type { Seat } from '@board/shared/model/meeting.js';
import { parseRoot } from '@board/shared/model/roots.js';
import { decide } from '@board/shared/policy/decide.js';
import type { Command, CommandOf } from '@board/shared/wire/commands.js';
import { opening } from './chair.js';
import { fileOf, meetingOf, onCase, refuse, type Ctx, type Handlers } from './plan.js';

/** Words are placed on the board, and who asks was asked about the very root that they stand in. */
const isKnownCut = (file: CaseFile, compartment: Compartment, cut: Cut): boolean =>
  cut.kind === 'range' || (compartment === 'board' && rootOfPlaced(file, cut.placement) === cut.root);

/** The meeting a notice is brought to: one that its sender prepares. */
const broughtTo = ({ register, user }: Ctx<CommandOf<'send flag notice'>>, id: MeetingId) =>
  decide(register, user, 'publish agenda', { meeting: id }).allow ? register.meetings.get(id) : undefined;

const seatOf = (ctx: Ctx<Command>): Seat => {
  const seat = meetingOf(ctx).seats[ctx.user];
  if (!seat) throw new Error('a command passed the gate without a seat');
  return seat;
};

const decided = refuse('state', 'Two people have agreed to destroy this case.');

export const keepingHandlers: Handlers<
  | 'open research'
  | 'name readers'
  | 'send flag notice'
  | 'tick flag'
  | 'restore deletion'
  | 'redact words'
  | 'place hold'
  | 'lift hold'
  | 'propose shredding'
  | 'withdraw shredding'
  | 'confirm shredding'
> = {
  'open research': (ctx) => {
    const research = researchOf(seatOf(ctx).agency);
    if (fileOf(ctx).compartments[research]) return refuse('state', 'Your agency’s research is open already.');
    return onCase(ctx.command, opening(ctx.chance, research, null));
  },
  'name readers': (ctx) => {
    const { compartment, agencies, users } = ctx.command;
    const meeting = meetingOf(ctx);
    if (!['safe-contact', 'restricted'].includes(compartmentKind(compartment)))
      return refuse('forbidden', 'Nobody can be named for this.');
    if (!fileOf(ctx).compartments[compartment]) return refuse('absent');
    const seated = agencies.every((agency) => meeting.attendance[agency] !== undefined);
    if (!seated || !users.every((user) => meeting.seats[user]))
      return refuse('state', 'Only those invited can be named.');
    return onCase(ctx.command, { type: 'readers named', compartment, agencies, users });
  },
  'send flag notice': (ctx) => {
    const { at, agencies } = ctx.command;
    const meeting = broughtTo(ctx, at);
    if (!meeting) return refuse('absent');
    if (!agencies.every((agency) => meeting.attendance[agency] !== undefined))
      return refuse('state', 'Only agencies of that meeting can be told.');
    const told = fileOf(ctx)
      .notices.filter((notice) => notice.meeting === at)
      .flatMap((notice) => notice.agencies);
    if (agencies.some((agency) => told.includes(agency))) return refuse('state', 'An agency has been told already.');
    const until = flagLapses(meeting.date);
    return onCase(ctx.command, { type: 'flag notice sent', meeting: at, agencies, until });
  },
  'tick flag': (ctx) => {
    const { meeting, agency } = ctx.command;
    const notice = fileOf(ctx).notices.find((one) => one.meeting === meeting && one.agencies.includes(agency));
    if (!notice) return refuse('absent');
    if (notice.ticked[agency]) return refuse('state', 'Your agency has flagged its files already.');
    return onCase(ctx.command, { type: 'flag ticked', meeting, agency });
  },
  'restore deletion': (ctx) => {
    const alarm = fileOf(ctx).alarms.find(({ id }) => id === ctx.command.alarm);
    if (!alarm || alarm.compartment !== ctx.command.compartment) return refuse('state', 'There is no such deletion.');
    if (alarm.refused) return refuse('state', 'This deletion was refused, so nothing is missing.');
    if (fileOf(ctx).compartments[alarm.compartment]?.doc !== alarm.doc)
      return refuse('state', 'Words have been removed here since, so nothing can be put back.');
    if (alarm.restored) return refuse('state', 'These words have been put back already.');
    return onCase(ctx.command, { type: 'deletion restored', alarm: alarm.id });
  },
  'redact words': (ctx) => {
    const { compartment, cut, reason } = ctx.command;
    const file = fileOf(ctx);
    const old = file.compartments[compartment];
    if (!old) return refuse('absent');
    if (old.doc !== ctx.command.doc) return refuse('state', 'Words have been removed here meanwhile. Choose again.');
    if (!parseRoot(compartment, cut.root) || !isKnownCut(file, compartment, cut))
      return refuse('state', 'There are no such words.');
    const doc = ctx.chance.uuid() as DocKey;
    return onCase(ctx.command, { type: 'words redacted', compartment, epoch: old.epoch + 1, doc, cut, reason });
  },
  'place hold': (ctx) => {
    const { hold, shredding } = fileOf(ctx);
    if (hold) return refuse('state', 'This case is under a legal hold already.');
    return shredding?.agreed ? decided : onCase(ctx.command, { type: 'legal hold placed', reason: ctx.command.reason });
  },
  'lift hold': (ctx) =>
    fileOf(ctx).hold
      ? onCase(ctx.command, { type: 'legal hold lifted', reason: ctx.command.reason })
      : refuse('state', 'This case is not under a legal hold.'),
  'propose shredding': (ctx) => {
    const { hold, shredding } = fileOf(ctx);
    if (hold) return refuse('state', 'This case is under a legal hold.');
    if (shredding) return refuse('state', 'This has been proposed already. A second person has to agree.');
    return onCase(ctx.command, { type: 'shredding proposed', reason: ctx.command.reason });
  },
  'withdraw shredding': (ctx) => {
    const { shredding } = fileOf(ctx);
    if (!shredding) return refuse('state', 'Nothing has been proposed.');
    return shredding.agreed ? decided : onCase(ctx.command, { type: 'shredding withdrawn' });
  },
  'confirm shredding': (ctx) => {
    const { hold, shredding, id } = fileOf(ctx);
    if (hold) return refuse('state', 'This case is under a legal hold.');
    if (!shredding) return refuse('state', 'Nothing has been proposed.');
    if (shredding.agreed) return decided;
    if (shredding.by === ctx.user) return refuse('state', 'A second person has to agree.');
    if (!decide(ctx.register, shredding.by, 'shred case', { caseId: id }).allow)
      return refuse('state', 'Who proposed this may not decide about it any more.');
    return onCase(ctx.command, { type: 'shredding agreed' });
  },
};
