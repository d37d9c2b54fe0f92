/** After a fact only those are looked at whom it may concern: whatever happens, nobody else's view has changed by it. */
import { foldRegister } from '@board/shared/ledger/foldRegister.js';
import type { MeetingId, UserId } from '@board/shared/kernel/ids.js';
import { emptyRegister, type Register } from '@board/shared/model/register.js';
import { concernedBy } from '@board/shared/policy/concerned.js';
import { noticedUnder, seatedIn, withinReach } from '@board/shared/policy/seatings.js';
import { ourActionsView } from '@board/shared/policy/view/actionRows.js';
import { caseView } from '@board/shared/policy/view/case.js';
import { homeView, meetingView } from '@board/shared/policy/view/meetings.js';
import { expect, test } from 'vitest';
import { cases, Happenings, meetings, people, stampOf } from '../support/lawFacts.js';
import { fuzzSize } from '../support/fuzzReport.js';

/** By 7000 the notices are missed when they are forgotten, by 9009 the meetings that a case only names. */
const { seeds } = fuzzSize(2, [7000, 9009]);

/** Found the long way: by asking every meeting, and every case, of the register. */
const seatsAnew = (register: Register, user: UserId) =>
  [...register.meetings.values()].filter(({ seats }) => seats[user] !== undefined);
const reachAnew = (register: Register, user: UserId) =>
  [...register.cases.values()].filter(({ id }) =>
    seatsAnew(register, user).some(({ items }) => items.some(({ caseId }) => caseId === id)),
  );
const noticedAnew = (register: Register, under: MeetingId) =>
  [...register.cases.values()].filter(({ notices }) => notices.some(({ meeting }) => meeting === under));

/** Everything that any screen of theirs could be watching. */
const everyView = (register: Register, user: UserId): string =>
  JSON.stringify([
    homeView(register, user),
    ourActionsView(register, user),
    meetings.map((meeting) => meetingView(register, user, meeting)),
    meetings.map((meeting) => cases.map((caseId) => caseView(register, user, meeting, caseId))),
  ]);

const viewsOf = (register: Register): ReadonlyMap<UserId, string> =>
  new Map(people.map((user) => [user, everyView(register, user)]));

test.each(seeds)(
  '[S23] whoever is not concerned by a fact sees what they saw: facts of every kind from seed %i',
  { timeout: 120_000 },
  (seed) => {
    const happenings = new Happenings(seed);
    let register = emptyRegister;
    let at = 1;
    for (const { stream, entry } of happenings.beginning())
      register = foldRegister(register, entry, stampOf(stream, happenings.by(), at++));
    let seen = viewsOf(register);
    const count = { changed: 0, concerned: 0, spared: 0 };
    for (let n = 0; n < 120; n++) {
      const { stream, entry } = happenings.next();
      const before = register;
      register = foldRegister(register, entry, stampOf(stream, happenings.by(), at++));
      const concerned = concernedBy(before, register, stream);
      const now = viewsOf(register);
      const changed = people.filter((user) => now.get(user) !== seen.get(user));
      const unheard = concerned === 'everybody' ? [] : changed.filter((user) => !concerned.has(user));
      expect({ seed, n, entry, unheard }).toEqual({ seed, n, entry, unheard: [] });
      for (const user of people) {
        expect(seatedIn(register, user)).toEqual(seatsAnew(register, user));
        expect(withinReach(register, user)).toEqual(reachAnew(register, user));
      }
      for (const meeting of meetings) expect(noticedUnder(register, meeting)).toEqual(noticedAnew(register, meeting));
      count.changed += changed.length;
      count.concerned += concerned === 'everybody' ? people.length : concerned.size;
      count.spared += concerned === 'everybody' ? 0 : people.length - concerned.size;
      seen = now;
    }
    // Nobody would be left out by naming everybody, and nothing proved where nothing changes.
    expect(count.changed).toBeGreaterThan(20);
    expect(count.spared).toBeGreaterThan(20);
  },
);
