/** Commands on actions: raised, claimed or assigned, agreed, finished; reviewed at a later meeting. Pure. */
import { transitions, type Action, type ActionMove } from '@board/shared/model/action.js';
import type { PersonId } from '@board/shared/kernel/ids.js';
import type { CaseFact } from '@board/shared/ledger/facts.js';
import { isPlaced } from '@board/shared/model/caseFile.js';
import type { Command } from '@board/shared/wire/commands.js';
import { fileOf, onCase, refuse, type Ctx, type Handlers, type Planned } from './plan.js';

type OnAction = Exclude<Extract<Command, { action: unknown }>, { type: 'raise action' }>;

const actionOf = (ctx: Ctx<OnAction>): Action => {
  const action = fileOf(ctx).actions[ctx.command.action];
  if (!action) throw new Error('a command passed the gate without its action');
  return action;
};

/** The fact, if the table of moves allows it from where the action stands; else who or what was first [A1][A3]. */
const move = (ctx: Ctx<OnAction>, by: ActionMove, fact: CaseFact): Planned => {
  const action = actionOf(ctx);
  if (transitions[action.state][by] !== null) return onCase(ctx.command, fact);
  if (by === 'claim' && action.owner)
    return refuse('taken', `${ownerName(ctx, action)} was first. The action is theirs.`);
  return refuse('state', `This action is ${action.state} now.`);
};

const ownerName = ({ register }: Ctx<OnAction>, { owner }: Action): string => {
  const agency = owner ? register.directory.agencies[owner.agency]?.name : undefined;
  const user = owner?.user ? register.directory.users[owner.user]?.name : undefined;
  return [agency ?? 'Another agency', user ? `(${user})` : null].filter(Boolean).join(' ');
};

const known = (ctx: Ctx<Extract<Command, { protects: unknown }>>): boolean => {
  const { people } = fileOf(ctx);
  const asked: readonly PersonId[] = [...ctx.command.protects, ...ctx.command.addresses];
  return asked.every((person) => people[person]?.struck === null);
};

const reviewFacts = (ctx: Ctx<Extract<Command, { type: 'review action' }>>): readonly CaseFact[] => {
  const { action, meeting, outcome, note } = ctx.command;
  const reviewed: CaseFact = { type: 'action reviewed', action, meeting, outcome, note };
  if (outcome === 'done') return [{ type: 'action completed', action, outcome: note || 'Done' }, reviewed];
  if (outcome === 'not done') return [reviewed];
  return [{ type: 'action not possible', action, reason: note || 'Overtaken by events' }, reviewed];
};

export const actionHandlers: Handlers<
  | 'raise action'
  | 'amend action'
  | 'claim action'
  | 'assign action'
  | 'agree action'
  | 'release action'
  | 'complete action'
  | 'give up action'
  | 'review action'
> = {
  'raise action': (ctx) => {
    const { action, placement, meeting, words, due, measure, protects, addresses } = ctx.command;
    const file = fileOf(ctx);
    if (file.actions[action] || isPlaced(file, placement)) {
      return refuse('state', 'This action has been raised already.');
    }
    if (!known(ctx)) return refuse('state', 'Somebody named in this action is not on the board any more.');
    return onCase(ctx.command, {
      type: 'action raised',
      action,
      placement,
      meeting,
      words,
      due,
      measure,
      protects,
      addresses,
    });
  },
  'amend action': (ctx) => {
    const { action, due, measure, protects, addresses } = ctx.command;
    if (!known(ctx)) return refuse('state', 'Somebody named in this action is not on the board any more.');
    return onCase(ctx.command, { type: 'action amended', action, due, measure, protects, addresses });
  },
  'claim action': (ctx) =>
    move(ctx, 'claim', { type: 'action claimed', action: ctx.command.action, agency: ctx.command.agency }),
  'assign action': (ctx) => {
    const { action, agency } = ctx.command;
    if (!ctx.register.directory.agencies[agency]) return refuse('state', 'There is no such agency.');
    return move(ctx, 'assign', { type: 'action assigned', action, agency });
  },
  'agree action': (ctx) => {
    const { action, words } = ctx.command;
    return move(ctx, 'agree', { type: 'action agreed', action, words });
  },
  'release action': (ctx) => {
    const { action, reason } = ctx.command;
    return move(ctx, 'release', { type: 'action released', action, reason });
  },
  'complete action': (ctx) => {
    const { action, outcome } = ctx.command;
    return move(ctx, 'complete', { type: 'action completed', action, outcome });
  },
  'give up action': (ctx) => {
    const { action, reason } = ctx.command;
    return move(ctx, 'give up', { type: 'action not possible', action, reason });
  },
  'review action': (ctx) => {
    if (actionOf(ctx).state !== 'agreed') return refuse('state', `This action is ${actionOf(ctx).state} now.`);
    return onCase(ctx.command, ...reviewFacts(ctx));
  },
};
