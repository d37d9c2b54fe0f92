/** Case 5, Orla Pretendson: the alleged perpetrator works for a member agency, so that agency must not learn of it. Invented. */
import { adult, victim, type CaseScript } from '../script.js';

const employed = 'The alleged perpetrator is employed by this person’s agency.';

export const orla: CaseScript = {
  reference: 'LK-6310',
  initials: 'O.P.',
  summary:
    'Orla (41) describes eleven years of being watched, of having to account for money and time, and of being pushed and held by the wrists. Her husband, Kit Pretendson, is a housing officer at Larkmere Homes. She believes that he can look up addresses, repairs and visits at work, and she has not asked for housing help for that reason.\n\nThe check before publication found the employment. The chair has ruled that the case is heard in a closed sitting, by the agencies listed, and that nobody of Larkmere Homes takes part or is told.',
  criterion: 'professional judgement',
  dash: 15,
  harms: ['controlling or coercive', 'economic', 'physical', 'psychological or emotional'],
  header: {
    safeContact: 'Call her at work through the reception desk, weekdays 14:00 to 16:00, as “the dental practice”.',
    interpreter: null,
    doNotTell: 'Anybody at Larkmere Homes, in any post; her husband; his sister, who shares her office.',
    travel: null,
    barriers: 'Local housing routes are not safe for her. Any approach goes to another area’s service.',
    marks: ['Employee case'],
  },
  referredBy: 'dana',
  daysAgo: 9,
  people: {
    orla: victim('Orla Pretendson', [41, '10-28']),
    kit: { ...adult('Kit Pretendson', 'spouse', [44, '05-04']), employer: 'Larkmere Homes' },
  },
  flags: [{ person: 'kit', by: 'dana', role: 'primary', relationship: 'spouse' }],
  lines: [
    {
      by: 'dana',
      words:
        'Orla has seen an internal repairs screen on his laptop at home. She has kept a diary since March, which I have read with her.',
      kind: 'fact',
      basis: 'consent',
      reach: 'this meeting only',
    },
    {
      by: 'callum',
      words: 'No reports from this address. Professional standards of the employer have not been contacted.',
      kind: 'fact',
      basis: 'law enforcement purpose',
      reach: 'this meeting only',
    },
    {
      by: 'safiya',
      words: 'Two attendances for wrist pain in eighteen months, both explained as sports injuries.',
      kind: 'fact',
      basis: 'vital interests',
      reach: 'this meeting only',
    },
  ],
  actions: [],
  conflicts: [
    { user: 'sam', reason: employed },
    { user: 'ines', reason: employed },
  ],
};
