/** Case 3, Ilvena Mockwell: 17, flights booked; heard as an emergency, reviewed this morning, and in the session. Invented. */
import { adult, victim, type CaseScript } from '../script.js';

export const ilvena: CaseScript = {
  reference: 'LK-9058',
  initials: 'I.M.',
  summary:
    'Ilvena (17) told a teacher that her parents and an uncle have booked flights for the family in nine days’ time, and that she has seen a photograph of a man she is expected to marry. She has asked that her parents are not spoken to.\n\nThe chair called an emergency discussion within 24 hours, because the date of travel is near. It was attended by police, children’s social care, education, the IDVA service and the harmful practices adviser. It is reported to all agencies this morning, and planned in full this afternoon.',
  criterion: 'professional judgement',
  dash: null,
  harms: ['forced marriage', 'child marriage', 'psychological or emotional', 'controlling or coercive'],
  header: {
    safeContact: 'At school only, through the safeguarding lead. No calls, no letters, no visits to the home.',
    interpreter: null,
    doNotTell: 'Her parents, her uncle, her brother at the same school, and anybody in the wider family.',
    travel: 'Flights in nine days. Ilvena’s passport is with her father.',
    barriers: null,
    marks: ['Emergency review', 'Under 18', 'Victim unaware'],
  },
  referredBy: 'idris',
  daysAgo: 3,
  people: {
    ilvena: victim('Ilvena Mockwell', [17, '04-19']),
    garrod: adult('Garrod Mockwell', 'parent', [49, '10-03']),
    selma: adult('Selma Mockwell', 'parent', [45, '05-27']),
    anselm: adult('Anselm Mockwell', 'extended family'),
  },
  flags: [
    { person: 'garrod', by: 'idris', role: 'primary', relationship: 'parent' },
    { person: 'anselm', by: 'callum', role: 'facilitator', relationship: 'extended family' },
  ],
  risk: {
    by: 'priya',
    level: 'very high',
    reason: 'Emergency discussion: the date of travel is known and near, and she is a child.',
  },
  lines: [
    {
      by: 'idris',
      words:
        'Ilvena spoke to her form teacher alone, and once more to me. Attendance was 98% until October and is 81% since. A leave request for “a family wedding” was received and has not been answered.',
      kind: 'fact',
      basis: 'legal obligation',
      reach: 'minutes',
    },
    {
      by: 'obinna',
      words:
        'A child protection enquiry was opened on the day of the referral. We have asked the court for a forced marriage protection order without notice to the family; a hearing is listed.',
      kind: 'fact',
      basis: 'legal obligation',
      reach: 'minutes',
    },
    {
      by: 'callum',
      words: 'The booking is in the uncle’s name: four outward tickets and three return ones.',
      kind: 'fact',
      basis: 'law enforcement purpose',
      reach: 'this meeting only',
    },
    {
      by: 'zehra',
      words:
        'The parents’ calm at school should not be read as consent to her staying. Once an order is served, somebody she trusts should be with her the same day.',
      kind: 'professional judgement',
      basis: 'vital interests',
      reach: 'minutes',
    },
  ],
  actions: [
    {
      meeting: 'harmful',
      by: 'callum',
      words: 'Prepare a ports alert, to be placed as soon as the order is made',
      due: 1,
      measure: 'avoid',
      protects: ['ilvena'],
      addresses: ['garrod', 'anselm'],
      claimedBy: 'callum',
    },
    {
      meeting: 'harmful',
      by: 'obinna',
      words: 'Find a placement outside Larkmere that can take Ilvena on the day of the hearing',
      due: 2,
      measure: 'remove',
      protects: ['ilvena'],
      addresses: ['garrod', 'selma', 'anselm'],
    },
  ],
};
