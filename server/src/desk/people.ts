/** Commands on the persons of a case: any number, any number flagged, each discussed or left out with a reason. Pure. */
import type { Person } from '@board/shared/model/caseFile.js';
import type { Command } from '@board/shared/wire/commands.js';
import { fileOf, onCase, refuse, type Ctx, type Handlers } from './plan.js';

type OnPerson = Extract<Command, { caseId: unknown; person: unknown }>;

const gone = 'This person is not on the board any more.';

/** The person of a command, unless struck out. */
const standing = (ctx: Ctx<OnPerson>): Person | null => {
  const person = fileOf(ctx).people[ctx.command.person];
  return person && person.struck === null ? person : null;
};

const flagged = (person: Person): boolean => Object.keys(person.flags).length > 0;

export const peopleHandlers: Handlers<
  | 'add person'
  | 'strike person'
  | 'place person'
  | 'flag perpetrator'
  | 'withdraw flag'
  | 'mark discussed'
  | 'leave undiscussed'
  | 'reopen discussion'
> = {
  'add person': (ctx) => {
    const { person, name, kind, born, relationship, employer } = ctx.command;
    if (fileOf(ctx).people[person]) return refuse('state', 'This person is already on the board.');
    return onCase(ctx.command, { type: 'person added', person, name, kind, born, relationship, employer });
  },
  'strike person': (ctx) => {
    const found = standing(ctx);
    if (!found) return refuse('state', gone);
    if (found.kind === 'victim') return refuse('forbidden', 'The person the case is about cannot be struck out.');
    return onCase(ctx.command, { type: 'person struck', person: found.id, reason: ctx.command.reason });
  },
  'place person': (ctx) => {
    const { person, x, y } = ctx.command;
    return standing(ctx) ? onCase(ctx.command, { type: 'person placed', person, x, y }) : refuse('state', gone);
  },
  'flag perpetrator': (ctx) => {
    const { person, agency, role, relationship } = ctx.command;
    const found = standing(ctx);
    if (!found) return refuse('state', gone);
    if (found.kind === 'victim') return refuse('forbidden', 'The person the case is about cannot be flagged here.');
    return onCase(ctx.command, { type: 'perpetrator flagged', person, agency, role, relationship });
  },
  'withdraw flag': (ctx) => {
    const { person, agency, reason } = ctx.command;
    if (!standing(ctx)?.flags[agency]) return refuse('state', 'There is no such flag.');
    return onCase(ctx.command, { type: 'flag withdrawn', person, agency, reason });
  },
  'mark discussed': (ctx) => {
    const found = standing(ctx);
    if (!found || !flagged(found)) return refuse('state', 'This person is not flagged.');
    return onCase(ctx.command, { type: 'perpetrator discussed', person: found.id });
  },
  'leave undiscussed': (ctx) => {
    const found = standing(ctx);
    if (!found || !flagged(found)) return refuse('state', 'This person is not flagged.');
    return onCase(ctx.command, { type: 'perpetrator left', person: found.id, reason: ctx.command.reason });
  },
  'reopen discussion': (ctx) =>
    standing(ctx)
      ? onCase(ctx.command, { type: 'discussion reopened', person: ctx.command.person })
      : refuse('state', gone),
};
