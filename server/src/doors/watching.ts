/** What each live socket is watching, and what it last looked like; rings only when that person's own view changed (D5). */
import { createHash } from 'node:crypto';
import type { MeetingId } from '@board/shared/kernel/ids.js';
import { caseTopic, meetingTopic, type Topic, type Watch } from '@board/shared/wire/bells.js';
import type { Verdict } from '@board/shared/policy/rights.js';
import type { Gate } from '../gate/gate.js';
import type { Caller } from '../gate/identify.js';

export interface Watcher {
  readonly caller: Caller;
  /** Replaces what is watched. Nothing is told: what may not be seen has no look, and does not ring. */
  watch(watch: Watch): void;
  /** The meetings this socket is in, as far as it may be. */
  meetings(): readonly MeetingId[];
  /** Whether this is one of them: asked of every socket, so that most have to be answered without the gate. */
  isIn(meeting: MeetingId): boolean;
  /** Those meetings, or for a session that is over those it was seen in last: the others are told that it went. */
  left(): readonly MeetingId[];
  /** Looks again; rings for what changed, and once for what is gone. */
  look(): void;
}

export interface Ring {
  bell(topic: Topic): void;
  withdrawn(topic: Topic): void;
}

const absent = '';

const digest = (view: unknown): string =>
  view === null ? absent : createHash('sha256').update(JSON.stringify(view)).digest('base64');

const soundsLocked = (verdict: Verdict): boolean => !verdict.allow && verdict.reason === 'locked';

export const openWatcher = (gate: Gate, caller: Caller, ring: Ring): Watcher => {
  const { user } = caller;
  let watched: Watch = { meeting: null, caseId: null };
  // Whoever goes from an open meeting to a closed sitting is not seen to leave: the going would tell of the sitting.
  let stays: MeetingId | null = null;
  const isClosed = (meeting: MeetingId): boolean => gate.views.meeting(user, meeting)?.sitting === 'closed';

  let seenIn: readonly MeetingId[] = [];
  const watchedMeetings = () => [...new Set([stays, watched.meeting])].filter((one) => one !== null);
  const verdict = (meeting: MeetingId) => gate.ask(caller, 'see meeting', { meeting });
  const isOver = () => watchedMeetings().some((meeting) => soundsLocked(verdict(meeting)));
  const meetings = (): readonly MeetingId[] => {
    const now = watchedMeetings().filter((meeting) => verdict(meeting).allow);
    if (!isOver()) seenIn = now;
    return now;
  };

  const lookNow = (): Map<Topic, string> => {
    const { meeting, caseId } = watched;
    const seen = new Map<Topic, string>([
      ['home', digest(gate.views.home(user))],
      ['actions', digest(gate.views.actions(user))],
    ]);
    if (meeting) seen.set(meetingTopic(meeting), digest(gate.views.meeting(user, meeting)));
    if (meeting && caseId) seen.set(caseTopic(meeting, caseId), digest(gate.views.case(user, meeting, caseId)));
    return seen;
  };
  // Looked at before the first change: that one rings only for those whose own view it changed.
  let looks = lookNow();

  return {
    caller,
    watch: (next) => {
      watched = next;
      if (next.meeting === null || !isClosed(next.meeting)) stays = next.meeting;
      looks = lookNow();
    },
    meetings,
    isIn: (meeting) => (meeting === watched.meeting || meeting === stays) && meetings().includes(meeting),
    left: () => (isOver() ? seenIn : meetings()),
    look: () => {
      meetings();
      const before = looks;
      looks = lookNow();
      for (const [topic, now] of looks) {
        const was = before.get(topic) ?? absent;
        if (was === now) continue;
        if (now === absent) ring.withdrawn(topic);
        else ring.bell(topic);
      }
    },
  };
};
