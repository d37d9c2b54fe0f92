/** Case 6, Brindle Samplewood: moved between areas into a refuge, while her phone is tracked. Invented. */
import { adult, victim, type CaseScript } from '../script.js';

export const brindle: CaseScript = {
  reference: 'LK-5582',
  initials: 'B.S.',
  summary:
    'Brindle (38) moved from Tarnfold to a refuge in Larkmere twelve days ago. Tarnfold’s MARAC heard her case twice this year and has transferred it. Her husband, Voss Samplewood, came to two places where she had been within hours, and she thinks that her phone tells him where she is.\n\nTarnfold has sent an executive summary and the original referral. Two of its contributors have not yet answered whether their information may travel; until then it is not in this file. Her former address is left out on purpose.',
  criterion: 'repeat',
  dash: 19,
  harms: ['physical', 'stalking or harassment', 'digital', 'threats to kill', 'controlling or coercive'],
  header: {
    safeContact: 'Through the refuge’s office only. Do not call or text her own phone until it has been checked.',
    interpreter: null,
    doNotTell: 'Voss Samplewood. Nobody outside this meeting is told which refuge, or that it is in Larkmere.',
    travel: null,
    barriers: 'New area: no general practice, no school place, no bank branch she can safely use.',
    marks: ['Transfer in', 'Repeat', '1 child'],
  },
  referredBy: 'wendeline',
  daysAgo: 8,
  people: {
    brindle: victim('Brindle Samplewood', [38, '08-23']),
    ember: { name: 'Ember Samplewood', kind: 'child', born: [11, '01-12'], relationship: 'child' },
    voss: adult('Voss Samplewood', 'spouse', [42, '06-30']),
  },
  flags: [{ person: 'voss', by: 'callum', role: 'primary', relationship: 'spouse' }],
  lines: [
    {
      by: 'callum',
      words:
        'Tarnfold’s police confirm a non-molestation order until next June, and one breach, not charged. Our own systems held nothing before the transfer; the refuge is now marked for an urgent response.',
      kind: 'fact',
      basis: 'law enforcement purpose',
      reach: 'minutes',
    },
    {
      by: 'dana',
      words:
        'He has found her by something she carries, rather than by somebody who told him. The phone is the likeliest; the child’s tablet has not been looked at.',
      kind: 'professional judgement',
      basis: 'consent',
      reach: 'this meeting only',
    },
    {
      by: 'idris',
      words: 'Ember has no school place yet. An application was received and is marked not to be shown to the father.',
      kind: 'fact',
      basis: 'public task',
      reach: 'minutes',
    },
  ],
  actions: [],
};
