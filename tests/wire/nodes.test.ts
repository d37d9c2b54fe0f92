/** Two nodes on one store, as processes: one owner, one document, and an exclusion that holds everywhere when it is said. */
import type { CommandId } from '@board/shared/kernel/ids.js';
import type { CaseView, MeetingView } from '@board/shared/policy/views.js';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { replay } from '@board/server/rooms/replay.js';
import { boardWith } from '../support/auditCli.js';
import { casePath, known } from '../support/house.js';
import { until } from '../support/houseUntil.js';
import { Cluster, withoutRedis } from '../support/nodes.js';
import { Stage } from '../support/nodesStage.js';
import { fresh } from '../support/people.js';

const names = ['Priya', 'Callum', 'Dana', 'Sam', 'Rufus', 'Obinna', 'Wendeline'] as const;

describe.skipIf(withoutRedis)('two nodes', () => {
  let cluster: Cluster;
  let stage: Stage;

  beforeAll(async () => {
    cluster = await Cluster.open(2);
    stage = await Stage.set(cluster, names);
  }, 180_000);
  afterAll(() => cluster.close());

  test('[S29][A1] 25 claims at once over both nodes, each sent to both: one owner', { timeout: 180_000 }, async () => {
    const register = await stage.register();
    const agencyOf = (user: string) =>
      known(Object.values(register.directory.users).find(({ id }) => id === user)).agency;
    const claimants = ['Callum', 'Dana', 'Sam', 'Rufus', 'Obinna'] as const;
    const lines = claimants.map((name) => [stage.at(0, name), stage.at(1, name)] as const);
    for (let round = 0; round < 3; round += 1) {
      const action = await stage.raise(stage.one('Dana'));
      const sees = async () =>
        (await stage.case(stage.at(1, 'Dana')))?.actions.some(({ id }) => id === action) === true;
      while (!(await sees())) await stage.one('Dana').heardAll();
      const claims = Array.from({ length: 25 }, (_, n) => ({
        by: known(lines[n % lines.length]),
        id: fresh<CommandId>(),
      }));
      const answers = await Promise.all(
        claims.flatMap(({ by, id }) =>
          by.map(async (who) => {
            const ack = await who.command('claim action', { ...stage.on, action, agency: agencyOf(who.user) }, id);
            return { id, ack };
          }),
        ),
      );
      const won = new Set(answers.filter(({ ack }) => ack.ok).map(({ id }) => id));
      expect(won.size).toBe(1);
      const others = answers.filter(({ id }) => !won.has(id)).map(({ ack }) => (ack.ok ? 'ok' : ack.reason));
      expect(new Set(others)).toEqual(new Set(['taken']));
    }
  });

  test(
    '[S28][S6] people on both nodes type into one document: nothing is lost, and both equal the journal',
    { timeout: 180_000 },
    async () => {
      const sheets = await Promise.all(
        (['Callum', 'Dana', 'Sam', 'Rufus'] as const).map((name, n) => stage.sheet(stage.at(n % 2, name))),
      );
      const typed: string[] = [];
      for (let round = 0; round < 40; round += 1) {
        for (const [n, sheet] of sheets.entries()) {
          const words = `r${round}n${n}.`;
          sheet.type('discussion', words);
          typed.push(words);
        }
        if (round % 8 === 7) await Promise.all(sheets.map((sheet) => sheet.saved()));
      }
      await Promise.all(sheets.map((sheet) => sheet.saved()));
      const all = (sheet: (typeof sheets)[number]) => typed.every((words) => sheet.words().includes(words));
      await until(() => sheets.every(all), 'all words on all screens');
      expect(sheets.map(({ closed }) => closed)).toEqual(sheets.map(() => null));
      const store = await cluster.store();
      const { doc } = await replay(store.log, stage.doc);
      await store.close();
      const wordsOf = (one: Y.Doc) => one.getXmlFragment('discussion').toJSON();
      for (const sheet of sheets) expect(wordsOf(sheet.doc)).toBe(wordsOf(doc));
      for (const sheet of sheets) expect(Y.encodeStateVector(sheet.doc)).toEqual(Y.encodeStateVector(doc));
    },
  );

  test(
    '[S30][N3] an exclusion said at one node: not a byte more at the other once it is said',
    { timeout: 180_000 },
    async () => {
      const [priya, sam, callum] = [stage.at(0, 'Priya'), stage.at(1, 'Sam'), stage.at(1, 'Callum')];
      for (let round = 0; round < 5; round += 1) {
        const [theirs, others] = [await stage.sheet(sam), await stage.sheet(callum)];
        others.type('discussion', `before ${round}.`);
        let typed = 0;
        const type = () => others.type('discussion', `on ${round} ${(typed += 1)}.`);
        const typing = setInterval(type, 10);
        try {
          await priya.must('exclude seat', { ...stage.on, user: sam.user, reason: 'a reason' });
          // What had left before it was said may still be unread here: two turns read all that has come.
          await turn();
          await turn();
          const [heard, said] = [theirs.heard.length, typed];
          expect((await sam.get(`/api/meetings/${stage.on.meeting}/cases/${stage.on.caseId}`)).status).toBe(404);
          type();
          clearInterval(typing);
          await others.saved();
          await until(() => theirs.closed !== null, 'the end of their connection');
          expect(theirs.closed?.code).toBe(4404);
          expect(
            theirs.heard
              .slice(heard)
              .map(({ kind }) => kind)
              .filter((kind) => kind !== 'refused'),
          ).toEqual([]);
          expect(theirs.words()).not.toContain(`on ${round} ${said + 1}.`);
        } finally {
          clearInterval(typing);
        }
        await priya.must('restore seat', { ...stage.on, user: sam.user });
      }
    },
  );

  test(
    '[A13][S29] a hold at one node and a shredding at the other, at once: one of them',
    { timeout: 180_000 },
    async () => {
      const { meeting } = stage.on;
      const view = known(await stage.one('Priya').view<MeetingView>(`/api/meetings/${meeting}`));
      const reason = 'kept for as long as it may be';
      const won = { hold: 0, shredding: 0 };
      for (const { caseId } of known(view.agenda)
        .items.filter((item) => item.caseId !== stage.on.caseId)
        .slice(0, 4)) {
        const on = { meeting, caseId };
        const chair = async (node: number) =>
          (await stage.at(node, 'Priya').view<CaseView>(casePath(meeting, caseId)))?.chair ?? null;
        await stage.at(0, 'Wendeline').must('propose shredding', { ...on, reason });
        for (let round = 0; round < 6; round += 1) {
          while ((await chair(0))?.hold !== null || (await chair(1))?.shredding === null) await pause(20);
          const [first, second] = [stage.at(round % 2, 'Wendeline'), stage.at(1 - (round % 2), 'Priya')];
          const [hold, shredding] = await Promise.all([
            first.command('place hold', { ...on, reason }),
            second.command('confirm shredding', on),
          ]);
          expect([hold.ok, shredding.ok].filter(Boolean)).toHaveLength(1);
          won[hold.ok ? 'hold' : 'shredding'] += 1;
          const seen = [await chair(0), await chair(1)];
          if (shredding.ok) expect(seen).toEqual([null, null]);
          if (shredding.ok) break;
          await first.must('lift hold', { ...on, reason });
        }
      }
      process.stdout.write(`[A13] holds ${won.hold}, shreddings ${won.shredding}\n`);
    },
  );

  // The last: it ends both nodes, so that both have signed.
  test(
    '[L17][L18] every node’s folder of checkpoints verifies by itself, and what is gone of one is missed',
    { timeout: 180_000 },
    async () => {
      const verify = (node: number) =>
        boardWith(
          { MONGODB_URI: cluster.shared.uri },
          ...['audit', 'verify', '--data', cluster.data, '--checkpoints', cluster.checkpoints(node)],
        );
      for (const { child } of cluster.nodes) {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
      }
      for (const node of [0, 1]) {
        const { code, said } = await verify(node);
        expect(said).toMatch(/checkpoints?: whole$/m);
        expect(said).toContain('1 chain of other nodes noted');
        expect(code).toBe(0);
      }
      await rm(cluster.checkpoints(1), { recursive: true });
      expect((await verify(1)).said).toMatch(/^checkpoint 1 is missing: the store has noted one of /);
      expect((await verify(0)).code).toBe(0);
    },
  );
});
