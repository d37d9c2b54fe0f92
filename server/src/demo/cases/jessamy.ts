/** Case 7, Jessamy Dummerton: back because of messages carried by a friend; actions of last month are still open. Invented. */
import { adult, victim, type CaseScript } from '../script.js';

export const jessamy: CaseScript = {
  reference: 'LK-3371',
  initials: 'J.D.',
  summary:
    'Jessamy (31) was heard here in the spring, and again last month, five months on, when a friend of her former partner passed on a message: “he forgives you and knows where you train”. There has been no violence since the separation. A second message through the same friend followed two weeks ago.\n\nContact through a third person is abuse, so this is a repeat within twelve months, although nobody has hit or threatened her. She knows about the referral and wants the messages to stop without going to court.',
  criterion: 'repeat',
  dash: 12,
  harms: ['stalking or harassment', 'psychological or emotional', 'controlling or coercive'],
  header: {
    safeContact: 'Her new number, any time after 18:00. The old number is answered by her brother.',
    interpreter: null,
    doNotTell: 'Ravel Stubbins, Doyle Placeby, and anybody at her gym.',
    travel: null,
    barriers: null,
    marks: ['Repeat'],
  },
  referredBy: 'dana',
  daysAgo: 41,
  people: {
    jessamy: victim('Jessamy Dummerton', [31, '12-09']),
    ravel: adult('Ravel Stubbins', 'ex-partner', [35, '04-02']),
    doyle: adult('Doyle Placeby', 'friend or neighbour'),
  },
  flags: [
    { person: 'ravel', by: 'dana', role: 'primary', relationship: 'ex-partner' },
    { person: 'ravel', by: 'callum', role: 'primary', relationship: 'ex-partner' },
  ],
  earlier: {
    risk: { level: 'high', reason: 'Contact has begun again through a third person, and he knows her routine.' },
    discussed: ['ravel'],
  },
  lines: [
    {
      by: 'dana',
      words:
        'The second message named the evening on which she goes to the gym. She has changed the evening and kept the card it came on.',
      kind: 'fact',
      basis: 'consent',
      reach: 'minutes',
    },
    {
      by: 'leocadia',
      words:
        'Ravel is on a community order until March and has kept his appointments. Contact with Jessamy is not barred by it.',
      kind: 'fact',
      basis: 'public task',
      reach: 'onward with consent',
    },
  ],
  actions: [
    {
      meeting: 'earlier',
      by: 'dana',
      words: 'Speak to Doyle Placeby about carrying messages, after telling Jessamy when this will happen',
      due: 10,
      measure: 'reduce',
      protects: ['jessamy'],
      addresses: ['doyle', 'ravel'],
      claimedBy: 'callum',
      agreed: true,
    },
    {
      meeting: 'earlier',
      by: 'sam',
      words: 'Move the letterbox and change the entry code of the block',
      due: 10,
      measure: 'reduce',
      protects: ['jessamy'],
      addresses: ['ravel'],
      claimedBy: 'sam',
      agreed: true,
    },
    {
      meeting: 'earlier',
      by: 'priya',
      words: 'Ask for a condition that covers contact through other people',
      due: 24,
      measure: 'avoid',
      protects: ['jessamy'],
      addresses: ['ravel'],
      claimedBy: 'leocadia',
      agreed: true,
    },
    {
      meeting: 'earlier',
      by: 'dana',
      words: 'Give Jessamy a diary for messages and agree who she calls when one comes',
      due: 3,
      measure: 'reduce',
      protects: ['jessamy'],
      addresses: [],
      claimedBy: 'dana',
      agreed: true,
      done: 'Done at the next meeting with her; the diary is kept at our office.',
    },
  ],
};
