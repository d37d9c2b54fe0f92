/** The types of browser.mjs, for Playwright's configuration. */
export function browserHere(): string | undefined;
export function haveBrowser(): Promise<boolean>;
