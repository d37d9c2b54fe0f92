/** Case 1, Marigold Fictrell: the basic flow, several agencies with information, two actions proposed beforehand. Invented. */
import { adult, child, victim, type CaseScript } from '../script.js';

export const marigold: CaseScript = {
  reference: 'LK-4193',
  initials: 'M.F.',
  summary:
    'Marigold (34) separated from Dorn Fictrell four months ago. Since then he has waited outside the school and the nursery, and she believes he reads her messages. She told her health visitor that he put his hands round her neck in the spring; she did not report it at the time. Two children live with her. DASH 17.\n\nMarigold knows about this referral and agrees to it. She wants the contact to stop and the children’s weekends with their father to be arranged safely.',
  criterion: 'visible high risk',
  dash: 17,
  harms: ['physical', 'strangulation', 'controlling or coercive', 'stalking or harassment', 'digital'],
  header: {
    safeContact: 'Text only, weekdays 9:30 to 11:30. Sign as the health visitor. Do not leave a voicemail.',
    interpreter: null,
    doNotTell: 'Dorn Fictrell, and his mother Hesper, who collects the children on Fridays.',
    travel: null,
    barriers: 'The tenancy is joint. Her phone may be read by somebody else.',
    marks: ['2 children'],
  },
  referredBy: 'juniper',
  referrer: 'juniper',
  daysAgo: 13,
  people: {
    marigold: victim('Marigold Fictrell', [34, '03-14']),
    tansy: child('Tansy Fictrell', [7, '06-02']),
    bram: child('Bram Fictrell', [4, '09-21']),
    dorn: adult('Dorn Fictrell', 'ex-partner', [37, '01-30']),
    hesper: adult('Hesper Fictrell', 'in-law'),
  },
  flags: [
    { person: 'dorn', by: 'juniper', role: 'primary', relationship: 'ex-partner' },
    { person: 'dorn', by: 'callum', role: 'primary', relationship: 'ex-partner' },
  ],
  lines: [
    {
      by: 'callum',
      words:
        'Three calls to the address in nine months. At the last, nineteen days ago, Dorn had left before officers came; no complaint was made. Bail conditions are not in place.',
      kind: 'fact',
      basis: 'law enforcement purpose',
      reach: 'minutes',
    },
    {
      by: 'callum',
      words: 'The waiting outside the school follows a pattern, and we would treat any further report as stalking.',
      kind: 'professional judgement',
      basis: 'law enforcement purpose',
      reach: 'this meeting only',
    },
    {
      by: 'idris',
      words:
        'Tansy’s class teacher notes that she asks each day who will fetch her. The school has a password for collection since last week.',
      kind: 'fact',
      basis: 'public task',
      reach: 'minutes',
    },
    {
      by: 'safiya',
      words: 'Seen at the walk-in centre in April with a sore throat and a hoarse voice. No cause was recorded.',
      kind: 'fact',
      basis: 'vital interests',
      reach: 'onward with consent',
    },
    {
      by: 'dana',
      words:
        'Marigold has changed her mind twice about an order because she fears that he will be told where she works. She would like somebody to go through her phone with her.',
      kind: 'professional judgement',
      basis: 'consent',
      reach: 'minutes',
    },
  ],
  actions: [
    {
      meeting: 'standard',
      by: 'sam',
      words: 'Fit Sanctuary Scheme locks and a camera at the front door; agree the visit with the IDVA first',
      due: 5,
      measure: 'reduce',
      protects: ['marigold', 'tansy', 'bram'],
      addresses: ['dorn'],
      claimedBy: 'sam',
    },
    {
      meeting: 'standard',
      by: 'dana',
      words: 'Go through Marigold’s phone and accounts with her, at a place he does not know',
      due: 3,
      measure: 'reduce',
      protects: ['marigold'],
      addresses: ['dorn'],
    },
  ],
};
