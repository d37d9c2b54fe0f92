/** `test` with people in it: `person('Priya Northcote')` is signed in, in a browser context of her own, and watched. */
import { test as base, type Browser, type BrowserContextOptions } from '@playwright/test';
import { Cable } from './browserCable.js';
import { Watch } from './browserWatch.js';
import { Days, type Day, type Env } from './meetingDay.js';
import { Person } from './meetingPerson.js';

export { expect } from '@playwright/test';
export { closed, harmful, standard, type Person } from './meetingPerson.js';

interface Wishes extends BrowserContextOptions {
  /** On a cable of their own, which can be pulled. */
  readonly cable?: boolean;
}

type Invite = (name: string, wishes?: Wishes) => Promise<Person>;

interface Fixtures {
  readonly day: Day;
  /** Somebody with their link at hand, not signed in yet. */
  readonly visitor: Invite;
  readonly person: Invite;
}

const wholeLaptop = { width: 1366, height: 768 };

/** Somebody with a browser of their own and their link at hand. */
export const arrive = async (
  browser: Browser,
  day: Pick<Day, 'url' | 'linkOf'>,
  name: string,
  wishes: Wishes = {},
): Promise<Person> => {
  const { cable: wanted = false, ...options } = wishes;
  const cable = wanted ? await Cable.lay() : null;
  const proxy = cable === null ? {} : { proxy: { server: cable.server } };
  const context = await browser.newContext({ viewport: wholeLaptop, baseURL: day.url, ...proxy, ...options });
  const page = await context.newPage();
  return new Person(name, page, context, await Watch.over(page), day.linkOf(name), cable);
};

interface Ground {
  /** What the server is started with, besides its folder and port. */
  readonly dayEnv: Env;
  readonly days: Days;
}

export const test = base.extend<Fixtures, Ground>({
  dayEnv: [{}, { option: true, scope: 'worker' }],
  days: [
    async ({ dayEnv }, use) => {
      const days = new Days(dayEnv);
      await use(days);
      await days.end();
    },
    { scope: 'worker' },
  ],
  day: async ({ days }, use, info) => use(await days.of(info.file)),
  visitor: async ({ browser, day }, use) => {
    const all: Person[] = [];
    await use(async (name, wishes = {}) => {
      const person = await arrive(browser, day, name, wishes);
      all.push(person);
      return person;
    });
    await Promise.all(all.map((person) => person.leave()));
    for (const { name, watch } of all) watch.expectSilence(name);
  },
  person: async ({ visitor }, use) =>
    use(async (name, wishes) => {
      const person = await visitor(name, wishes);
      await person.signIn();
      return person;
    }),
});
