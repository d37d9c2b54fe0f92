/** A day of meetings whose server goes by a hand-wound clock: the built client, real sockets, and a quarter of an hour in a moment. */
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { UserKey } from '@board/server/demo/cast.js';
import type { Browser, Page } from '@playwright/test';
import { openBoard, type Opened } from './house.js';
import { minutes, seconds } from './houseClock.js';
import { arrive } from './meeting.js';
import type { Person } from './meetingPerson.js';
import { handClock, type HandClock } from './roomsPorts.js';

const client = fileURLToPath(new URL('../../client/dist', import.meta.url));

/** By this page every socket of its browser has answered: what it asks now is answered later. */
const answered = (page: Page): Promise<number> => page.evaluate(async () => (await fetch('/api/board')).status);

const quiet = 700;

export class WoundDay {
  private askedAt = 0;
  private readonly people: Person[] = [];

  private constructor(
    readonly board: Opened,
    private readonly clock: HandClock,
    private readonly browser: Browser,
  ) {}

  static async begin(browser: Browser): Promise<WoundDay> {
    const clock = handClock();
    return new WoundDay(await openBoard(clock, { client }), clock, browser);
  }

  async person(key: UserKey, name: string, wishes = {}): Promise<Person> {
    const day = { url: this.board.url, linkOf: () => this.board.link(key) };
    const person = await arrive(this.browser, day, name, wishes);
    this.people.push(person);
    person.context.on('request', () => {
      this.askedAt = Date.now();
    });
    await person.signIn();
    return person;
  }

  /** Until the pages have nothing more to ask: what follows a hand so closely counts as that hand. */
  private async settled(): Promise<void> {
    for (let rest = quiet; rest > 0; rest = quiet - (Date.now() - this.askedAt)) await setTimeout(rest);
  }

  /** The house pings every quarter of a minute, so the clock goes in smaller steps. */
  async wind(count: number, ...pages: readonly Page[]): Promise<void> {
    await this.settled();
    for (let left = minutes(count); left > 0; left -= seconds(14)) {
      this.clock.advance(Math.min(seconds(14), left));
      await Promise.all(pages.map(answered));
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.people.map((person) => person.leave()));
    await this.board.close();
    for (const { name, watch } of this.people) watch.expectSilence(name);
  }
}
