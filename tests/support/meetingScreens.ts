/** What every screen owes everybody: no sideways scrolling, no barrier, the demonstration's notice, and Hide screen. */
import { expect } from '@playwright/test';
import { axeClean, noSidewaysScroll } from './browser.js';
import type { Person } from './meetingPerson.js';

export const notice = 'Demonstration: every person and case here is invented';

/** Call it with the screen open and drawn. */
export const sound = async (who: Person): Promise<void> => {
  await expect(who.page.getByText(notice)).toBeVisible();
  await expect(who.button('Hide screen')).toBeVisible();
  await noSidewaysScroll(who.page);
  await axeClean(who.page);
};
