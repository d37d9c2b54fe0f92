/** Case 4, Tessaly Inventson and her daughter Pim: a planned journey, a protection order, passports. Invented. */
import { adult, child, victim, type CaseScript } from '../script.js';

export const tessaly: CaseScript = {
  reference: 'LK-2847',
  initials: 'T.I.',
  summary:
    'Tessaly (29) told her midwife that her mother-in-law is planning to take her daughter Pim (6) abroad over the school holiday, “for the ceremony the women in the family have had”. Tessaly was cut as a child and does not want this for Pim. When she said so at home she was told that it is not hers to decide.\n\nTessaly knows about this referral. She does not want her husband or his mother to know that she has spoken.',
  criterion: 'professional judgement',
  dash: 11,
  harms: ['FGM', "'honour'-based abuse", 'controlling or coercive'],
  header: {
    safeContact: 'At antenatal appointments only; she comes alone on the first Wednesday of each month.',
    interpreter: 'She speaks English. For legal papers: independent, a woman, not from the family’s region.',
    doNotTell: 'Her husband, her mother-in-law, and the mother-in-law’s sister, who works at Pim’s after-school club.',
    travel: 'Holiday begins in 24 days. Where Pim’s passport is kept is not known.',
    barriers: 'She is expecting her second child and depends on the household’s income.',
    marks: ['1 child', 'Pregnant'],
  },
  referredBy: 'safiya',
  daysAgo: 5,
  people: {
    tessaly: victim('Tessaly Inventson', [29, '07-11']),
    pim: child('Pim Inventson', [6, '02-06']),
    vesna: adult('Vesna Inventson', 'in-law', [61, '09-15']),
    aldous: adult('Aldous Inventson', 'spouse', [33, '03-29']),
  },
  flags: [{ person: 'vesna', by: 'safiya', role: 'primary', relationship: 'in-law' }],
  lines: [
    {
      by: 'safiya',
      words:
        'The midwife made the report to the police herself on the same day, as she must. Discussion here does not replace it. Pim has not been examined, and there is no sign that she has been harmed.',
      kind: 'fact',
      basis: 'legal obligation',
      reach: 'minutes',
    },
    {
      by: 'obinna',
      words: 'A strategy discussion took place two days ago. The household was not known to us before.',
      kind: 'fact',
      basis: 'legal obligation',
      reach: 'minutes',
    },
    {
      by: 'idris',
      words:
        'Pim told her teacher that she is going “to be a big girl” on holiday. The words were written down as said.',
      kind: 'fact',
      basis: 'public task',
      reach: 'this meeting only',
    },
  ],
  actions: [
    {
      meeting: 'harmful',
      by: 'obinna',
      words: 'Apply for an FGM protection order that includes the surrender of Pim’s passport',
      due: 3,
      measure: 'avoid',
      protects: ['pim'],
      addresses: ['vesna'],
    },
  ],
};
