/** The demonstration's sign-in, and that it is nowhere else. */
import { notice } from '../support/meetingScreens.js';
import { expect, test } from '../support/meeting.js';

test('[C9] outside demonstration mode no link is printed, an old one opens nothing, and no page says demonstration', async ({
  day,
  visitor,
}) => {
  const sam = await visitor('Sam Rivershaw');
  await sam.page.goto('/sign-in');
  await expect(sam.page.getByText(notice)).toBeVisible();
  await expect(sam.heading('In this demonstration')).toBeVisible();
  await day.stop();
  await day.start({ BOARD_DEMO: '0' });
  expect(day.output.filter((line) => /sign-in#|Demonstration/.test(line))).toEqual([]);

  sam.watch.forgive(/status of 40[134]/);
  // a link to the page one is on already would not load it anew
  await sam.page.goto('about:blank');
  await sam.openLink();
  await expect(sam.page.getByText('This sign-in link does not work')).toBeVisible();
  await expect(sam.page.getByText(/demonstration/i)).toHaveCount(0);
  await sam.page.goto('/');
  await expect(sam.heading('Sign in to the meeting board')).toBeVisible();
  await expect(sam.page.getByText(/demonstration/i)).toHaveCount(0);
});
