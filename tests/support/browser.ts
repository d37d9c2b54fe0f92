/** What every browser test asks of a page: accessible, within its content security policy, no sideways scrolling. */
import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** From the narrowest reflow (WCAG 1.4.10), past half a laptop beside a video call, to a whole one. */
export const widths = [320, 546, 683, 1366] as const;

const wholeHeight = (): number => document.documentElement.scrollHeight;

/** All of the page at once, so that what a sticky bar covers for a moment is not taken for something that is too small. */
const atFullHeight = async <T>(page: Page, look: () => Promise<T>): Promise<T> => {
  const before = page.viewportSize();
  if (before === null) return look();
  await page.setViewportSize({
    width: before.width,
    height: Math.max(before.height, await page.evaluate(wholeHeight)),
  });
  const seen = await look();
  await page.setViewportSize(before);
  return seen;
};

/** Fails with each broken rule and where, for WCAG 2.0 to 2.2, A and AA. Evaluated, not tagged in: the policy stays on. */
export const axeClean = async (page: Page): Promise<void> => {
  await page.evaluate(axe.source);
  const { violations } = await atFullHeight(page, () =>
    page.evaluate((values) => axe.run(document, { runOnly: { type: 'tag', values } }), standards),
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

/** The innermost elements that stick out, for whoever has to mend it. */
const widest = (): readonly string[] => {
  const limit = document.documentElement.clientWidth + 0.5;
  const out = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > limit);
  const inner = out.filter((one) => ![...one.children].some((child) => out.includes(child)));
  return inner.slice(0, 5).map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}`);
};

/** How far the page can be scrolled sideways, once what follows from a new width has been drawn. */
const overflow = async (): Promise<number> => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  await frame();
  const { documentElement: page, body } = document;
  // what is cut off cannot be read either
  const cut = [page, body].some((box) => ['hidden', 'clip'].includes(getComputedStyle(box).overflowX));
  return Math.max(page.scrollWidth, cut ? body.scrollWidth : 0) - page.clientWidth;
};

/** Fails at each width at which the page can be scrolled sideways. Leaves the window as it was. */
export const noSidewaysScroll = async (page: Page, at: readonly number[] = widths): Promise<void> => {
  const before = page.viewportSize();
  const height = before?.height ?? 768;
  const found: string[] = [];
  for (const width of at) {
    await page.setViewportSize({ width, height });
    const over = await page.evaluate(overflow);
    if (over > 0) found.push(`${over} px at ${width} px wide: ${(await page.evaluate(widest)).join(', ')}`);
  }
  if (before !== null) await page.setViewportSize(before);
  expect(found, `sideways overflow of ${page.url()}`).toEqual([]);
};
