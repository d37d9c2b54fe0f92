/** Actions in the meeting: two who claim at once, and the chair who assigns and agrees while others watch. */
import type { Page } from '@playwright/test';
import { actionCard, agree, assign, claim } from '../support/meetingBoard.js';
import { expect, test, type Person } from '../support/meeting.js';

const phone = 'Go through Marigold’s phone and accounts with her';

/** Holds back every fresh view of a case, so that both still see the action unclaimed when they press. */
const holdViews = async (page: Page): Promise<() => Promise<void>> => {
  const pattern = /\/api\/meetings\/[^/]+\/cases\//;
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(pattern, async (route) => {
    await released;
    await route.fallback();
  });
  return async () => {
    release();
    await page.unroute(pattern);
  };
};

/** At the foot, where it moves nothing that anybody is reading. */
const refusal = (who: Person) => who.page.getByText('was first').locator('xpath=ancestor::*[@role="alert"][1]');

test('[A1] of two who claim at once one owns it, and the other gets one clear answer that names the owner', async ({
  person,
}) => {
  const both = [await person('Sam Rivershaw'), await person('Callum Drayfield')];
  for (const who of both) await who.join('M.F.');
  const releases = await Promise.all(both.map(({ page }) => holdViews(page)));
  await Promise.all(both.map((who) => claim(who, phone)));
  await expect
    .poll(async () => (await Promise.all(both.map((who) => refusal(who).count()))).reduce((sum, count) => sum + count))
    .toBe(1);
  for (const release of releases) await release();

  const lost = (await refusal(both[0] as Person).count()) === 1 ? 0 : 1;
  const [winner, loser] = lost === 0 ? [both[1], both[0]] : [both[0], both[1]];
  const owner =
    winner?.name === 'Sam Rivershaw'
      ? { short: 'HOU', name: 'Larkmere Homes' }
      : { short: 'POL', name: 'Larkmere Police' };
  await expect(refusal(loser as Person)).toContainText('was first');
  await expect(refusal(loser as Person)).toContainText(owner.name);
  await expect(refusal(loser as Person)).toHaveCount(1);
  for (const who of both) await expect(actionCard(who, phone)).toContainText(`Claimed · ${owner.short}`);
});

test('[A1] the chair assigns and agrees, and the agency sees it without a reload', async ({ person }) => {
  const [priya, idris] = [await person('Priya Northcote'), await person('Idris Coppermere')];
  await priya.join('I.M.');
  await idris.join('I.M.');
  const lessons = 'Keep Ilvena’s place at school open under another name';
  await idris.page.getByLabel('What needs doing').fill(lessons);
  await idris.button('Raise action').click();
  await expect(actionCard(priya, lessons)).toContainText('Proposed');

  await assign(priya, lessons, 'Education Safeguarding');
  await expect(actionCard(idris, lessons)).toContainText('Assigned · EDU');
  await agree(priya, lessons);
  await expect(actionCard(idris, lessons)).toContainText('Agreed · EDU');
  await expect(actionCard(idris, lessons).getByRole('button', { name: /^Done/ })).toBeVisible();
  await expect(actionCard(idris, lessons).getByRole('textbox')).toHaveCount(0);
});
