/** The desk: parse, answered before?, gate, plan, append-after, and on conflict think again. Knows no socket (design 4). */
import { refused, type Refused } from '@board/shared/kernel/result.js';
import type { CommandId } from '@board/shared/kernel/ids.js';
import { streamName } from '@board/shared/ledger/entries.js';
import { soundsAbsent, type Verdict } from '@board/shared/policy/rights.js';
import { command as commandSchema, type Command, type CommandType } from '@board/shared/wire/commands.js';
import { refusals, type Ack, type RefusalCode } from '@board/shared/wire/refusals.js';
import type { ZodError } from 'zod';
import type { Access } from '../gate/access.js';
import type { Gate } from '../gate/gate.js';
import type { Caller } from '../gate/identify.js';
import type { Others } from '../gate/others.js';
import type { Registers } from '../gate/registers.js';
import type { Shreddings } from '../gate/shredding.js';
import type { Chance } from '../ports/chance.js';
import type { Clock } from '../ports/clock.js';
import { actionHandlers } from './actions.js';
import { questionOf } from './asked.js';
import { chairHandlers } from './chair.js';
import { conflictHandlers } from './conflicts.js';
import { informationHandlers } from './information.js';
import { keepingHandlers } from './keeping.js';
import { meetingHandlers } from './meetings.js';
import { reaches } from './narrowing.js';
import { peopleHandlers } from './people.js';
import type { Ctx, Handlers, Planned } from './plan.js';
import { openTurns, type Turns } from './turns.js';

const handlers: Handlers<CommandType> = {
  ...meetingHandlers,
  ...peopleHandlers,
  ...actionHandlers,
  ...informationHandlers,
  ...chairHandlers,
  ...conflictHandlers,
  ...keepingHandlers,
};

export interface Desk {
  /** Carries out one command, or refuses it with a reason of the closed list. Never rejects for bad input [A8]. */
  carryOut(caller: Caller, input: unknown): Promise<Ack>;
}

interface Parts {
  readonly registers: Registers;
  readonly gate: Gate;
  readonly access: Pick<Access, 'refused'>;
  readonly others: Pick<Others, 'everywhere'>;
  readonly shreddings: Pick<Shreddings, 'told'>;
  readonly clock: Clock;
  readonly chance: Chance;
}

/** A race can be lost to other nodes again and again. */
const mostTries = 50;

const no = (reason: RefusalCode, because?: string): Refused<RefusalCode> =>
  refused(reason, because ?? refusals[reason].words);

const refusalOf = (verdict: Extract<Verdict, { allow: false }>): Refused<RefusalCode> => {
  if (soundsAbsent(verdict.reason)) return no('absent');
  if (verdict.reason === 'phase' || verdict.reason === 'locked') return no(verdict.reason);
  return no('forbidden');
};

const plan = (ctx: Ctx<Command>): Planned => {
  const handle = handlers[ctx.command.type] as (ctx: Ctx<Command>) => Planned;
  return handle(ctx);
};

export const openDesk = (parts: Parts): Desk => {
  const underWay = new Map<CommandId, Promise<Ack>>();
  const turns = openTurns();

  const carry = async (caller: Caller, command: Command): Promise<Ack> => {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const answer = await attempt(parts, turns, caller, command);
      if (answer !== 'conflict') return answer;
      // Perhaps it was this very command that was first: written, while its answer was lost.
      if (parts.registers.isDone(command.id)) return { ok: true };
    }
    return no('unavailable');
  };

  /** What follows from a decision, before its sender is told: also when it is asked again. */
  const follow = async (command: Command): Promise<void> => {
    if (command.type === 'confirm shredding') await parts.shreddings.told(command.caseId);
    // What takes a right from somebody is done when it is done on every node.
    if (reaches[command.type] === 'narrows') await parts.others.everywhere();
  };

  return {
    carryOut: async (caller, input) => {
      const parsed = commandSchema.safeParse(input);
      if (!parsed.success) {
        const reason = isKnownType(input) ? refusalOfShape(parsed.error) : 'unknown';
        parts.access.refused(caller, { act: null, reason });
        return no(reason);
      }
      const command = parsed.data;
      const done = async (): Promise<Ack> => {
        const ack: Ack = parts.registers.isDone(command.id) ? { ok: true } : await carry(caller, command);
        if (!ack.ok) return ack;
        return follow(command).then(
          () => ack,
          () => no('unavailable'),
        );
      };
      const running = underWay.get(command.id) ?? done().finally(() => underWay.delete(command.id));
      underWay.set(command.id, running);
      return running;
    },
  };
};

const isKnownType = (input: unknown): boolean =>
  typeof input === 'object' &&
  input !== null &&
  'type' in input &&
  typeof input.type === 'string' &&
  Object.hasOwn(handlers, input.type);

const places: ReadonlySet<PropertyKey | undefined> = new Set(['meeting', 'caseId', 'action', 'at']);

/** A schema of ids refuses text by a function of its own. */
const noId: ReadonlySet<string> = new Set(['invalid_format', 'custom']);

/** Words where an id belongs name nothing, like an id of nothing [N7]; all else is malformed. */
const refusalOfShape = ({ issues }: ZodError): RefusalCode =>
  issues.every(({ code, path }) => noId.has(code) && places.has(path[0])) ? 'absent' : 'malformed';

/** One decision on the register as it stands now: what is to be written, or the refusal. */
const decideOn = ({ registers, gate, access, chance }: Parts, caller: Caller, command: Command): Planned => {
  const { act, target } = questionOf(command);
  const verdict = gate.ask(caller, act, target);
  if (!verdict.allow) {
    const { meeting, caseId } = target;
    access.refused(caller, { act, meeting, caseId, reason: verdict.reason, rule: verdict.rule });
    return refusalOf(verdict);
  }
  const register = registers.current();
  const agency = register.directory.users[caller.user]?.agency;
  if (!agency) return no('absent');
  return plan({ register, command, user: caller.user, agency, chance });
};

type Outcome = Ack | 'conflict';

const notKept = (outcome: Outcome): boolean =>
  outcome !== 'conflict' && !outcome.ok && outcome.reason === 'unavailable';

/** One decision and one append after it. */
const write = async (parts: Parts, caller: Caller, command: Command): Promise<Outcome> => {
  const { registers, clock } = parts;
  const planned = decideOn(parts, caller, command);
  if (!planned.ok) return planned;
  const { stream, facts } = planned.value;
  const author = { user: caller.user, session: caller.session, at: clock.now() };
  const after = registers.seen(stream);
  const appended = await registers.append(stream, after, { command: command.id, facts }, author).catch(() => null);
  if (appended === null) return registers.isDone(command.id) ? { ok: true } : no('unavailable');
  return appended === 'conflict' ? 'conflict' : { ok: true };
};

/** Those who ask for one thing at the same moment would all write and all but one think again: they take turns. */
const attempt = async (parts: Parts, turns: Turns, caller: Caller, command: Command): Promise<Outcome> => {
  const planned = decideOn(parts, caller, command);
  if (!planned.ok) return planned;
  const outcome = await turns.take(
    streamName(planned.value.stream),
    () => write(parts, caller, command),
    (written) => !notKept(written),
  );
  return outcome ?? no('unavailable');
};
