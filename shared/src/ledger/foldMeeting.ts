/** Folds meeting facts. Pure: time comes from the record, never from a clock. */
import { never } from '../kernel/result.js';
import type { CaseId } from '../kernel/ids.js';
import type { Item, Meeting, Timer } from '../model/meeting.js';
import type { MeetingFact } from './facts.js';

type AgendaFact = Extract<MeetingFact, { type: `item ${string}` | `timer ${string}` }>;
type SittingFact = Exclude<MeetingFact, AgendaFact | { type: 'meeting convened' }>;

const isAgendaFact = (fact: MeetingFact): fact is AgendaFact => /^(item|timer) /.test(fact.type);

const minute = 60_000;

const withItem = (meeting: Meeting, caseId: CaseId, change: (item: Item) => Item): Meeting => ({
  ...meeting,
  items: meeting.items.map((item) => (item.caseId === caseId ? change(item) : item)),
});

const withTimer = (meeting: Meeting, caseId: CaseId, change: (timer: Timer) => Timer): Meeting =>
  withItem(meeting, caseId, (item) => (item.timer ? { ...item, timer: change(item.timer) } : item));

/** An item opened a second time keeps the time it has used: its end moves by as long as it was closed. */
const opened = (item: Item, at: number): Item => {
  const fresh = { openedAt: at, endsAt: at + item.slotMinutes * minute, pausedAt: null, closedAt: null };
  const timer = item.timer;
  if (!timer) return { ...item, timer: fresh, deferred: null };
  const stopped = timer.pausedAt ?? timer.closedAt ?? at;
  return {
    ...item,
    deferred: null,
    timer: { ...timer, endsAt: timer.endsAt + (at - stopped), pausedAt: null, closedAt: null },
  };
};

const closed = (timer: Timer, at: number): Timer => ({ ...timer, closedAt: at });

const resumed = (timer: Timer, at: number): Timer =>
  timer.pausedAt === null ? timer : { ...timer, endsAt: timer.endsAt + (at - timer.pausedAt), pausedAt: null };

const convened = (fact: Extract<MeetingFact, { type: 'meeting convened' }>): Meeting => ({
  id: fact.meeting,
  title: fact.title,
  area: fact.area,
  sitting: fact.sitting,
  date: fact.date,
  startsAt: fact.startsAt,
  statementVersion: fact.statementVersion,
  seats: {},
  attendance: {},
  signatures: {},
  declarations: {},
  items: [],
  open: null,
  closedAt: null,
  publishedAt: null,
  begunAt: null,
});

/** `meeting` is null only before "meeting convened", which must be the first fact of its stream. */
export const foldMeeting = (meeting: Meeting | null, fact: MeetingFact, at: number): Meeting => {
  if (fact.type === 'meeting convened') return convened(fact);
  if (meeting === null) throw new Error(`${fact.type} before the meeting was convened`);
  return isAgendaFact(fact) ? foldAgenda(meeting, fact, at) : foldSitting(meeting, fact, at);
};

const foldSitting = (meeting: Meeting, fact: SittingFact, at: number): Meeting => {
  switch (fact.type) {
    case 'seat given': {
      const { user, agency, role, cases } = fact;
      return { ...meeting, seats: { ...meeting.seats, [user]: { user, agency, role, cases } } };
    }
    case 'agency invited':
      return { ...meeting, attendance: { ...meeting.attendance, [fact.agency]: 'expected' } };
    case 'attendance noted':
      return { ...meeting, attendance: { ...meeting.attendance, [fact.agency]: fact.attendance } };
    case 'case listed': {
      const { caseId, slotMinutes, invited } = fact;
      const item: Item = { caseId, slotMinutes, invited, widened: [], timer: null, hands: {}, deferred: null };
      return { ...meeting, items: [...meeting.items.filter((other) => other.caseId !== caseId), item] };
    }
    case 'invitation widened':
      return withItem(meeting, fact.caseId, (item) => ({
        ...item,
        widened: [...new Set([...item.widened, ...fact.agencies])],
      }));
    case 'agenda published':
      return { ...meeting, publishedAt: meeting.publishedAt ?? at };
    case 'meeting begun':
      return { ...meeting, publishedAt: meeting.publishedAt ?? at, begunAt: meeting.begunAt ?? at };
    case 'conflict declared':
      return {
        ...meeting,
        declarations: { ...meeting.declarations, [fact.user]: { words: fact.words, at, settledAt: null } },
      };
    case 'declaration settled': {
      const declaration = meeting.declarations[fact.user];
      if (!declaration) return meeting;
      return { ...meeting, declarations: { ...meeting.declarations, [fact.user]: { ...declaration, settledAt: at } } };
    }
    case 'statement signed':
      return { ...meeting, signatures: { ...meeting.signatures, [fact.user]: { version: fact.version, at } } };
    case 'hand shown':
      return withItem(meeting, fact.caseId, (item) => ({
        ...item,
        hands: { ...item.hands, [fact.agency]: { hand: fact.hand, at } },
      }));
    default:
      return never(fact);
  }
};

/** The item in hand, and its clock [A11]. */
const foldAgenda = (meeting: Meeting, fact: AgendaFact, at: number): Meeting => {
  switch (fact.type) {
    case 'item opened':
      return { ...withItem(meeting, fact.caseId, (item) => opened(item, at)), open: fact.caseId };
    case 'item closed':
      return {
        ...withTimer(meeting, fact.caseId, (timer) => closed(timer, at)),
        open: meeting.open === fact.caseId ? null : meeting.open,
      };
    case 'item deferred':
      return {
        ...withItem(meeting, fact.caseId, (item) => ({
          ...item,
          deferred: { reason: fact.reason },
          timer: item.timer ? closed(item.timer, at) : null,
        })),
        open: meeting.open === fact.caseId ? null : meeting.open,
      };
    case 'timer paused':
      return withTimer(meeting, fact.caseId, (timer) => ({ ...timer, pausedAt: timer.pausedAt ?? at }));
    case 'timer resumed':
      return withTimer(meeting, fact.caseId, (timer) => resumed(timer, at));
    case 'timer extended':
      return withTimer(meeting, fact.caseId, (timer) => ({ ...timer, endsAt: timer.endsAt + fact.minutes * minute }));
    default:
      return never(fact);
  }
};
