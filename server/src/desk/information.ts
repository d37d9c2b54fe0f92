/** Commands on what agencies give: a line shared from research, a written contribution, advice, risk, harm. Pure. */
import { isPlaced } from '@board/shared/model/caseFile.js';
import { fileOf, meetingOf, onCase, refuse, type Handlers } from './plan.js';

export const informationHandlers: Handlers<
  | 'share line'
  | 'record contribution'
  | 'hear contribution'
  | 'pin advice'
  | 'unpin advice'
  | 'record risk'
  | 'record harm'
> = {
  'share line': (ctx) => {
    const { line, agency, words, kind, basis, dissemination } = ctx.command;
    if (isPlaced(fileOf(ctx), line)) return refuse('state', 'This line has been shared already.');
    return onCase(ctx.command, { type: 'line shared', line, agency, words, kind, basis, dissemination });
  },
  'record contribution': (ctx) => {
    const { contribution, agency, author, words } = ctx.command;
    if (isPlaced(fileOf(ctx), contribution)) return refuse('state', 'This contribution is on the board already.');
    if (meetingOf(ctx).attendance[agency] === undefined) return refuse('state', 'This agency is not invited.');
    return onCase(ctx.command, { type: 'contribution received', contribution, agency, author, words });
  },
  'hear contribution': (ctx) => {
    const found = fileOf(ctx).contributions.find(({ id }) => id === ctx.command.contribution);
    if (!found) return refuse('state', 'There is no such contribution.');
    if (found.heard) return refuse('state', 'This contribution has been heard already.');
    return onCase(ctx.command, { type: 'contribution heard', contribution: found.id });
  },
  'pin advice': (ctx) => onCase(ctx.command, { type: 'advice pinned', words: ctx.command.words }),
  'unpin advice': (ctx) =>
    fileOf(ctx).pinned ? onCase(ctx.command, { type: 'advice unpinned' }) : refuse('state', 'No advice is pinned.'),
  'record risk': (ctx) => {
    const { level, reason } = ctx.command;
    return onCase(ctx.command, { type: 'risk recorded', level, reason });
  },
  'record harm': (ctx) => onCase(ctx.command, { type: 'harm recorded', harm: ctx.command.harm }),
};
