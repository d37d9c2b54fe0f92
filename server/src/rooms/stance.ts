/** Where one member stands for one frame: the document, their leases, and the gate's answers about them, asked as needed. */
import type { Compartment } from '@board/shared/board/shape.js';
import type { SessionId } from '@board/shared/kernel/ids.js';
import type * as Y from 'yjs';
import type { DocRefusal } from '../gate/asking.js';
import type { Person } from './member.js';
import type { Budget } from './scan/budget.js';
import type { Nesting } from './scan/content.js';
import type { Ground, Holding } from './scan/ground.js';
import type { Sites } from './scan/sites.js';
import type { Range } from './scan/update.js';
import type { Bench } from './turn.js';

/** A class, because there is one for every keystroke: its methods are made once. */
export class Stance implements Ground {
  readonly doc: Y.Doc;
  readonly sites: Sites;
  readonly nesting: Nesting;

  constructor(
    private readonly bench: Bench,
    private readonly person: Person,
    readonly compartment: Compartment,
    readonly budget: Budget,
    /** Asked only of a frame that deletes what others wrote. */
    readonly mayWipe: () => number,
  ) {
    this.doc = bench.replayed.doc;
    this.sites = bench.sites;
    this.nesting = bench.nesting;
  }

  holds(client: number, clock: number): Holding {
    return this.bench.replayed.leases.holding(client, clock, this.person.user, this.goesOn);
  }

  refuses(root: string): DocRefusal | null {
    return this.bench.gate.refusesWrite(this.person.user, this.person.session, this.bench.key, root);
  }

  adopted(client: number): readonly Range[] {
    return this.bench.wiping.adopted(client);
  }

  isHome(root: string): boolean {
    return this.bench.gate.isHome(this.person.user, this.bench.key, root);
  }

  private readonly goesOn = (from: SessionId): boolean => this.bench.gate.continues(this.person.session, from);
}
