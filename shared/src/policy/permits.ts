/** Who may do what, once they are in the room. One total table: an act without a permit does not compile. Server only. */
import type { Action } from '../model/action.js';
import type { CaseFile } from '../model/caseFile.js';
import type { SeatRole } from '../model/codes.js';
import { compartmentId, compartmentKind, type Compartment, type CompartmentKind } from '../model/compartment.js';
import type { Meeting, Seat } from '../model/meeting.js';
import { parseRoot, type Root } from '../model/roots.js';
import type { SeatAct } from './offices.js';
import type { Target } from './rights.js';
import { sittingRules } from './sittings.js';

/** The meeting, the seat in it, and for case acts the case: what a permit may look at. */
export interface Ground {
  readonly meeting: Meeting;
  readonly seat: Seat;
  readonly file: CaseFile | null;
  readonly target: Target;
}

type Permit = (ground: Ground) => boolean;

const roles =
  (...allowed: readonly SeatRole[]): Permit =>
  ({ seat }) =>
    allowed.includes(seat.role);

const anyone: Permit = () => true;
const voice: Permit = ({ seat }) => seat.role !== 'observer';
const chair = roles('chair');
const bench = roles('chair', 'coordinator');
const forOwnAgency: Permit = ({ seat, target }) => target.agency === seat.agency;
const agencyVoice = roles('rep', 'deputy', 'idva', 'referrer', 'expert', 'guest');
const both =
  (...permits: readonly Permit[]): Permit =>
  (ground) =>
    permits.every((permit) => permit(ground));
const either =
  (...permits: readonly Permit[]): Permit =>
  (ground) =>
    permits.some((permit) => permit(ground));

const actionOf = ({ file, target }: Ground): Action | null =>
  (target.action === undefined ? null : file?.actions[target.action]) ?? null;

const ownsAction: Permit = (ground) => actionOf(ground)?.owner?.agency === ground.seat.agency;
const beforeAgreed: Permit = (ground) => ['raised', 'claimed', 'assigned'].includes(actionOf(ground)?.state ?? '');

const isKind = ({ target }: Ground, kind: CompartmentKind): boolean =>
  target.compartment !== undefined && compartmentKind(target.compartment) === kind;
const research: Permit = (ground) => isKind(ground, 'research');
/** Parts that the bench may not be in, so that their readers have to be able to mend them. */
const closedToBench: Permit = (ground) => research(ground) || isKind(ground, 'restricted');
/** The root that a question names, if it is one of its compartment's. */
const rootOf = ({ compartment, root }: Target): Root | null =>
  compartment !== undefined && root !== undefined ? parseRoot(compartment, root) : null;
/** The box of the asker's own agency, or its own research: what only its originator may take words out of [N11]. */
const originator: Permit = (ground) => {
  if (research(ground)) return true;
  const { seat, target } = ground;
  const root = rootOf(target);
  return root?.kind === 'info' && root.agency === seat.agency;
};
const notAboutSelf: Permit = ({ seat, target }) => target.user !== seat.user;

export const permits: Readonly<Record<SeatAct, Permit>> = {
  'see meeting': anyone,
  'sign statement': anyone,
  'see agenda': anyone,
  'see declarations': bench,
  'settle declaration': bench,
  'note attendance': bench,
  'see matches': bench,
  'publish agenda': bench,
  'begin meeting': bench,
  'open item': chair,
  'run timer': chair,
  'defer item': chair,
  'show hand': both(agencyVoice, forOwnAgency),
  'see item': anyone,
  'see flag card': anyone,
  'see case': anyone,
  'see compartment': anyone,
  'see actions': anyone,
  'write root': (ground) => mayWriteRoot(ground),
  'record harm': either(bench, roles('idva', 'expert')),
  'record risk': either(bench, roles('idva')),
  'add person': voice,
  'strike person': either(bench, roles('idva')),
  'place person': voice,
  'flag perpetrator': both(voice, forOwnAgency),
  'withdraw flag': either(bench, both(voice, forOwnAgency)),
  'mark discussed': voice,
  'leave undiscussed': chair,
  'raise action': voice,
  'amend action': either(chair, both(voice, beforeAgreed)),
  'claim action': both(agencyVoice, forOwnAgency),
  'assign action': chair,
  'agree action': chair,
  'release action': either(chair, both(voice, ownsAction)),
  'finish action': both(voice, ownsAction),
  'review action': either(bench, both(voice, ownsAction)),
  'open research': agencyVoice,
  'share line': both(voice, forOwnAgency),
  'record contribution': either(roles('coordinator'), both(agencyVoice, forOwnAgency)),
  'hear contribution': bench,
  'pin advice': roles('expert', 'chair'),
  'record conflict': both(bench, notAboutSelf),
  'dismiss conflict': both(bench, notAboutSelf),
  'override conflict': both(bench, notAboutSelf),
  'exclude seat': chair,
  'restore seat': chair,
  'call in': chair,
  'widen invitation': ({ seat, meeting }) => sittingRules[meeting.sitting].wideners.includes(seat.role),
  'open compartment': chair,
  'name readers': chair,
  'conclude case': chair,
  'reopen case': chair,
  'send flag notice': bench,
  'tick flag': both(agencyVoice, forOwnAgency),
  'restore deletion': either(bench, both(voice, closedToBench)),
  'redact words': either(chair, both(voice, originator)),
  'see openings': bench,
  explain: both(bench, notAboutSelf),
  'hold case': bench,
  'shred case': bench,
};

/** Who is in the audience of a compartment [N8]; research is its agency's alone, not even the chair's. */
export const inAudience = ({ seat, file }: Ground, compartment: Compartment): boolean => {
  const placed = file?.compartments[compartment];
  if (!placed) return false;
  const named = placed.agencies.includes(seat.agency) || placed.users.includes(seat.user);
  switch (compartmentKind(compartment)) {
    case 'board':
      return true;
    case 'research':
      return (
        compartmentId(compartment) === seat.agency &&
        seat.role !== 'observer' &&
        seat.role !== 'chair' &&
        seat.role !== 'coordinator'
      );
    case 'chair':
      return seat.role === 'chair' || seat.role === 'coordinator';
    case 'safe-contact':
      return ['chair', 'coordinator', 'idva'].includes(seat.role) || file.referrer === seat.user || named;
    case 'restricted':
      return named;
  }
};

const isAbsent = ({ meeting, target }: Ground): boolean =>
  target.agency !== undefined &&
  !['present', 'deputy', 'expected'].includes(meeting.attendance[target.agency] ?? 'absent');

/** Write rights per root of a document; the minute-taker writes only for an agency that is not in the room [S4]. */
const mayWriteRoot = (ground: Ground): boolean => {
  const { seat, file, target } = ground;
  const root = rootOf(target);
  if (seat.role === 'observer' || !file || !root) return false;
  switch (root.kind) {
    case 'discussion':
    case 'notes':
      return true;
    case 'plan':
      return ['chair', 'coordinator', 'idva'].includes(seat.role) || file.referrer === seat.user;
    case 'info':
      if (root.agency === seat.agency) return seat.role !== 'chair' && seat.role !== 'coordinator';
      return seat.role === 'coordinator' && isAbsent({ ...ground, target: { ...target, agency: root.agency } });
    case 'advice':
      return seat.role === 'expert';
    case 'victim':
      return seat.role === 'idva' || seat.role === 'referrer' || file.referrer === seat.user;
    case 'risk':
      return ['chair', 'coordinator', 'idva'].includes(seat.role);
    case 'person':
      return file.people[root.person]?.struck === null;
    case 'action':
      return beforeAgreed({ ...ground, target: { ...target, action: root.action } });
  }
};
