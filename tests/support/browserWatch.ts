/** What a page complains of while a test drives it: console errors, thrown errors, breaches of its content policy. */
import { expect, type Page } from '@playwright/test';
import { collectCspViolations } from './browser.js';

export class Watch {
  private readonly heard: string[] = [];
  private readonly forgiven: RegExp[] = [];
  private readonly breaches: readonly string[];
  private breachesForgiven = false;

  private constructor(breaches: readonly string[]) {
    this.breaches = breaches;
  }

  /** Before the first navigation. */
  static async over(page: Page): Promise<Watch> {
    const watch = new Watch(await collectCspViolations(page));
    page.on('pageerror', (error) => watch.heard.push(`thrown: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      watch.heard.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
    return watch;
  }

  /** A complaint that the test brings about on purpose, such as a lost line. A breach of the policy is not. */
  forgive(what: RegExp): void {
    this.forgiven.push(what);
  }

  /** For the one test that breaks the policy on purpose. */
  forgiveBreaches(): void {
    this.breachesForgiven = true;
  }

  expectSilence(who: string): void {
    const unforgiven = this.heard.filter((line) => !this.forgiven.some((what) => what.test(line)));
    const breaches = this.breachesForgiven ? [] : this.breaches;
    expect([...breaches, ...unforgiven], `what ${who}’s browser complained of`).toEqual([]);
  }
}

/** What Chromium says of a request or a socket without a network. */
export const lostLine =
  /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_(REFUSED|RESET|CLOSED)|ERR_SOCKET_NOT_CONNECTED|ERR_EMPTY_RESPONSE|ERR_NETWORK|WebSocket connection to/;
/** What Chromium says of an answer of 404, which the board gives for everything that may not be seen. */
export const absentAnswer = /status of 404/;
