/** The README's picture: one case in the middle of its hearing, as the IDVA sees it. */
import { join } from 'node:path';
import { serverShifted, shiftPage, shiftTo } from '../support/browserClock.js';
import { cast, makeLively, type Room } from '../support/meetingLively.js';
import { expect, test, type Person } from '../support/meeting.js';

const folder = process.env['BOARD_SCREENSHOTS'] ?? 'tests/results/pictures';
const later = shiftTo(9, 31);
const size = { viewport: { width: 1366, height: 900 } };

test.use({ dayEnv: serverShifted(later) });

test('[C3] the board with seven people on one case', async ({ visitor }) => {
  test.setTimeout(180_000);
  const people: (readonly [string, Person])[] = [];
  for (const name of cast) {
    const one = await visitor(name, size);
    await shiftPage(one.page, later);
    await one.signIn();
    people.push([name, one]);
  }
  const room = Object.fromEntries(people) as unknown as Room;
  await makeLively(room);
  const { page } = room['Dana Tolgrave'];
  await expect(page.locator('.caret__label')).not.toHaveCount(0);
  await page.getByRole('region', { name: 'People', exact: true }).evaluate((one) => one.scrollIntoView());
  await page.mouse.wheel(0, -240);
  await expect(page.locator('.react-flow__node').last()).toBeInViewport();
  await page.screenshot({ path: join(folder, 'board.png'), animations: 'disabled' });
});
