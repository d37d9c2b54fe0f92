/** What can be asked of the gate, and how it answers. Words only: the rules and the facts stay on the server. */
import type { ActionId, AgencyId, CaseId, MeetingId, UserId } from '../kernel/ids.js';
import type { Compartment } from '../model/compartment.js';

/** Everything a person may want to do. Closed: a command or a view without an act here cannot exist. */
export const acts = [
  'see meeting',
  'sign statement',
  'see agenda',
  'see declarations',
  'settle declaration',
  'note attendance',
  'see matches',
  'publish agenda',
  'begin meeting',
  'open item',
  'run timer',
  'defer item',
  'show hand',
  'see item',
  'see flag card',
  'see case',
  'see compartment',
  'see actions',
  'write root',
  'record harm',
  'record risk',
  'add person',
  'strike person',
  'place person',
  'flag perpetrator',
  'withdraw flag',
  'mark discussed',
  'leave undiscussed',
  'raise action',
  'amend action',
  'claim action',
  'assign action',
  'agree action',
  'release action',
  'finish action',
  'review action',
  'open research',
  'share line',
  'record contribution',
  'hear contribution',
  'pin advice',
  'record conflict',
  'dismiss conflict',
  'override conflict',
  'exclude seat',
  'restore seat',
  'call in',
  'widen invitation',
  'open compartment',
  'name readers',
  'conclude case',
  'reopen case',
  'send flag notice',
  'tick flag',
  'restore deletion',
  'redact words',
  'see openings',
  'explain',
  'hold case',
  'shred case',
  'see aggregates',
  'see people',
  'end sessions',
  'disable user',
  'see audit',
] as const;
export type Act = (typeof acts)[number];

/** To what. `caseId` without `meeting` asks through any meeting that lists the case. */
export interface Target {
  readonly meeting?: MeetingId;
  readonly caseId?: CaseId;
  readonly compartment?: Compartment;
  readonly root?: string;
  readonly action?: ActionId;
  /** The agency for which something is done: the claimant's, the flagging agency, the box written in. */
  readonly agency?: AgencyId;
  /** Whom it is about: the person excluded, called in, explained. */
  readonly user?: UserId;
}

/** How much of a case a person knows of: nothing, to flag their files, the agenda, the board, the chair's notes. */
export const levels = ['V0', 'V1', 'V2', 'V3', 'V4'] as const;
export type Level = (typeof levels)[number];

/** Named reasons in the order a duty officer asks. Most sound the same outside: nothing is there [N7]. */
export const reasons = [
  'absent',
  'office',
  'conflict',
  'excluded',
  'superseded',
  'not seated',
  'not published',
  'unsigned',
  'matched',
  'not begun',
  'locked',
  'compartment',
  'phase',
  'originator',
  'not permitted',
] as const;
export type Reason = (typeof reasons)[number];

export type Verdict =
  | { readonly allow: true; readonly rule: string }
  | { readonly allow: false; readonly rule: string; readonly reason: Reason; readonly because: string };

const hidden: ReadonlySet<Reason> = new Set([
  'absent',
  'office',
  'conflict',
  'excluded',
  'superseded',
  'not seated',
  'not published',
  'unsigned',
  'matched',
  'not begun',
  'compartment',
]);

/** True when the asker may not even learn that the target exists. */
export const soundsAbsent = (reason: Reason): boolean => hidden.has(reason);
