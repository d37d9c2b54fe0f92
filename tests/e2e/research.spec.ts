/** From an agency's own research to the shared board, line by line; and the words of an agency that could only write. */
import { Ear } from '../support/browserEar.js';
import { agencyCard, note, tab, write } from '../support/meetingBoard.js';
import { expect, test, type Person } from '../support/meeting.js';

const kept = 'The neighbour below complained twice, quinceberry lane';
const told = 'The lift was out of order on nine days since the spring';

const tabsOf = ({ page }: Person) => page.getByRole('tab');

test('[N8, N11] research stays its agency’s own; a line that is shared says who, what kind and how far', async ({
  person,
}) => {
  const callum = await person('Callum Drayfield');
  const priya = await person('Priya Northcote');
  const sam = await person('Sam Rivershaw');
  const ears = [callum, priya].map(({ page }) => Ear.at(page));
  for (const who of [callum, priya, sam]) await who.join('W.T.');

  await tab(sam, 'Our research').click();
  await expect(
    sam.page.getByText('Only Larkmere Homes. Not the chair, not any other agency.', { exact: true }),
  ).toBeVisible();
  await write(sam, 'Research by Larkmere Homes', `${kept}.`);
  await expect(sam.page.locator('[data-compartment="research"] [data-save]')).toHaveText(/^Saved/);

  await expect(tabsOf(priya).filter({ hasText: /research/i })).toHaveCount(0);
  await tab(callum, 'Our research').click();
  await expect(note(callum, 'Research by Larkmere Police')).toBeVisible();
  await expect(callum.page.locator('body')).not.toContainText('Tenancy in Wynn');

  await sam
    .button(/^Share/)
    .first()
    .click();
  const form = sam.page.getByRole('form', { name: 'Share with the meeting' });
  await form.getByLabel('Words to share').fill(told);
  await form.getByLabel('Professional judgement').check();
  await form.getByLabel('Vital interests').check();
  await form.getByLabel('Minutes').check();
  await form.getByRole('button', { name: 'Share with the meeting' }).click();

  await tab(callum, 'Shared board').click();
  for (const who of [callum, priya]) {
    const card = agencyCard(who, 'HOU').last();
    await expect(card).toContainText(told);
    await card.getByText('1 line was shared from research').click();
    await expect(card).toContainText('Professional judgement · Vital interests · Minutes · Sam Rivershaw');
  }
  await tab(sam, 'Shared board').click();
  await expect(note(sam, 'Information from Larkmere Homes')).toContainText(told);
  for (const ear of ears) {
    await ear.settle();
    expect(ear.found([told])).toEqual([told]);
    expect(ear.found([kept, 'quinceberry', 'Tenancy in Wynn', 'Two noise complaints'])).toEqual([]);
  }
});

test('[A10] a written contribution stands as its agency’s information and is marked as heard', async ({ person }) => {
  const [wendeline, dana] = [await person('Wendeline Ashgrove'), await person('Dana Tolgrave')];
  for (const who of [wendeline, dana]) await who.join('S.P.');
  const [marks, reads] = [agencyCard(wendeline, 'TFS').last(), agencyCard(dana, 'TFS').last()];
  for (const card of [marks, reads]) {
    await expect(card).toContainText('Written contribution by Imarra Valecross, caseworker, not yet heard');
    await expect(card).toContainText('there are three people to plan for, not one');
  }
  await expect(reads.getByRole('button', { name: /Mark as heard/ })).toHaveCount(0);
  await marks.getByRole('button', { name: /Mark as heard/ }).click();
  for (const card of [marks, reads]) {
    await expect(card).toContainText(/heard at .*, marked by Wendeline Ashgrove/);
    await expect(card).not.toContainText('not yet heard');
  }
});
