/** What can be asked of the gate, and how it answers. Words only: the rules and the facts stay on the server. */
import type { ActionId, AgencyId, CaseId, MeetingId } from '../kernel/ids.js';
import type { Compartment } from '../model/compartment.js';

/** Everything a person may want to do. Closed: a command or a view without an act here cannot exist. */
export const acts = [
  'see meeting',
  'sign statement',
  'see agenda',
  'see declarations',
  'settle declaration',
  'note attendance',
  'open item',
  'run timer',
  'defer item',
  'show hand',
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
  'share line',
  'record contribution',
  'hear contribution',
  'pin advice',
  'record conflict',
  'exclude seat',
  'restore seat',
  'call in',
  'open compartment',
  'conclude case',
  'reopen case',
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
}

/** Named reasons in the order a duty officer asks. The first seven sound the same outside: nothing is there [N7]. */
export const reasons = [
  'absent',
  'conflict',
  'unsigned',
  'not seated',
  'excluded',
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
  'conflict',
  'unsigned',
  'not seated',
  'excluded',
  'compartment',
]);

/** True when the asker may not even learn that the target exists. */
export const soundsAbsent = (reason: Reason): boolean => hidden.has(reason);
