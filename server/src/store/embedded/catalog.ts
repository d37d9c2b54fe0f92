/** Which collections and indexes exist, and how their keys begin. Knows no documents. */
import { deserialize, serialize } from 'bson';
import { after } from './order.js';
import type { Range, Storage } from './storage.js';

export interface Index {
  readonly id: number;
  readonly name: string;
  readonly fields: readonly string[];
  readonly unique: boolean;
  /** Only documents with these values have an entry. */
  readonly only?: readonly Fixed[];
}

export interface Fixed {
  readonly field: string;
  readonly value: string | number;
}

export interface Collection {
  readonly ns: string;
  readonly id: number;
  readonly indexes: readonly Index[];
}

/** The primary key is no entry of its own: documents lie in the order of their `_id`. */
export const PRIMARY: Index = { id: 0, name: '_id_', fields: ['_id'], unique: true };

const CATALOG = Buffer.from('c');
const catalogKey = (ns: string) => Buffer.concat([CATALOG, Buffer.from(ns)]);

/** What all documents of a collection (`index` 0), or all entries of one of its indexes, begin with. */
export const prefixOf = (collection: Collection, index: Index): Buffer => {
  const prefix = Buffer.from('d\0\0\0\0\0\0');
  prefix.writeUInt32BE(collection.id, 1);
  prefix.writeUInt16BE(index.id, 5);
  return prefix;
};

export const wholeOf = (prefix: Buffer): Range => ({ from: prefix, to: after(prefix) });

export interface Catalog {
  find(ns: string): Collection | undefined;
  all(): readonly Collection[];
  /** The collection of that name, made now if there is none. */
  ensure(ns: string): Collection;
  save(collection: Collection): void;
  drop(collection: Collection): void;
  /** Forgets what a failed commit may have left in memory. */
  reload(): void;
}

export const openCatalog = (storage: Storage): Catalog => {
  const known = new Map<string, Collection>();
  const reload = () => {
    known.clear();
    for (const { value } of storage.entries(wholeOf(CATALOG))) {
      const collection = deserialize(value) as Collection;
      known.set(collection.ns, collection);
    }
  };
  const save = (collection: Collection) => {
    storage.put(catalogKey(collection.ns), Buffer.from(serialize(collection)));
    known.set(collection.ns, collection);
  };
  const make = (ns: string): Collection => {
    const made = { ns, id: Math.max(0, ...[...known.values()].map(({ id }) => id)) + 1, indexes: [] };
    save(made);
    return made;
  };
  const drop = (collection: Collection) => {
    for (const index of [PRIMARY, ...collection.indexes])
      for (const key of [...storage.keys(wholeOf(prefixOf(collection, index)))]) storage.remove(key);
    storage.remove(catalogKey(collection.ns));
    known.delete(collection.ns);
  };
  reload();
  return {
    find: (ns) => known.get(ns),
    all: () => [...known.values()],
    ensure: (ns) => known.get(ns) ?? make(ns),
    save,
    drop,
    reload,
  };
};
