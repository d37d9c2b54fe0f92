/** What every browser test asks of a page: accessible, within its content security policy, no sideways scrolling. */
import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** From the narrowest reflow (WCAG 1.4.10), past half a laptop beside a video call, to a whole one. */
export const widths = [320, 546, 683, 768, 1366] as const;

/** Fails with each broken rule and where, for WCAG 2.0 to 2.2, A and AA. Evaluated, not tagged in: the policy stays on. */
export const axeClean = async (page: Page): Promise<void> => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (values) => axe.run(document, { runOnly: { type: 'tag', values } }),
    standards,
  );
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
};

const sign = 'csp-violation:';

const reportViolations = (prefix: string): void => {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.debug(`${prefix} ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
  });
};

/** Call before the first navigation; the list grows with each violation, whatever page the tab is on. */
export const collectCspViolations = async (page: Page): Promise<readonly string[]> => {
  const found: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith(sign)) found.push(message.text());
  });
  await page.addInitScript(reportViolations, sign);
  return found;
};

const overflow = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;

/** Fails at each width at which the page can be scrolled sideways. Leaves the window as it was. */
export const noSidewaysScroll = async (page: Page, at: readonly number[] = widths): Promise<void> => {
  const before = page.viewportSize();
  const height = before?.height ?? 768;
  for (const width of at) {
    await page.setViewportSize({ width, height });
    expect(await page.evaluate(overflow), `sideways overflow in px at ${width} px wide`).toBeLessThanOrEqual(0);
  }
  if (before !== null) await page.setViewportSize(before);
};
