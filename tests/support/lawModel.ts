/** The law a second time, as a table and a list of denials, written from its words: what the rulebook's every verdict is compared with. */
import type { SeatRole } from '@board/shared/model/codes.js';
import { compartmentKind, researchOf } from '@board/shared/model/compartment.js';
import { infoRoot } from '@board/shared/model/roots.js';
import type { Act, Target } from '@board/shared/policy/rights.js';
import { actionOf, me, mine, theirs } from './houseRegister.js';
import type { Standing } from './houseStanding.js';

const letters: Readonly<Record<SeatRole, string>> = {
  chair: 'c',
  coordinator: 'o',
  rep: 'r',
  deputy: 'd',
  idva: 'i',
  expert: 'x',
  referrer: 'f',
  guest: 'g',
  observer: 'v',
};
const everybody = 'cordixfgv';
const voices = 'cordixfg';
const bench = 'co';
const agencies = 'rdixfg';

/** Who may, and on what condition: for one's own agency, about somebody else, before an action is agreed, of one's own action. */
type When = 'own' | 'not self' | 'open action' | 'our action' | 'our words' | 'closed part' | 'widener';
type Line = readonly (readonly [who: string, when?: When])[];

const table: Readonly<Record<Exclude<Act, 'write root'>, Line>> = {
  'see meeting': [[everybody]],
  'sign statement': [[everybody]],
  'see agenda': [[everybody]],
  'see declarations': [[bench]],
  'settle declaration': [[bench]],
  'note attendance': [[bench]],
  'see matches': [[bench]],
  'publish agenda': [[bench]],
  'begin meeting': [[bench]],
  'open item': [['c']],
  'run timer': [['c']],
  'defer item': [['c']],
  'show hand': [[agencies, 'own']],
  'see item': [[everybody]],
  'see flag card': [[everybody]],
  'see case': [[everybody]],
  'see compartment': [[everybody]],
  'see actions': [[everybody]],
  'record harm': [['coix']],
  'record risk': [['coi']],
  'add person': [[voices]],
  'strike person': [['coi']],
  'place person': [[voices]],
  'flag perpetrator': [[voices, 'own']],
  'withdraw flag': [[bench], [voices, 'own']],
  'mark discussed': [[voices]],
  'leave undiscussed': [['c']],
  'raise action': [[voices]],
  'amend action': [['c'], [voices, 'open action']],
  'claim action': [[agencies, 'own']],
  'assign action': [['c']],
  'agree action': [['c']],
  'release action': [['c'], [voices, 'our action']],
  'finish action': [[voices, 'our action']],
  'review action': [[bench], [voices, 'our action']],
  'open research': [[agencies]],
  'share line': [[voices, 'own']],
  'record contribution': [['o'], [agencies, 'own']],
  'hear contribution': [[bench]],
  'pin advice': [['xc']],
  'record conflict': [[bench, 'not self']],
  'dismiss conflict': [[bench, 'not self']],
  'override conflict': [[bench, 'not self']],
  'exclude seat': [['c']],
  'restore seat': [['c']],
  'call in': [['c']],
  'widen invitation': [['c'], ['o', 'widener']],
  'open compartment': [['c']],
  'name readers': [['c']],
  'conclude case': [['c']],
  'reopen case': [['c']],
  'send flag notice': [[bench]],
  'tick flag': [[agencies, 'own']],
  'restore deletion': [[bench], [voices, 'closed part']],
  'redact words': [['c'], [voices, 'our words']],
  'see openings': [[bench]],
  explain: [[bench, 'not self']],
  'hold case': [[bench]],
  'shred case': [[bench]],
  'see aggregates': [],
  'see people': [],
  'end sessions': [],
  'disable user': [],
  'see audit': [],
};

const offices: Readonly<Partial<Record<Act, Standing['office']>>> = {
  'see aggregates': 'steering group',
  'see people': 'administrator',
  'end sessions': 'administrator',
  'disable user': 'administrator',
  'see audit': 'auditor',
};

const kindOf = ({ compartment }: Target) => compartment && compartmentKind(compartment);

const holds = (when: When | undefined, { sitting }: Standing, target: Target): boolean => {
  switch (when) {
    case undefined:
      return true;
    case 'own':
      return target.agency === mine;
    case 'not self':
      return target.user !== me;
    case 'open action':
      return target.action === actionOf('raised') || target.action === actionOf('claimed');
    case 'our action':
      return target.action !== actionOf('raised');
    case 'our words':
      return kindOf(target) === 'research' || (target.compartment === 'board' && target.root === infoRoot(mine));
    case 'closed part':
      return kindOf(target) === 'research' || kindOf(target) === 'restricted';
    case 'widener':
      return sitting === 'stand-alone' || sitting === 'daily';
  }
};

/** Who writes what: everybody who has a voice in a part that is everybody's, and the owner of each other. */
const writers = (target: Target): string => {
  const [kind = '', id] = (target.root ?? '').split(':');
  if (kind === 'info') return id === mine ? agencies : id === theirs ? 'o' : '';
  if (kind === 'action') return id === actionOf('raised') || id === actionOf('claimed') ? voices : '';
  const boxes: Readonly<Record<string, string>> = {
    discussion: voices,
    notes: voices,
    plan: 'coif',
    advice: 'x',
    victim: 'if',
    risk: 'coi',
    person: voices,
  };
  return boxes[kind] ?? '';
};

/** Who is in a compartment at all [N8]. */
const readers = ({ role, named }: Standing, target: Target): boolean => {
  switch (kindOf(target)) {
    case undefined:
    case 'board':
      return true;
    case 'chair':
      return bench.includes(letters[role]);
    case 'safe-contact':
      return 'coif'.includes(letters[role]);
    case 'research':
      return target.compartment === researchOf(mine) && agencies.includes(letters[role]);
    default:
      return named;
  }
};

const meetingActs: readonly Act[] = [
  'see meeting',
  'sign statement',
  'see agenda',
  'see declarations',
  'settle declaration',
  'note attendance',
  'see matches',
  'publish agenda',
  'begin meeting',
];
const left: readonly Act[] = ['see actions', 'finish action', 'review action'];
const flags: readonly Act[] = ['see flag card', 'tick flag'];
/** What goes on when the case is concluded: seeing, keeping, and what was agreed. */
export const afterwards: readonly Act[] = [
  'see item',
  'see flag card',
  'tick flag',
  'see case',
  'see compartment',
  'see actions',
  'finish action',
  'review action',
  'record conflict',
  'dismiss conflict',
  'override conflict',
  'exclude seat',
  'restore seat',
  'reopen case',
  'send flag notice',
  'redact words',
  'restore deletion',
  'see openings',
  'explain',
  'hold case',
  'shred case',
  'run timer',
];

export const isInvited = ({ role, invited, sitting, harmful }: Standing): boolean =>
  (role === 'expert' && sitting === 'stand-alone' && harmful) ||
  invited === 'me' ||
  invited.endsWith('widened') ||
  (invited === 'unlisted' && (['standard', 'stand-alone', 'daily'].includes(sitting) || bench.includes(letters[role])));

const isCovered = ({ role, covers, harmful, sitting }: Standing): boolean =>
  covers !== 'others' &&
  role !== 'guest' &&
  (role !== 'expert' || harmful) &&
  (role !== 'deputy' || sitting !== 'complex-case') &&
  (role !== 'observer' || sitting === 'standard' || sitting === 'daily');

const isPreparing = (act: Act, target: Target): boolean =>
  act === 'see item' ||
  act === 'open research' ||
  (['see compartment', 'write root'].includes(act) && kindOf(target) === 'research');

const signedIn = ({ phase, role, signed }: Standing): boolean =>
  (phase !== 'drafted' || bench.includes(letters[role])) && signed === 'yes';

const flagged = (standing: Standing): boolean =>
  standing.told && ['none', 'dismissed'].includes(standing.match) && 'rdif'.includes(letters[standing.role]);

const admitted = (standing: Standing, act: Act, target: Target): boolean => {
  const { role, phase, conflict, excluded, match, calledIn, newer } = standing;
  if (conflict === 'recorded' || conflict === 'proposed' || excluded || !signedIn(standing)) return false;
  if (flags.includes(act)) return flagged(standing);
  if (newer === 'begun' && !left.includes(act)) return false;
  const keepsOut = ['name', 'employer', 'since', ...(phase === 'begun' ? [] : ['late'])];
  if (keepsOut.includes(match) || !(calledIn || (isInvited(standing) && isCovered(standing)))) return false;
  return phase === 'begun' || bench.includes(letters[role]) || isPreparing(act, target);
};

const permitted = (standing: Standing, act: Act, target: Target): boolean => {
  const letter = letters[standing.role];
  if (act === 'write root') return target.compartment !== undefined && writers(target).includes(letter);
  return table[act].some(([who, when]) => who.includes(letter) && holds(when, standing, target));
};

/** Whether the law lets a person of this standing do this to that. */
export const lawful = (standing: Standing, act: Act, target: Target): boolean => {
  const { role, office, disabled, phase, concluded } = standing;
  if (disabled) return false;
  if (offices[act] !== undefined) return office === offices[act];
  if (office !== 'none') return false;
  if (act === 'see meeting' || act === 'sign statement') return phase !== 'drafted' || bench.includes(letters[role]);
  if (meetingActs.includes(act)) return signedIn(standing) && permitted(standing, act, target);
  if (!admitted(standing, act, target) || !readers(standing, target)) return false;
  return (!concluded || afterwards.includes(act)) && permitted(standing, act, target);
};
