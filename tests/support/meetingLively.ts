/** A case in the middle of its hearing: several people here, flags, information, advice, a claim, and carets in the prose. */
import { expect } from '@playwright/test';
import { agree, assign, claim, flag, markDiscussed, note, raise, showNames, tab, write } from './meetingBoard.js';
import type { Person } from './meetingPerson.js';

export const cast = [
  'Priya Northcote',
  'Dana Tolgrave',
  'Rukhsana Velmore',
  'Zehra Calderwick',
  'Callum Drayfield',
  'Sam Rivershaw',
  'Safiya Lindenmoor',
] as const;

export type Room = Readonly<Record<(typeof cast)[number], Person>>;

const share = async (who: Person, words: string): Promise<void> => {
  await tab(who, 'Our research').click();
  await who
    .button(/^Share/)
    .first()
    .click();
  const form = who.page.getByRole('form', { name: 'Share with the meeting' });
  await form.getByLabel('Words to share').fill(words);
  await form.getByRole('button', { name: 'Share with the meeting' }).click();
  await tab(who, 'Shared board').click();
};

const advise = async (zehra: Person): Promise<void> => {
  const advice = 'Plan for three people, not one: his mother decides, his brother follows her.';
  await write(zehra, 'What to do, and what not to do', advice);
  await zehra.button('Pin a line…').click();
  await zehra.page.getByLabel('Take a line that is written').selectOption(advice);
  await zehra.button('Pin this line').click();
  await expect(zehra.caseHeader()).toContainText(advice);
};

const assess = async (dana: Person): Promise<void> => {
  await dana.button('Change risk').click();
  await dana.page.getByLabel('High', { exact: true }).check();
  await dana.page.getByLabel('Reason for the change').fill('Three people keep her; the injury is nine days old');
  await dana.button('Record risk').click();
  await expect(dana.caseHeader()).toContainText('High risk');
};

/** Everybody signs and comes to case S.P., which the chair opens; then they work. The carets of three stay in the prose. */
export const makeLively = async (room: Room): Promise<void> => {
  const everybody = Object.values(room);
  for (const who of everybody) {
    await who.join('S.P.');
    await showNames(who);
    await who.button('I have read these').click();
  }
  const [priya, dana, rukhsana] = [room['Priya Northcote'], room['Dana Tolgrave'], room['Rukhsana Velmore']];
  const [zehra, callum, sam] = [room['Zehra Calderwick'], room['Callum Drayfield'], room['Sam Rivershaw']];
  await priya.button('Open this case').click();
  await advise(zehra);
  await assess(dana);
  await flag(rukhsana, 'Ombra Placehold', 'co-perpetrator');
  await flag(callum, 'Fenn Placehold', 'facilitator');
  await markDiscussed(dana, 'Dask Placehold');
  await share(callum, 'No report from this address. His brother was stopped twice this year near her English class.');
  await share(sam, 'The tenancy is in his mother’s name. Nobody is to visit without the IDVA.');
  await raise(rukhsana, 'Immigration advice before she leaves, with an independent interpreter');
  await raise(dana, 'A place to go that does not depend on benefits');
  await claim(rukhsana, 'Immigration advice');
  await assign(priya, 'A place to go', 'Larkmere Homes');
  await agree(priya, 'Immigration advice');
  await write(
    dana,
    'Information from Larkmere IDVA Service',
    'Seen once, with her caseworker. She would go tomorrow if there were a roof.',
  );
  await write(dana, 'Discussion', 'She can be seen alone on Mondays after eleven. ');
  await write(rukhsana, 'Discussion', 'We can bring her there, and stay.');
  await note(zehra, 'What to do, and what not to do').click();
  await note(sam, 'Information from Larkmere Homes').click();
};
