/** Every screen, narrow and wide: nothing sticks out sideways, axe finds nothing, the policy is never broken. */
import { randomUUID } from 'node:crypto';
import { axeClean, noSidewaysScroll } from '../support/browser.js';
import { absentAnswer } from '../support/browserWatch.js';
import { sound } from '../support/meetingScreens.js';
import { expect, test } from '../support/meeting.js';

const half = { width: 683, height: 768 };

test('[C6, C7] signing in, the meetings, a lobby before and after signing', async ({ visitor }) => {
  const sam = await visitor('Sam Rivershaw');
  await sam.page.goto('/sign-in');
  await expect(sam.heading('Sign in to the meeting board')).toBeVisible();
  await sound(sam);
  sam.watch.forgive(/status of 401/);
  await sam.page.goto('/sign-in#not-a-link-of-anybody');
  await expect(sam.page.getByText('This sign-in link does not work')).toBeVisible();
  await sound(sam);
  await sam.signIn();
  await sound(sam);
  await sam.enter();
  await expect(sam.button('Sign and join')).toBeVisible();
  await sound(sam);
  await sam.button('Sign and join').click();
  await sam.page.getByLabel('Yes, I may have a conflict').check();
  await expect(sam.page.getByText('There is a problem')).toBeVisible();
  await sound(sam);
  await sam.sign();
  await sound(sam);
});

test('[C6, C7] a declared conflict in the chair’s lobby, our actions, and the absent screen', async ({ person }) => {
  const ines = await person('Ines Copperwood');
  await ines.enter();
  await ines.page.getByLabel('I have read these points and agree to them').check();
  await ines.page.getByLabel('Yes, I may have a conflict').check();
  await ines.page.getByLabel(/^Say in your own words/).fill('My brother-in-law may be known to somebody here.');
  await ines.button('Sign and join').click();
  await expect(ines.heading('You have signed. Please wait here')).toBeVisible();
  await sound(ines);
  const priya = await person('Priya Northcote');
  await priya.sign();
  await expect(priya.heading('Conflicts of interest declared')).toBeVisible();
  await expect(priya.heading('Outstanding actions of earlier meetings')).toBeVisible();
  await sound(priya);
  await priya.page.goto('/actions');
  await expect(priya.heading('Our actions: Larkmere Police')).toBeVisible();
  await sound(priya);
  priya.watch.forgive(absentAnswer);
  await priya.page.goto(`/meetings/${randomUUID()}`);
  await expect(priya.heading('There is nothing here that you can see')).toBeVisible();
  await sound(priya);
});

test('[C6, C7] the whole board, its private parts, and what the chair opens over it', async ({ person }) => {
  const priya = await person('Priya Northcote');
  await priya.join('I.M.');
  await priya.button('Open this case').click();
  await expect(priya.caseHeader().getByRole('timer')).toBeVisible();
  await sound(priya);
  for (const name of ['Chair and co-ordinator', 'Safe contact plan', 'Shared board']) {
    await priya.page.getByRole('tab', { name }).click();
    await sound(priya);
  }
  await priya.button('Who may see this case…').click();
  await expect(priya.page.getByRole('dialog')).toBeVisible();
  await noSidewaysScroll(priya.page);
  await axeClean(priya.page);
  await priya.button('Exclude somebody…').click();
  await axeClean(priya.page);
});

test('[C6, C7] each section of the board beside a call', async ({ person }) => {
  test.setTimeout(120_000);
  const dana = await person('Dana Tolgrave', { viewport: half });
  await dana.join('S.P.');
  const tabs = dana.page.getByRole('tab');
  await expect(tabs).toHaveCount(8);
  for (const tab of await tabs.all()) {
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await sound(dana);
  }
});
