/** Case 12, Elspet Nonsuch: low score, professional judgement; what it is shows itself in the meeting. Invented. */
import { adult, victim, type CaseScript } from '../script.js';

export const elspet: CaseScript = {
  reference: 'LK-2650',
  initials: 'E.N.',
  summary:
    'Elspet (22) grew up on a farm outside Wexcombe and is in her second year at college in Larkmere. She has begun to see somebody her family has not chosen. Her father fetches her every Friday; her grandfather has stopped her allowance. The score on the checklist is low, and her tutor referred her because she is more afraid than the score says: she has asked what would happen to her room “if I do not come back on a Monday”.\n\nShe knows about this referral and is unsure whether it is called abuse.',
  criterion: 'professional judgement',
  dash: 9,
  harms: ['controlling or coercive', 'psychological or emotional', 'economic'],
  header: {
    safeContact:
      'In her tutor’s room, Monday to Thursday. Not by telephone: her father pays for it and sees the calls.',
    interpreter: null,
    doNotTell: 'Her father, her grandfather, and anybody of the congregation.',
    travel: null,
    barriers: 'Home, money and every friend from childhood belong to one closed congregation.',
    marks: [],
  },
  referredBy: 'idris',
  daysAgo: 14,
  people: {
    elspet: victim('Elspet Nonsuch', [22, '08-31']),
    harl: adult('Harl Nonsuch', 'parent', [50, '12-12']),
    abel: adult('Abel Nonsuch', 'grandparent'),
    josiah: adult('Josiah Quillby', 'community member'),
    enoch: adult('Enoch Farthing', 'community member'),
  },
  flags: [{ person: 'harl', by: 'idris', role: 'primary', relationship: 'parent' }],
  lines: [
    {
      by: 'idris',
      words:
        'Two men of the congregation, whom she names as elders, came to the college in October and asked for her timetable. It was not given to them.',
      kind: 'fact',
      basis: 'public task',
      reach: 'minutes',
    },
    {
      by: 'rufus',
      words:
        'She was seen once, for sleeplessness. She said that she had “brought shame on the house”, and that it would be put before the elders. We did not know then what to make of it.',
      kind: 'fact',
      basis: 'consent',
      reach: 'this meeting only',
    },
    {
      by: 'callum',
      words: 'Nothing is recorded for Elspet, her father or her grandfather.',
      kind: 'fact',
      basis: 'law enforcement purpose',
      reach: 'minutes',
    },
  ],
  actions: [],
};
