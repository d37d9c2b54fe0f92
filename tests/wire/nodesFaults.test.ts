/** Three nodes on one store, as processes, while Redis is killed, one of them stands still, and one of them dies. */
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { replay } from '@board/server/rooms/replay.js';
import { known } from '../support/house.js';
import { kill } from '../support/houseProcess.js';
import { until } from '../support/houseUntil.js';
import { Cluster, withoutRedis } from '../support/nodes.js';
import { Stage } from '../support/nodesStage.js';
import type { Sheet } from '../support/peopleSync.js';

const names = ['Priya', 'Callum', 'Dana', 'Sam', 'Rufus', 'Obinna'] as const;
const patience = 40_000;

describe.skipIf(withoutRedis)('three nodes', () => {
  let cluster: Cluster;
  let stage: Stage;

  beforeAll(async () => {
    cluster = await Cluster.open(3);
    stage = await Stage.set(cluster, names);
  }, 180_000);
  afterAll(() => cluster.close());

  const everywhere = (people: readonly (typeof names)[number][]): Promise<Sheet[]> =>
    Promise.all(people.map((name, n) => stage.sheet(stage.at(n % 3, name))));

  const arrive = (sheets: readonly Sheet[], words: readonly string[]): Promise<void> =>
    until(() => sheets.every((sheet) => words.every((word) => sheet.words().includes(word))), 'all words', patience);

  const expectAsStored = async (sheets: readonly Sheet[]): Promise<void> => {
    const store = await cluster.store();
    const { doc } = await replay(store.log, stage.doc);
    await store.close();
    for (const sheet of sheets) expect(Y.encodeStateVector(sheet.doc)).toEqual(Y.encodeStateVector(doc));
    for (const { doc: own } of sheets)
      expect(own.getXmlFragment('discussion').toJSON()).toBe(doc.getXmlFragment('discussion').toJSON());
  };

  test('[S32] Redis killed and back: everything goes on, and nothing is lost', { timeout: 180_000 }, async () => {
    const sheets = await everywhere(['Callum', 'Dana', 'Rufus']);
    const typed: string[] = [];
    const round = async (when: string): Promise<void> => {
      for (const [n, sheet] of sheets.entries()) {
        typed.push(`${when} ${n}.`);
        sheet.type('discussion', `${when} ${n}.`);
      }
      await Promise.all(sheets.map((sheet) => sheet.saved()));
      await arrive(sheets, typed);
    };
    await round('with bells');
    await cluster.redis.kill();
    await round('without bells');
    const action = await stage.raise(stage.at(0, 'Dana'), 'said without bells');
    const sees = async (node: number) =>
      (await stage.case(stage.at(node, 'Rufus')))?.actions.some(({ id }) => id === action) === true;
    for (const node of [1, 2]) while (!(await sees(node))) await known(sheets[0]).heardAll();
    await cluster.redis.restart();
    await round('with bells again');
    expect(sheets.map(({ closed }) => closed)).toEqual([null, null, null]);
    await expectAsStored(sheets);
  });

  test(
    '[S33][N22] a node that stood still while somebody was excluded tells them nothing typed since, and comes on',
    { timeout: 180_000 },
    async () => {
      const [theirs, beside] = [await stage.sheet(stage.at(2, 'Sam')), await stage.sheet(stage.at(2, 'Callum'))];
      const others = await stage.sheet(stage.at(0, 'Dana'));
      others.type('discussion', 'before it stood still.');
      await arrive([theirs, beside], ['before it stood still.']);
      const { child } = cluster.node(2);
      child.kill('SIGSTOP');
      const sam = stage.one('Sam').user;
      await stage.at(0, 'Priya').must('exclude seat', { ...stage.on, user: sam, reason: 'a reason' });
      others.type('discussion', 'after they were excluded.');
      await others.saved();
      child.kill('SIGCONT');
      await until(() => theirs.closed !== null && beside.closed !== null, 'its people to be sent away', patience);
      expect(theirs.words()).not.toContain('after they were excluded.');
      // whoever may still see it comes in again there, once the node knows where things stand
      let back: Sheet | null = null;
      while (!back?.isOpen) {
        await pause(200);
        back = await stage.at(2, 'Callum').doc(stage.doc, new Y.Doc(), patience);
      }
      await arrive([back], ['after they were excluded.']);
      expect((await stage.at(2, 'Sam').get(`/api/meetings/${stage.on.meeting}/cases/${stage.on.caseId}`)).status).toBe(
        404,
      );
      await stage.at(0, 'Priya').must('restore seat', { ...stage.on, user: sam });
    },
  );

  test(
    '[S1][S28] a node is killed: its people go on at another, with all that was stored',
    { timeout: 180_000 },
    async () => {
      const [here, there] = [await stage.sheet(stage.at(0, 'Dana')), await stage.sheet(stage.at(1, 'Rufus'))];
      there.type('discussion', 'stored before the end.');
      await there.saved();
      there.type('discussion', 'perhaps stored.');
      await kill(cluster.node(1).child);
      await until(() => there.closed !== null, 'the end of their connection');
      const moved = await stage.at(0, 'Rufus').doc(stage.doc);
      expect(moved.words()).toContain('stored before the end.');
      Y.applyUpdate(moved.doc, Y.encodeStateAsUpdate(there.doc));
      await moved.saved();
      await arrive([here, moved], ['stored before the end.', 'perhaps stored.']);
      expect(moved.words().split('perhaps stored.').length).toBe(2);
      await expectAsStored([here, moved]);
    },
  );
});
