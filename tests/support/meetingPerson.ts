/** One person of the demonstration in a browser context of their own, from the printed link to the board. */
import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { Cable } from './browserCable.js';
import { lostLine, type Watch } from './browserWatch.js';

export const standard = 'Larkmere MARAC';
export const closed = 'Larkmere MARAC – closed sitting';
export const harmful = 'Harmful practices session';

export class Person {
  constructor(
    readonly name: string,
    readonly page: Page,
    readonly context: BrowserContext,
    readonly watch: Watch,
    private readonly link: string,
    private readonly cable: Cable | null,
  ) {}

  heading(name: string | RegExp, exact = true): Locator {
    return this.page.getByRole('heading', { name, exact });
  }

  button(name: string | RegExp, within: Locator = this.page.locator('body')): Locator {
    return within.getByRole('button', { name });
  }

  async openLink(): Promise<void> {
    await this.page.goto(this.link);
  }

  async signIn(): Promise<void> {
    await this.openLink();
    await expect(this.heading('Meetings')).toBeVisible();
  }

  /** The same person in a second tab of the same browser. */
  async beside(): Promise<Person> {
    return new Person(this.name, await this.context.newPage(), this.context, this.watch, this.link, null);
  }

  /** From the list of meetings into a lobby; today's if a meeting of the same name was held before. */
  async enter(meeting = standard): Promise<void> {
    if (!(await this.heading('Meetings').isVisible())) await this.page.goto('/');
    await this.page.getByRole('link', { name: meeting, exact: true }).first().click();
    await expect(this.page.getByRole('heading', { level: 1, name: meeting, exact: true })).toBeVisible();
  }

  /** Into a lobby, with its statement signed: now, or in an earlier test of this file. */
  async sign(meeting = standard): Promise<void> {
    await this.enter(meeting);
    const [sign, inside] = [this.button('Sign and join'), this.heading('Agenda')];
    await expect(sign.or(inside)).toBeVisible();
    if (await inside.isVisible()) return;
    await this.page.getByLabel('I have read these points and agree to them').check();
    await this.page.getByLabel('I know of none').check();
    await sign.click();
    await expect(inside).toBeVisible();
  }

  agenda(): Locator {
    return this.page.getByRole('region', { name: 'Agenda' });
  }

  /** From the lobby to the board of a case, by its initials. */
  async openCase(initials: string): Promise<void> {
    await this.agenda()
      .getByRole('link', { name: new RegExp(`^${initials.replaceAll('.', '\\.')}`) })
      .click();
    await expect(this.caseHeader()).toContainText(initials);
    await this.expectSaved();
  }

  /** Signs and goes straight to a case. */
  async join(initials: string, meeting = standard): Promise<void> {
    await this.sign(meeting);
    await this.openCase(initials);
  }

  caseHeader(): Locator {
    return this.page.getByRole('region', { name: 'Case header' });
  }

  async expectSaved(): Promise<void> {
    await expect(this.caseHeader().locator('[data-save]')).toHaveText(/^Saved/);
  }

  /** Cuts this browser off, and only this one. Ask for a person on a cable. */
  async unplug(): Promise<void> {
    if (this.cable === null) throw new Error(`${this.name} has no cable to pull`);
    this.watch.forgive(lostLine);
    this.cable.pull();
    // the browser notices by itself as well, as it would with a real one
    await this.context.setOffline(true);
  }

  /** The browser believes in a network again, and nothing answers on it. */
  async plugIntoSilence(): Promise<void> {
    this.cable?.goSilent();
    await this.context.setOffline(false);
  }

  /** Lines that were asked for in that silence; nobody will answer these. */
  get swallowed(): number {
    return this.cable?.swallowed ?? 0;
  }

  async plugIn(): Promise<void> {
    this.cable?.plugIn();
    await this.context.setOffline(false);
  }

  async leave(): Promise<void> {
    await this.context.close();
    await this.cable?.remove();
  }
}
