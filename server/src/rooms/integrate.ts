/** Integrates what a scan has read, the way Yjs does it with an update, without reading the frame again. Judges nothing. */
import { never } from '@board/shared/kernel/result.js';
import * as Y from 'yjs';
import { wordsOf } from './scan/content.js';
import type { Range, Struct, Update } from './scan/update.js';

/** Only in the order in which Yjs would: one block, nothing of it known, all of it fit. */
export const integrate = (transaction: Y.Transaction, update: Update): void => {
  const { store } = transaction.doc;
  for (const { structs } of update.blocks) {
    for (const struct of structs) {
      const item = itemOf(transaction.doc, update, struct);
      if (item.getMissing(transaction, store) !== null)
        throw new Error('a struct that was scanned has nowhere to stand');
      item.integrate(transaction, 0);
    }
  }
  for (const range of update.ranges) deleteRange(transaction, range);
};

const idOf = (client: number, clock: number): Y.ID | null => (client < 0 ? null : Y.createID(client, clock));

const itemOf = (doc: Y.Doc, update: Update, struct: Struct): Y.Item =>
  new Y.Item(
    Y.createID(struct.client, struct.clock),
    null,
    idOf(struct.leftClient, struct.leftClock),
    null,
    idOf(struct.rightClient, struct.rightClock),
    struct.root === null ? idOf(struct.parentClient, struct.parentClock) : doc.get(struct.root),
    struct.sub,
    contentOf(update, struct),
  );

type Content = Y.Item['content'];

const contentOf = ({ bytes }: Update, { content }: Struct): Content => {
  switch (content.kind) {
    case 'string':
      return new Y.ContentString(wordsOf(bytes, content));
    case 'format':
      return new Y.ContentFormat(content.name, JSON.parse(String(content.values[0])) as object);
    case 'text':
      return new Y.ContentType(new Y.XmlText());
    case 'element':
      return new Y.ContentType(new Y.XmlElement(content.name));
    case 'any':
      return new Y.ContentAny(content.values);
    case 'deleted':
    case 'gc':
      throw new Error('a frame with what is gone is for Yjs to read');
    default:
      return never(content.kind);
  }
};

/** The first is cut where the range begins, and the last where it ends; what is gone already stays as it is. */
const deleteRange = (transaction: Y.Transaction, { client, clock, length }: Range): void => {
  const structs = transaction.doc.store.clients.get(client) ?? [];
  const end = clock + length;
  for (let n = Y.findIndexSS(structs, clock); n < structs.length; n++) {
    let item = structs[n];
    if (item === undefined || item.id.clock >= end) return;
    if (!(item instanceof Y.Item) || item.deleted) continue;
    if (item.id.clock < clock) {
      item = Y.getItemCleanStart(transaction, Y.createID(client, clock));
      n++;
    }
    if (end < item.id.clock + item.length) Y.getItemCleanStart(transaction, Y.createID(client, end));
    item.delete(transaction);
  }
};
