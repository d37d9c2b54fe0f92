/** Begins documents that go on from older ones, one after the other, and destroys what they went on from. Knows no person. */
import type { DocKey, PlacementId } from '@board/shared/kernel/ids.js';
import type { Before, DocGate } from '../../gate/asking.js';
import type { Chance } from '../../ports/chance.js';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';
import { draftLease } from '../drafting.js';
import { decodeRecord, encodeRecord } from '../record.js';
import { docStream, replay } from '../replay.js';
import type { Replayed } from '../replayed.js';
import { goOn } from './goOn.js';

export interface EpochNeeds {
  readonly log: Pick<Log, 'append' | 'read' | 'links' | 'head' | 'destroy'>;
  readonly gate: Pick<DocGate, 'before'>;
  readonly chance: Chance;
  readonly clock: Clock;
  /** Resolves when nothing more is written to a document that is gone on from. */
  readonly left: (doc: DocKey) => Promise<void>;
}

export interface Epochs {
  /**
   * Resolves when the document has its first words and the older one is destroyed; at once for one that has none
   * before it. Answers whose placed words were taken out. May be asked again, also by the next process.
   */
  begin(doc: DocKey): Promise<readonly PlacementId[]>;
}

const nothing: readonly PlacementId[] = [];

export const openEpochs = (needs: EpochNeeds): Epochs => {
  const begun = new Map<DocKey, readonly PlacementId[]>();
  let line: Promise<unknown> = Promise.resolve();

  const begin = async (doc: DocKey): Promise<readonly PlacementId[]> => {
    const before = needs.gate.before(doc);
    const known = begun.get(doc);
    if (before === null || known !== undefined) return known ?? nothing;
    const earlier = await begin(before.doc);
    const stripped = (await openingIn(needs, doc)) ?? (await write(needs, doc, before));
    await destroy(needs, before.doc);
    const all = [...new Set([...earlier, ...stripped])];
    begun.set(doc, all);
    return all;
  };

  return {
    begin: (doc) => {
      if (needs.gate.before(doc) === null) return Promise.resolve(nothing);
      const next = line.then(() => begin(doc));
      line = next.catch(() => undefined);
      return next;
    },
  };
};

/** The house's lease comes first, and in the same append what it writes under it. */
const openingAt = 2;

/** Null for a document that has not begun. One that was gone on from since, and destroyed, has nothing more to say. */
const openingIn = async ({ log }: EpochNeeds, doc: DocKey): Promise<readonly PlacementId[] | null> => {
  const stream = docStream(doc);
  const [link] = await log.links(stream, openingAt - 1, 1);
  if (link === undefined) return null;
  if (link.body === 'destroyed') return nothing;
  const [record] = await log.read(stream, openingAt - 1, 1);
  const body = record && decodeRecord(record.body);
  return body?.kind === 'opening' ? body.stripped : nothing;
};

/** Another node may have begun it meanwhile: then what that one wrote holds. */
const write = async (needs: EpochNeeds, doc: DocKey, before: Before): Promise<readonly PlacementId[]> => {
  const { log, chance, clock } = needs;
  await needs.left(before.doc);
  const old = await ended(needs, before);
  const { hash } = await log.head(docStream(before.doc));
  const client = old.leases.fresh(chance, (id) => old.hasWordsOf(id));
  const opening = goOn(old, before, hash, client);
  const at = clock.now();
  const drafts = [
    draftLease(at, client, 'system'),
    { at, by: 'system', session: null, body: encodeRecord(opening) } as const,
  ];
  const { caseId } = before;
  const result = await log.append({ stream: docStream(doc), after: 0, drafts, caseId });
  if (result.ok) return opening.stripped;
  const first = result.reason === 'conflict' ? await openingIn(needs, doc) : null;
  if (first === null) throw new Error(`a document could not begin: ${result.reason}`);
  return first;
};

/** All of the older document, after a record behind which no node that has not heard yet can write: no word is left there. */
const ended = async ({ log, clock }: EpochNeeds, { doc, caseId }: Before): Promise<Replayed> => {
  const stream = docStream(doc);
  let old = await replay(log, doc, { keep: true });
  while (!old.ended) {
    const last = { at: clock.now(), by: 'system', session: null, body: encodeRecord({ kind: 'ended' }) } as const;
    const result = await log.append({ stream, after: old.head, drafts: [last], caseId });
    if (!result.ok && result.reason === 'gone') throw new Error('a document could not end: gone');
    old = await replay(log, doc, { keep: true, from: old });
  }
  return old;
};

/** Its bodies and their key; the chain stays. */
const destroy = async ({ log }: EpochNeeds, doc: DocKey): Promise<void> => {
  const stream = docStream(doc);
  const { seq } = await log.head(stream);
  if (seq === 0) return;
  const [last] = await log.links(stream, seq - 1, 1);
  if (last?.body !== 'destroyed') await log.destroy(stream);
};
