/** The one gate: every byte in and out asks here, each time. It holds no answer longer than the facts it follows from (D3). */
import type { CaseId, MeetingId, UserId } from '@board/shared/kernel/ids.js';
import { concernedBy, type Concerned } from '@board/shared/policy/concerned.js';
import { decide } from '@board/shared/policy/decide.js';
import type { Verdict } from '@board/shared/policy/rights.js';
import { ourActionsView } from '@board/shared/policy/view/actionRows.js';
import { aggregatesView } from '@board/shared/policy/view/aggregates.js';
import { explainView } from '@board/shared/policy/view/explain.js';
import { caseView } from '@board/shared/policy/view/case.js';
import { preparationView } from '@board/shared/policy/view/preparation.js';
import { homeView, meetingView } from '@board/shared/policy/view/meetings.js';
import type {
  AggregatesView,
  CaseView,
  ExplainView,
  HomeView,
  MeetingView,
  OurActionsView,
  PreparationView,
} from '@board/shared/policy/views.js';
import type { Ask, DocGate } from './asking.js';
import { docGate, type AskDoc } from './docs.js';
import type { Identify } from './identify.js';
import type { Change, Registers } from './registers.js';
import { Remembering } from './remembering.js';

/** Everything that may leave by HTTP, built for one person at one moment; null sounds the same as absent [N7]. */
export interface Views {
  home(user: UserId): HomeView | null;
  meeting(user: UserId, meeting: MeetingId): MeetingView | null;
  case(user: UserId, meeting: MeetingId, caseId: CaseId): CaseView | null;
  preparation(user: UserId, meeting: MeetingId, caseId: CaseId): PreparationView | null;
  explain(user: UserId, meeting: MeetingId, caseId: CaseId, about: UserId): ExplainView | null;
  aggregates(user: UserId): AggregatesView | null;
  actions(user: UserId): OurActionsView | null;
}

export interface Gate {
  readonly ask: Ask;
  readonly views: Views;
  readonly docs: DocGate;
  /** Rings in the turn in which a change is folded, and can say whose views it concerns; the answer unsubscribes. */
  onChange(then: (change: Change, concerned: () => Concerned) => void): () => void;
}

const locked: Verdict = { allow: false, rule: 'N10', reason: 'locked', because: 'Sign in to go on.' };

export const openGate = (registers: Registers, identify: Identify): Gate => {
  const ask: Ask = ({ user, session }, act, target) =>
    identify.isLive(session) ? decide(registers.current(), user, act, target) : locked;
  let before = registers.current();
  let after = before;
  let concerned: Concerned | null = null;
  // The first to hear: whoever listens to the gate finds both registers. What a redaction took out is not held longer.
  registers.onChange(() => {
    [before, after, concerned] = [after, registers.current(), null];
    queueMicrotask(() => (before = after));
  });
  const remembering = new Remembering();
  // The session is asked about each time; of the person only what follows from facts is remembered.
  const askDoc: AskDoc = {
    sees: (user, session, { caseId, compartment }) =>
      identify.isLive(session) ? remembering.sees(registers.current(), user, caseId, compartment) : locked,
    writes: (user, session, { caseId, compartment }, root) =>
      identify.isLive(session) ? remembering.writes(registers.current(), user, caseId, compartment, root) : locked,
  };
  return {
    ask,
    views: {
      home: (user) => homeView(registers.current(), user),
      meeting: (user, meeting) => meetingView(registers.current(), user, meeting),
      case: (user, meeting, caseId) => caseView(registers.current(), user, meeting, caseId),
      preparation: (user, meeting, caseId) => preparationView(registers.current(), user, meeting, caseId),
      explain: (user, meeting, caseId, about) => explainView(registers.current(), user, meeting, caseId, about),
      aggregates: (user) => aggregatesView(registers.current(), user),
      actions: (user) => ourActionsView(registers.current(), user),
    },
    docs: docGate(registers, identify, askDoc),
    onChange: (then) =>
      registers.onChange((change) => then(change, () => (concerned ??= concernedBy(before, after, change)))),
  };
};
