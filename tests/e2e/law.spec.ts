/** Need-to-know on the screen: a conflict recorded, set aside by two people and by nobody alone, and the answer to "why". */
import { axeClean } from '../support/browser.js';
import { expect, test, type Person } from '../support/meeting.js';

const reason = 'Her sister is his tenancy officer';

const openRoom = async (who: Person) => {
  await who.button(/^Who may see this case…$/).click();
  return who.page.getByRole('dialog', { name: 'Who may see this case' });
};

test('[C11] a conflict is recorded by one and set aside by two; one alone lets nobody in, and the board says why', async ({
  person,
}) => {
  test.setTimeout(120_000);
  const sam = await person('Sam Rivershaw');
  const priya = await person('Priya Northcote');
  const wendeline = await person('Wendeline Ashgrove');
  await sam.sign();
  for (const who of [priya, wendeline]) await who.join('W.T.');
  const listed = sam.agenda().getByRole('link', { name: /^W\.T\./ });
  await expect(listed).toBeVisible();

  const chair = await openRoom(priya);
  await chair.getByRole('button', { name: 'Record a conflict of interest…' }).click();
  const asked = priya.page.getByRole('dialog', { name: /^Record a conflict of interest with/ });
  const sams = asked.getByRole('option', { name: /^Sam Rivershaw/ });
  await asked.getByLabel('Who?').selectOption((await sams.getAttribute('value')) ?? '');
  await asked.getByLabel('Why?').fill(reason);
  await asked.getByRole('button', { name: 'Record conflict' }).click();
  await expect(listed).toHaveCount(0);

  await chair.getByRole('button', { name: 'Propose to let them in… (Sam Rivershaw)' }).click();
  const why = priya.page.getByRole('dialog', { name: /^Propose to let Sam Rivershaw in/ });
  await why.getByRole('textbox').fill('Only he knows the building');
  await why.getByRole('button', { name: 'Propose' }).click();
  await expect(chair).toContainText('You propose to let Sam Rivershaw in');
  await expect(chair).toContainText('until then nothing changes');
  await expect(chair.getByRole('button', { name: /^Agree/ })).toHaveCount(0);
  await expect(listed).toHaveCount(0);

  const bench = await openRoom(wendeline);
  await expect(bench).toContainText('Priya Northcote (POL) proposes to let Sam Rivershaw in');
  await expect(bench).toContainText('Only he knows the building');
  await axeClean(wendeline.page);
  await bench.getByRole('button', { name: 'Agree (Sam Rivershaw)' }).click();
  await expect(bench).toContainText('Let in by Priya Northcote (POL) and Wendeline Ashgrove (CS) together');
  await expect(listed).toBeVisible();

  await bench.getByLabel('Somebody on the roster').selectOption({ label: 'Sam Rivershaw, HOU' });
  await bench.getByRole('button', { name: 'Explain' }).click();
  const answer = wendeline.page.getByRole('dialog', { name: /^What they see of/ });
  await expect(answer).toContainText('Sam Rivershaw');
  await expect(answer.getByText(/^Rule [NA]\d+/).first()).toBeVisible();
});
