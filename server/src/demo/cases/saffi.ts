/** Case 10, Saffi Placehold: known to one by-and-for service alone, which could not come and wrote. All four gaps are open. Invented. */
import { adult, victim, type CaseScript } from '../script.js';

export const saffi: CaseScript = {
  reference: 'LK-5937',
  initials: 'S.P.',
  summary:
    'Saffi (27) was referred by Threefold Sisters on their professional judgement. She was pressed to marry two years ago and came here last year on a spousal visa. Her husband hits her, and forces her into sex that she had not known she may refuse. His mother and his brother live in the same house; she asks the mother for money, and the brother goes with her when she leaves it.\n\nSaffi speaks no English. She is afraid of being sent back, where her family would return her to him. She knows about this referral and wants to leave when she can be sure of a roof.',
  criterion: 'professional judgement',
  dash: null,
  harms: [
    'physical',
    'sexual',
    "'honour'-based abuse",
    'forced marriage',
    'economic',
    'immigration abuse',
    'controlling or coercive',
  ],
  header: {
    safeContact: 'Only through her Threefold Sisters caseworker, Mondays after 11:00. Never at the house.',
    interpreter:
      'Needed for everything. Independent, a woman, checked for dialect; never family, friends or neighbours.',
    doNotTell: 'Her husband, his mother and his brother; her own family here and abroad.',
    travel: 'Her passport and visa papers are with her husband. He has said that he will send her back.',
    barriers: 'No recourse to public funds on a spousal visa. No English. Afraid of police and of deportation.',
    marks: ['NRPF', 'Written contribution'],
  },
  referredBy: 'imarra',
  referrer: 'imarra',
  daysAgo: 11,
  people: {
    saffi: victim('Saffi Placehold', [27, '05-16']),
    dask: adult('Dask Placehold', 'spouse', [32, '09-09']),
    ombra: adult('Ombra Placehold', 'in-law'),
    fenn: adult('Fenn Placehold', 'in-law'),
  },
  flags: [{ person: 'dask', by: 'imarra', role: 'primary', relationship: 'spouse' }],
  lines: [],
  actions: [],
  contributions: [
    {
      agency: 'threefold',
      author: 'Imarra Valecross, caseworker',
      words:
        'I cannot be with you: two other MARACs sit today, and a client has called after a serious incident. Please read this as if I were in the room.\n\nSaffi is seen by us weekly, alone, in her own language. Fact: she was assaulted nine days ago and did not see a doctor. Fact: the door is locked when her husband is out, and his brother has the key. Fact: her sister tried to leave a marriage and was sent back by their father.\n\nMy judgement: there are three people to plan for, not one. The husband’s mother decides about money and food, and the brother is the one who follows her. If only the husband is looked at, she will not be safe in that house or near it.\n\nWhat would help: immigration advice before she leaves, because she may qualify for the concession for migrant victims, which lasts three months; a place to go that does not depend on benefits; a safe way to have the injury seen. Please do not send anybody to the address, and do not use a local interpreter. I can take calls from 16:00.',
    },
  ],
};
