/** A whole meeting is cut off at once and comes back at once, from one address: everybody is in again, with the same words. */
import type { DocKey } from '@board/shared/kernel/ids.js';
import { userKeys, type UserKey } from '@board/server/demo/cast.js';
import type { CaseKey } from '@board/server/demo/keys.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FaultProxy } from '../support/faultProxy.js';
import { everybody, known, openBoard, type Crowd, type Opened } from '../support/house.js';
import { until } from '../support/houseUntil.js';
import { Attendee, fresh } from '../support/people.js';
import type { Sheet } from '../support/peopleSync.js';

let proxy: FaultProxy;
let board: Opened;
let crowd: Crowd;

beforeAll(async () => {
  proxy = await FaultProxy.open();
  board = await openBoard(undefined, { origins: [proxy.url] });
  proxy.to(board.url);
  crowd = await everybody(board);
}, 60_000);
afterAll(async () => {
  await board.close();
  await proxy.close();
});

const cases: readonly CaseKey[] = ['marigold', 'brindle', 'jessamy', 'corwin', 'wynn', 'elspet'];
const people = 25;
const documents = 5;

interface Place {
  readonly who: Attendee;
  readonly doc: DocKey;
}

/** Those who may write on five of the boards; some in a second browser, until there are 25. */
const meeting = async (): Promise<readonly Place[]> => {
  const boards = cases.map((key) => board.doc(key, 'board'));
  const writesOn = async (key: UserKey): Promise<readonly DocKey[]> => {
    const sheets = await Promise.all(boards.map((doc) => crowd[key].doc(doc)));
    for (const sheet of sheets) sheet.type('discussion', fresh<string>());
    await until(() => sheets.every((sheet) => sheet.isSaved || sheet.closed !== null), 'what may be written', 30_000);
    const open = boards.filter((_, index) => known(sheets[index]).isOpen);
    await crowd[key].leave();
    return open.slice(0, documents);
  };
  const able: (readonly [UserKey, readonly DocKey[]])[] = [];
  for (const key of userKeys) {
    const open = await writesOn(key);
    if (open.length === documents) able.push([key, open]);
  }
  const places: Place[] = [];
  for (let count = 0; count < people; count += 1) {
    const [key, open] = known(able[count % able.length]);
    const { user, cookie } = count < able.length ? crowd[key] : await board.person(key);
    const who = new Attendee(proxy.url, user, cookie);
    for (const doc of open) places.push({ who, doc });
  }
  return places;
};

test(
  '[S39] 25 people in 5 documents each, all cut at once and back at once: all are in, none with an empty page, none refused',
  { timeout: 240_000 },
  async () => {
    const places = await meeting();
    expect(places).toHaveLength(people * documents);
    const enter = ({ who, doc }: Place, before?: Sheet) => who.doc(doc, before?.doc, 60_000);
    const sheets = await Promise.all(places.map((place) => enter(place)));
    expect(sheets.filter(({ isOpen }) => !isOpen)).toEqual([]);
    const said = fresh<string>();
    const all = [...new Set(places.map(({ doc }) => doc))];
    for (const doc of all)
      known(sheets[places.findIndex((place) => place.doc === doc)]).type('discussion', `${said} before`);
    await until(() => sheets.every((sheet) => sheet.words().includes(`${said} before`)), 'everybody to read', 30_000);

    proxy.cut();
    await until(() => sheets.every(({ closed }) => closed !== null), 'everybody to be cut', 30_000);
    for (const [index, sheet] of sheets.entries()) sheet.type('discussion', `${said} ${index} offline`);
    const back = await Promise.all(
      // Every third comes with a page that was loaded anew.
      places.map((place, index) => enter(place, index % 3 === 0 ? undefined : sheets[index])),
    );
    expect(back.map(({ status, closed }) => ({ status, closed }))).toEqual(
      back.map(() => ({ status: null, closed: null })),
    );
    expect(back.filter((sheet) => !sheet.words().includes(`${said} before`))).toEqual([]);
    const [who] = new Set(places.map((place) => place.who));
    expect((await known(who).get('/api/home')).status).toBe(200);
    await Promise.all(back.map((sheet) => sheet.saved()));
    const offline = (doc: DocKey) =>
      places.flatMap((place, index) => (place.doc === doc && index % 3 !== 0 ? [`${said} ${index} offline`] : []));
    for (const doc of all) {
      const own = back.filter((_, index) => places[index]?.doc === doc);
      await until(
        () => own.every((sheet) => offline(doc).every((words) => sheet.words().split(words).length === 2)),
        'all words, once',
        30_000,
      );
      await until(() => new Set(own.map((sheet) => sheet.words())).size === 1, 'equal replicas', 30_000);
    }
  },
);
