/** Case 8, Corwin Exampler and Lunet: each alleges abuse by the other, and who is the victim is still open. Invented. */
import { adult, victim, type CaseScript } from '../script.js';

export const corwin: CaseScript = {
  reference: 'LK-8204',
  initials: 'C.E.',
  summary:
    'Corwin (45) came to the emergency department with a burn on his forearm and said that his wife had thrown hot water at him. Two weeks earlier Lunet (43) had told police that he had locked her out overnight. Each says that the other is the one to be afraid of. Who is primarily at risk has not been settled, and this meeting is asked to look at both accounts.\n\nCorwin knows about this referral. Lunet does not.',
  criterion: 'visible high risk',
  dash: 14,
  harms: ['physical', 'controlling or coercive', 'psychological or emotional'],
  header: {
    safeContact:
      'Corwin: at work by e-mail, before 15:00. Lunet: do not contact until the meeting has decided who does.',
    interpreter: null,
    doNotTell: 'Neither is told what the other has said.',
    travel: null,
    barriers: 'He has said that he does not expect to be believed. There is no refuge space for men in the area.',
    marks: ['Counter-allegation'],
  },
  referredBy: 'safiya',
  daysAgo: 12,
  people: {
    corwin: victim('Corwin Exampler', [45, '02-25']),
    lunet: adult('Lunet Exampler', 'spouse', [43, '11-18']),
  },
  flags: [
    { person: 'lunet', by: 'safiya', role: 'primary', relationship: 'spouse' },
    { person: 'corwin', by: 'callum', role: 'suspected', relationship: 'spouse' },
  ],
  lines: [
    {
      by: 'safiya',
      words:
        'The burn is consistent with hot water from the front and above. He was calm, and asked twice whether his employer would be told.',
      kind: 'fact',
      basis: 'vital interests',
      reach: 'minutes',
    },
    {
      by: 'callum',
      words:
        'Two reports in six weeks, one from each. When officers attended in the night, Lunet was outside in indoor clothes and Corwin opened after some minutes. Neither gave a statement.',
      kind: 'fact',
      basis: 'law enforcement purpose',
      reach: 'minutes',
    },
    {
      by: 'dana',
      words:
        'Before anybody is offered a service, one worker each should hear the whole history: who is afraid, who has changed their life to avoid the other, who decides about money.',
      kind: 'professional judgement',
      basis: 'public task',
      reach: 'minutes',
    },
  ],
  actions: [],
};
