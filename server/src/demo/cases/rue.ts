/** Case 9, Rue Falsgrave: a trans woman, three men of her family, and the risk of being outed by help itself. Invented. */
import { adult, victim, type CaseScript } from '../script.js';

export const rue: CaseScript = {
  reference: 'LK-1469',
  initials: 'R.F.',
  summary:
    'Rue (26) is a trans woman. She left the family home in the spring and lives with a friend. Her father, her brother and a cousin have told relatives that she will be brought home, “put right” by somebody the family trusts, and married to a woman they have chosen. The cousin has been to her workplace.\n\nShe knows about this referral. She wants to keep her job, and she wants no agency to use her former name or to tell anybody that she is trans.',
  criterion: 'professional judgement',
  dash: 13,
  harms: ["'honour'-based abuse", 'forced marriage', 'stalking or harassment', 'psychological or emotional'],
  header: {
    safeContact: 'By e-mail to the address the IDVA holds. Use the name Rue. No letters to the family home.',
    interpreter: null,
    doNotTell: 'Her family, and her employer. Her former name and her history are not spoken or written here.',
    travel: 'Her father keeps an old passport of hers. A journey has been spoken of, without a date.',
    barriers: 'She was refused by one service and does not trust the next. Fear of being outed.',
    marks: ['Outing risk'],
  },
  referredBy: 'dana',
  daysAgo: 7,
  people: {
    rue: victim('Rue Falsgrave', [26, '01-07']),
    osric: adult('Osric Falsgrave', 'parent', [55, '03-03']),
    tam: adult('Tam Falsgrave', 'sibling', [30, '07-26']),
    leith: adult('Leith Falsgrave', 'extended family'),
  },
  flags: [
    { person: 'osric', by: 'dana', role: 'primary', relationship: 'parent' },
    { person: 'tam', by: 'dana', role: 'co-perpetrator', relationship: 'sibling' },
  ],
  lines: [
    {
      by: 'dana',
      words:
        'She has kept forty-one messages from the three of them. The word used most is “home”. She counts the cousin as the one most likely to act.',
      kind: 'fact',
      basis: 'consent',
      reach: 'this meeting only',
    },
    {
      by: 'zehra',
      words:
        'A case without a partner is no less one of ‘honour’. Treat the offers of a “family talk” as pressure, and do not accept one on her behalf.',
      kind: 'professional judgement',
      basis: 'vital interests',
      reach: 'minutes',
    },
  ],
  actions: [],
};
