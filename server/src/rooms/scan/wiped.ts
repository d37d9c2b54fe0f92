/** Weighs what a frame takes away of other people's words. Reads live items; changes nothing. */
import * as Y from 'yjs';
import type { Frame } from './ground.js';
import { parentOf, type Type } from './sites.js';

/** Live characters of others that a frame deletes. */
export interface Loss {
  /** Counts towards the cap. */
  readonly chars: number;
  /** In the box of the sender's own agency, where nothing is refused. */
  readonly atHome: number;
  /** The root that loses most. */
  readonly root: string;
}

export const noLoss: Loss = { chars: 0, atHome: 0, root: '' };

export const addLoss = (a: Loss, b: Loss): Loss => ({
  chars: a.chars + b.chars,
  atHome: a.atHome + b.atHome,
  root: b.chars + b.atHome > a.chars + a.atHome ? b.root : a.root,
});

/** Collects the deletes of a frame; each character counts once, though a node's delete also takes everything inside it. */
export class Wiped {
  private readonly nodes: Type[] = [];
  private readonly words: { readonly item: Y.Item; readonly length: number }[] = [];

  constructor(private readonly frame: Frame) {}

  add(item: Y.Item, length: number): void {
    if (item.content instanceof Y.ContentType) this.nodes.push(item.content.type as Type);
    else if (this.isForeign(item)) this.words.push({ item, length });
  }

  loss(): Loss {
    if (this.nodes.length === 0 && this.words.length === 0) return noLoss;
    const lost = new Map<Y.Item, number>();
    for (const { item, length } of this.words) lost.set(item, (lost.get(item) ?? 0) + length);
    for (const node of this.nodes) this.collect(node, lost);
    return this.byRoot(lost);
  }

  /** A node goes with all that is in it. */
  private collect(type: Type, into: Map<Y.Item, number>): void {
    for (let item = type._start; item !== null; item = item.right) {
      if (item.deleted) continue;
      if (item.content instanceof Y.ContentType) this.collect(item.content.type as Type, into);
      else if (this.isForeign(item)) into.set(item, item.length);
    }
  }

  private byRoot(lost: ReadonlyMap<Y.Item, number>): Loss {
    const { ground } = this.frame;
    const roots = new Map<string, number>();
    for (const [item, length] of lost) {
      const { root } = ground.sites.ofType(parentOf(item));
      roots.set(root, (roots.get(root) ?? 0) + length);
    }
    let all = noLoss;
    for (const [root, length] of roots) {
      const home = ground.isHome(root);
      all = addLoss(all, { chars: home ? 0 : length, atHome: home ? length : 0, root });
    }
    return all;
  }

  private isForeign(item: Y.Item): boolean {
    return (
      item.content instanceof Y.ContentString && this.frame.ground.holds(item.id.client, item.id.clock) === 'other'
    );
  }
}
