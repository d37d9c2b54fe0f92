/** Words redacted at one node while people at the other read them and write beside them: nobody there can get them, and nothing else is lost. */
import type { CaseView } from '@board/shared/policy/views.js';
import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placesIn, position } from '../support/epochsProse.js';
import { casePath, known } from '../support/house.js';
import { until } from '../support/houseUntil.js';
import { Cluster, withoutRedis } from '../support/nodes.js';
import { Stage } from '../support/nodesStage.js';
import { fresh, type Attendee } from '../support/people.js';
import type { Sheet } from '../support/peopleSync.js';
import { canary } from '../support/traffic.js';

const patience = 40_000;
const slow = 300_000;

describe.skipIf(withoutRedis)('two nodes', () => {
  let cluster: Cluster;
  let stage: Stage;

  beforeAll(async () => {
    cluster = await Cluster.open(2);
    stage = await Stage.set(cluster, ['Priya', 'Callum', 'Dana', 'Sam']);
  }, 180_000);
  afterAll(() => cluster.close());

  const boardOf = async (who: Attendee) => {
    const view = known(await who.view<CaseView>(casePath(stage.on.meeting, stage.on.caseId)));
    return known(view.compartments.find(({ kind }) => kind === 'board')).doc;
  };

  test(
    '[S15][S16][S28] redacted at one, gone at the other: sent on, no byte of it since, and its writers go on without loss',
    { timeout: slow },
    async () => {
      const [secret, kept] = [canary(), canary()];
      const [callum, dana, sam] = [stage.at(1, 'Callum'), stage.at(1, 'Dana'), stage.at(1, 'Sam')];
      const old = stage.doc;
      const priya = await stage.at(0, 'Priya').doc(old);
      const [writer, reader] = [await callum.doc(old), await dana.doc(old)];
      writer.type('discussion', `${kept} before ${secret} after`);
      await writer.saved();
      await until(
        () => [priya, reader].every((sheet) => sheet.words().includes(secret)),
        'the words to arrive',
        patience,
      );
      const { places, text } = placesIn(priya.doc, 'discussion');
      const start = text.indexOf(secret);
      const from = position(known(places.findLast(({ offset }) => offset === start)));
      const to = position(known(places.find(({ offset }) => offset === start + secret.length)));
      const cut = { kind: 'range', root: 'discussion', from, to } as const;
      const typed: { readonly words: string; readonly number: number }[] = [];
      const typing = setInterval(() => {
        if (writer.closed !== null) return;
        const words = fresh<string>();
        writer.type('discussion', words);
        typed.push({ words, number: writer.sent });
      }, 5);
      try {
        const redaction = {
          ...stage.on,
          compartment: 'board',
          doc: old,
          cut,
          reason: 'Named somebody who is safe.',
        } as const;
        await stage.at(0, 'Priya').must('redact words', redaction);
        await until(
          () => [priya, writer, reader].every(({ closed }) => closed !== null),
          'all to be sent on',
          patience,
        );
      } finally {
        clearInterval(typing);
      }
      const marks = [callum, dana, sam].map((one) => [one, one.traffic.mark] as const);
      const next = await boardOf(sam);
      expect(next).not.toBe(old);
      for (const { closed } of [writer, reader])
        expect(closed?.code === 4403 ? closed.reason : closed?.code).toEqual(
          expect.stringMatching(new RegExp(`^EPOCH ${next}$`)),
        );
      const late = await sam.doc(old, new Y.Doc(), patience);
      expect([late.isOpen, late.words()]).toEqual([false, '']);
      const sheets: Sheet[] = [];
      for (const [one] of marks) sheets.push(await one.doc(next, new Y.Doc(), patience));
      for (const sheet of sheets) {
        expect(sheet.words()).toContain(`${kept} before `);
        expect(sheet.words()).not.toContain(secret);
      }
      const stored = typed.filter(({ number }) => number <= writer.stored);
      expect(stored.filter(({ words }) => known(sheets[0]).words().split(words).length !== 2)).toEqual([]);
      known(sheets[0]).type('discussion', 'and on');
      await known(sheets[0]).saved();
      await until(() => sheets.every((sheet) => sheet.words().includes('and on')), 'what comes after', patience);
      for (const one of [callum, dana, sam]) await one.get(casePath(stage.on.meeting, stage.on.caseId));
      for (const [one, mark] of marks) expect(one.traffic.has(secret, mark), one.user).toBe(false);
      const store = await cluster.store();
      await expect(store.log.read(`doc/${old}`, 0)).rejects.toThrow();
      await store.close();
      console.log(
        `[S28] ${stored.length} of ${typed.length} words typed at the other node were stored before it ended`,
      );
    },
  );
});
