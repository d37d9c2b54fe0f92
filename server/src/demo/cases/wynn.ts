/** Case 11, Wynn Testamere: an older disabled woman and her adult son; open actions of last month. Invented. */
import { adult, victim, type CaseScript } from '../script.js';

export const wynn: CaseScript = {
  reference: 'LK-7115',
  initials: 'W.T.',
  summary:
    'Wynn (68) uses a wheelchair and lives with her son Gar (39), who is also her unpaid carer. He takes her bank card, leaves her without help for a night at a time when he has been drinking, and has pushed her chair into a wall. She is afraid of him and afraid of what becomes of him.\n\nThe case was heard last month and comes back for a review: he has returned after two weeks away. Wynn knows about it, and wants to stay in her own flat.',
  criterion: 'professional judgement',
  dash: 11,
  harms: ['child-to-parent', 'physical', 'economic', 'psychological or emotional'],
  header: {
    safeContact: 'In person at the day centre, Tuesdays and Fridays. Gar answers the telephone at home.',
    interpreter: null,
    doNotTell: 'Gar Testamere. Home care staff are told only what they need for a visit.',
    travel: null,
    barriers: 'She cannot leave the flat without help; the lift is often out of order.',
    marks: ['Review', 'Care and support needs'],
  },
  referredBy: 'gwennol',
  daysAgo: 42,
  people: {
    wynn: victim('Wynn Testamere', [68, '06-19']),
    gar: adult('Gar Testamere', 'child', [39, '10-10']),
  },
  flags: [
    { person: 'gar', by: 'gwennol', role: 'primary', relationship: 'child' },
    { person: 'gar', by: 'halima', role: 'primary', relationship: 'carer' },
  ],
  earlier: {
    risk: { level: 'high', reason: 'She depends on him for daily care, and he withholds it.' },
    discussed: ['gar'],
  },
  lines: [
    {
      by: 'gwennol',
      words:
        'A safeguarding enquiry is open. A home care visit in the mornings began three weeks ago and has been refused twice, by Gar at the door.',
      kind: 'fact',
      basis: 'legal obligation',
      reach: 'minutes',
    },
    {
      by: 'halima',
      words: 'Gar came to one appointment of three. He was willing to talk about drinking, and not about his mother.',
      kind: 'fact',
      basis: 'consent',
      reach: 'onward with consent',
    },
    {
      by: 'gwennol',
      words:
        'Wynn has capacity to decide where she lives. Her fear for him is part of the risk, and should not be counted as a refusal of help.',
      kind: 'professional judgement',
      basis: 'public task',
      reach: 'minutes',
    },
  ],
  actions: [
    {
      meeting: 'earlier',
      by: 'gwennol',
      words: 'Assess Wynn’s care needs without Gar in the room, at the day centre',
      due: 10,
      measure: 'reduce',
      protects: ['wynn'],
      addresses: ['gar'],
      claimedBy: 'gwennol',
      agreed: true,
    },
    {
      meeting: 'earlier',
      by: 'sam',
      words: 'Repair the lift for good, and offer Wynn a ground-floor flat in her own name',
      due: 28,
      measure: 'remove',
      protects: ['wynn'],
      addresses: ['gar'],
      claimedBy: 'sam',
      agreed: true,
    },
    {
      meeting: 'earlier',
      by: 'halima',
      words: 'Offer Gar three appointments, at times when the home carer is with Wynn',
      due: 15,
      measure: 'reduce',
      protects: ['wynn', 'gar'],
      addresses: ['gar'],
      claimedBy: 'halima',
      agreed: true,
    },
    {
      meeting: 'earlier',
      by: 'safiya',
      words: 'Mark Wynn’s hospital record so that she is asked about home when she is alone',
      due: 5,
      measure: 'reduce',
      protects: ['wynn'],
      addresses: [],
      claimedBy: 'safiya',
      agreed: true,
      done: 'The mark was set the same week.',
    },
  ],
};
