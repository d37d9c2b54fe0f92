/** Case 2, Sabrel Notareal: five people in the family, only the husband flagged so far. Invented. */
import { adult, victim, type CaseScript } from '../script.js';

export const sabrel: CaseScript = {
  reference: 'LK-7726',
  initials: 'S.N.',
  summary:
    'Sabrel (23) asked her husband for a divorce in the summer. Since then his mother and two of his brothers have taken turns to stay with her, and she is not left alone in the house. Her father, who lives overseas, has telephoned to say that she must come home and that the family will decide. She has told Willowmark Women that she is more afraid of the brothers and of her father than of her husband.\n\nShe knows about this referral. She wants to leave, with her documents, and asks that nobody talks to either family.',
  criterion: 'professional judgement',
  dash: 13,
  harms: ["'honour'-based abuse", 'controlling or coercive', 'psychological or emotional', 'threats to kill'],
  header: {
    safeContact: 'Only through Willowmark Women, at her English class: Tuesdays and Thursdays 10:00 to 12:00.',
    interpreter: 'Independent, a woman, by telephone and from outside the region. Never family, friends or neighbours.',
    doNotTell: 'Anybody of either family, and anybody who offers to mediate.',
    travel: 'Her passport is kept by her mother-in-law. Her father has spoken of a flight.',
    barriers: 'She has no money of her own and does not know her immigration papers.',
    marks: ['5 persons named'],
  },
  referredBy: 'rukhsana',
  daysAgo: 6,
  people: {
    sabrel: victim('Sabrel Notareal', [23, '11-05']),
    taven: adult('Taven Notareal', 'spouse', [29, '02-17']),
    mirela: adult('Mirela Notareal', 'in-law', [57, '08-08']),
    jorin: adult('Jorin Notareal', 'in-law', [31, '12-01']),
    pell: adult('Pell Notareal', 'in-law'),
    castor: adult('Castor Ghostwell', 'parent'),
  },
  flags: [{ person: 'taven', by: 'rukhsana', role: 'primary', relationship: 'spouse' }],
  lines: [
    {
      by: 'rukhsana',
      words:
        'Sabrel has been brought to and from her class by one of two brothers-in-law since August. She was alone with our worker for twenty minutes on two occasions, and gave the same account each time.',
      kind: 'fact',
      basis: 'consent',
      reach: 'this meeting only',
    },
    {
      by: 'rukhsana',
      words:
        'She is at the greatest risk in the days before and after she leaves. Any visit to the house by an agency she does not expect would make that worse.',
      kind: 'professional judgement',
      basis: 'vital interests',
      reach: 'this meeting only',
    },
    {
      by: 'callum',
      words:
        'One call in September from a neighbour about raised voices. The door was opened by a man who gave his name as Jorin; Sabrel was not seen alone.',
      kind: 'fact',
      basis: 'law enforcement purpose',
      reach: 'this meeting only',
    },
    {
      by: 'safiya',
      words: 'Her general practice has seen her four times this year, each time with her mother-in-law in the room.',
      kind: 'fact',
      basis: 'vital interests',
      reach: 'onward with consent',
    },
  ],
  actions: [],
};
