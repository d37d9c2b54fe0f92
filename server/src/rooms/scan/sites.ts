/** Where things stand in a live document: which root, inside what, how deep. Reads Yjs's store and changes nothing. */
import * as Y from 'yjs';
import { insidePair } from './letters.js';

export interface Site {
  /** Tells two sites apart in a key. */
  readonly number: number;
  readonly root: string;
  /** A node's name, `text`, or `root`. */
  readonly holder: string;
  readonly depth: number;
  /** What it stands in; null for a root. */
  readonly outer: Site | null;
  /** The node's own item, if the document has it. */
  readonly item: Y.Item | null;
}

export type Type = Y.AbstractType<unknown>;

/** The parent was deleted and collected: what arrives for it becomes nothing. */
export const gone: Site = { number: 0, root: '', holder: '', depth: 0, outer: null, item: null };

/** What the document has of a client's clocks: an item, or the place of one that was collected. */
export type Live = Y.Item | Y.GC;

/** The live struct that holds a clock; null when the document has not come so far. */
export const liveAt = (doc: Y.Doc, client: number, clock: number): Live | null => {
  const structs = doc.store.clients.get(client);
  const last = structs?.[structs.length - 1];
  if (structs === undefined || last === undefined || clock >= last.id.clock + last.length) return null;
  // What follows on the last words is most of what is typed.
  return clock >= last.id.clock ? last : (structs[Y.findIndexSS(structs, clock)] ?? null);
};

/** The live struct that holds a clock, which must be below the client's state. */
export const structAt = (doc: Y.Doc, client: number, clock: number): Live => {
  const struct = liveAt(doc, client, clock);
  if (struct === null) throw new Error('a struct below the state of its client is missing');
  return struct;
};

/** The type in which an integrated item stands. */
export const parentOf = (item: Y.Item): Type => item.parent as Type;

/** Would a cut before this clock go through a surrogate pair of this item? */
export const cutsLivePair = (live: Live, clock: number): boolean => {
  const at = clock - live.id.clock;
  if (at <= 0 || at >= live.length || !(live instanceof Y.Item)) return false;
  return live.content instanceof Y.ContentString && insidePair(live.content.str, at);
};

export class Sites {
  private readonly roots = new Map<string, Site>();
  private readonly known = new WeakMap<Type, Site>();
  private last = 0;

  constructor(private readonly doc: Y.Doc) {}

  ofRoot(name: string): Site {
    const known = this.roots.get(name);
    if (known !== undefined) return known;
    const site = { number: ++this.last, root: name, holder: 'root', depth: 0, outer: null, item: null };
    this.roots.set(name, site);
    return site;
  }

  ofType(type: Type): Site {
    const known = this.known.get(type);
    if (known !== undefined) return known;
    const site = type._item === null ? this.ofRoot(Y.findRootTypeKey(type)) : this.ofNode(type, type._item);
    this.known.set(type, site);
    return site;
  }

  /** A site for something that is not in the document yet. */
  inside(outer: Site, holder: string, item: Y.Item | null = null): Site {
    return { number: ++this.last, root: outer.root, holder, depth: outer.depth + 1, outer, item };
  }

  private ofNode(type: Type, item: Y.Item): Site {
    const holder = type instanceof Y.XmlElement ? type.nodeName : 'text';
    return this.inside(this.ofType(parentOf(item)), holder, item);
  }

  /** The root's own type, if the document has it. */
  rootType(name: string): Type | null {
    return (this.doc.share.get(name) as Type | undefined) ?? null;
  }
}
