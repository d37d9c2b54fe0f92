/** Weighs what a frame takes away of other people's words. Reads live items; changes nothing. */
import * as Y from 'yjs';
import type { Frame } from './ground.js';
import { courseOf, known } from './ground.js';
import { addLoss, noLoss, type Loss } from './loss.js';
import { Typed } from './moved.js';
import { parentOf, type Site, type Type } from './sites.js';

/** Words of others inside one item, by clock. */
type Stretch = readonly [from: number, to: number];

/** Collects the deletes of a frame; each character counts once, though a node's delete also takes everything inside it. */
export class Wiped {
  private readonly nodes: Type[] = [];
  /** Made when they are needed: most deletes are of one's own words. */
  private words: Map<Y.Item, Stretch[]> | null = null;
  private touched: Set<Type> | null = null;

  constructor(private readonly frame: Frame) {}

  add(item: Y.Item, from: number, to: number): void {
    if (item.content instanceof Y.ContentType) this.nodes.push(item.content.type as Type);
    else if (item.content instanceof Y.ContentString) this.addWords(item, from, to);
  }

  loss(): Loss {
    for (const node of this.nodes) this.addAll(node);
    return this.touched === null ? noLoss : this.weigh(this.touched);
  }

  /** A node goes with all that is in it. */
  private addAll(type: Type): void {
    for (let item = type._start; item !== null; item = item.right) {
      if (item.deleted) continue;
      if (item.content instanceof Y.ContentType) this.addAll(item.content.type as Type);
      else if (item.content instanceof Y.ContentString) {
        this.words?.delete(item);
        this.addWords(item, item.id.clock, item.id.clock + item.length);
      }
    }
  }

  private addWords(item: Y.Item, from: number, to: number): void {
    const stretches = foreign(this.frame, item.id.client, from, to);
    if (stretches.length === 0) return;
    const words = (this.words ??= new Map<Y.Item, Stretch[]>());
    const known = words.get(item);
    if (known === undefined) words.set(item, [...stretches]);
    else known.push(...stretches);
    (this.touched ??= new Set<Type>()).add(parentOf(item));
  }

  private weigh(touched: ReadonlySet<Type>): Loss {
    const { ground } = this.frame;
    const roots = new Map<string, number>();
    const typed = this.frame.placed > 0 ? new Typed(this.frame, this.doomed()) : null;
    for (const type of touched) {
      const { root } = ground.sites.ofType(type);
      const text = this.textIn(type);
      roots.set(root, (roots.get(root) ?? 0) + text.length - (typed?.takeBack(text) ?? 0));
    }
    let all = noLoss;
    for (const [root, length] of roots) {
      const home = ground.isHome(root);
      all = addLoss(all, { chars: home ? 0 : length, atHome: home ? length : 0, root, adopted: [] });
    }
    return { ...all, adopted: typed?.adopted ?? [] };
  }

  /** What others wrote and this frame deletes in one text, in the order in which it stood there. */
  private textIn(type: Type): string {
    let text = '';
    for (let item = type._start; item !== null; item = item.right) {
      const stretches = this.words?.get(item) ?? [];
      const { clock } = item.id;
      const { content } = item;
      if (content instanceof Y.ContentString)
        for (const [from, to] of stretches) text += content.str.slice(from - clock, to - clock);
    }
    return text;
  }

  /** What stands in a node that goes is not standing. */
  private doomed(): ReadonlySet<Site> {
    const { ground, deletes } = this.frame;
    const doomed = new Set<Site>(this.nodes.map((node) => ground.sites.ofType(node)));
    for (const { client, clock, length } of deletes) {
      if (clock < known(ground, client)) continue;
      for (const { clock: at, inner } of courseOf(this.frame, client)?.block.structs ?? []) {
        if (inner !== null && clock <= at && at < clock + length) doomed.add(inner);
      }
    }
    return doomed;
  }
}

const none: readonly Stretch[] = [];

/** The parts of a run of clocks that others wrote, or that stand here because the sender has moved them. */
const foreign = ({ ground }: Frame, client: number, from: number, to: number): readonly Stretch[] => {
  if (ground.holds(client, from) === 'other') return [[from, to]];
  const adopted = ground.adopted(client);
  if (adopted.length === 0) return none;
  return adopted
    .filter(({ clock, length }) => clock < to && from < clock + length)
    .map(({ clock, length }) => [Math.max(from, clock), Math.min(to, clock + length)] as const);
};
