/** What some agencies have noted for themselves before today, and not shared. Invented. */
import type { UserKey } from './cast.js';
import type { CaseKey } from './keys.js';

export interface ResearchScript {
  readonly case: CaseKey;
  readonly by: UserKey;
  readonly paragraphs: readonly string[];
}

export const researchNotes: readonly ResearchScript[] = [
  {
    case: 'marigold',
    by: 'callum',
    paragraphs: [
      'Searched: Marigold, Dorn and Hesper Fictrell, both addresses, both vehicles.',
      'Three calls in nine months (see the line shared). Dorn: one caution, eleven years ago, not relevant to a present risk.',
      'One piece of information about Dorn’s work is sensitive and not needed for the plan. Not shared: no bearing on the risk, and it would show its source.',
      'To ask: has she kept the messages? Would she let an officer she knows come to the health visitor’s clinic?',
    ],
  },
  {
    case: 'wynn',
    by: 'sam',
    paragraphs: [
      'Tenancy in Wynn’s sole name since 2009. Gar is not a tenant and is not on the housing list.',
      'Lift: nine repairs since the spring, the last one not signed off. Chased again this week.',
      'Two noise complaints in the night, both from the flat below. Not shared so far: the neighbour would be known at once.',
      'A ground-floor flat two streets away comes free next month. Ask first whether she would want it.',
    ],
  },
  {
    case: 'tessaly',
    by: 'safiya',
    paragraphs: [
      'Midwife’s report to the police made the same day; reference number kept in our own file.',
      'Next appointment: first Wednesday of the month. Keep the room with two doors.',
      'The sister at the after-school club was mentioned once. Shared in the header; her name is not needed.',
    ],
  },
  {
    case: 'saffi',
    by: 'safiya',
    paragraphs: [
      'Registered at a practice under her husband’s address. No attendance of her own since she was registered.',
    ],
  },
];
