/** Two nodes behind a proxy, as processes, each replaced in its turn while people type: nothing is lost, and how long nobody was answered is said. */
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { replay } from '@board/server/rooms/replay.js';
import { known } from '../support/house.js';
import { again, type Running } from '../support/houseProcess.js';
import { until } from '../support/houseUntil.js';
import { Cluster, withoutRedis } from '../support/nodes.js';
import { Stage } from '../support/nodesStage.js';
import { breath, openSwitch, Restless, type Switch } from '../support/rolling.js';

const names = ['Callum', 'Dana', 'Rufus', 'Sam'] as const;
/** What is promised, in the breaths of those who try to come back: a count, however slow the machine. */
const triesIn5Seconds = 5_000 / breath;

describe.skipIf(withoutRedis)('two nodes', () => {
  let proxy: Switch;
  let cluster: Cluster;
  let stage: Stage;
  let settings: NodeJS.ProcessEnv;

  beforeAll(async () => {
    proxy = await openSwitch();
    settings = { ORIGIN: proxy.url, DRAIN_SECONDS: '0.5' };
    cluster = await Cluster.open(2, settings);
    stage = await Stage.set(cluster, names);
    proxy.to(...cluster.nodes.map(({ url }) => url));
  }, 180_000);
  afterAll(async () => {
    await cluster.close();
    proxy.close();
  });

  /** As an operator does it: out of the proxy, ended, another in its place, and that one into the proxy. */
  const replace = async ({ url, child, complaints }: Running, others: readonly Running[]): Promise<Running> => {
    proxy.to(...others.map((other) => other.url));
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended, complaints.join('')).toEqual([0, null]);
    const next = await cluster.startNode(settings);
    expect(next.url).not.toBe(url);
    proxy.to(next.url, ...others.map((other) => other.url));
    return next;
  };

  test(
    '[L22] two nodes replaced one after the other while four type: nobody is refused, every word is there once, and everybody is back within the tries of five seconds',
    { timeout: 240_000 },
    async () => {
      const typists = names.map((name) => new Restless(name, again(proxy.url, stage.one(name)), stage.doc));
      const work = Promise.all(typists.map((one) => one.work()));
      const typed = async () => {
        const from = typists.map((one) => one.typed.length);
        await until(
          () => typists.every((one, at) => one.typed.length > known(from[at]) + 20),
          'people to type',
          40_000,
        );
      };
      await typed();
      const [one, two] = [cluster.node(0), cluster.node(1)];
      const next = await replace(one, [two]);
      await typed();
      await replace(two, [next]);
      await typed();
      for (const typist of typists) typist.stop();
      await work;

      const all = typists.flatMap((typist) => typist.typed);
      const text = (await again(proxy.url, stage.one('Dana')).doc(stage.doc)).words();
      const store = await cluster.store();
      const stored = (await replay(store.log, stage.doc)).doc.getXmlFragment('discussion').toJSON();
      await store.close();
      for (const said of [text, stored])
        expect(all.filter((words) => said.split(`>${words}<`).length !== 2)).toEqual([]);
      for (const { ends } of typists) expect(ends.filter((end) => !/^(4503 retry|1006 )$/.test(end))).toEqual([]);
      for (const { tries } of typists) expect(tries.filter((status) => status !== null && status !== 503)).toEqual([]);
      expect(typists.every(({ ends }) => ends.length > 0)).toBe(true);
      for (const { tries } of typists) expect(tries.length).toBeLessThan(2 * triesIn5Seconds);
      console.log(
        `[L22] two nodes replaced in turn: ${all.length} words, 0 lost; ` +
          typists
            .map(
              ({ name, ends, tries, longestGap }) =>
                `${name} ${ends.length} times sent on, ${tries.length} tries in vain, longest gap ${Math.round(longestGap)} ms`,
            )
            .join('; '),
      );
    },
  );
});
