/** The updates a room has told lately, in their order, and how far they reach back. Knows no reader and no document. */
import { decodeUpdate, parseUpdateMeta } from 'yjs';

/** Which clocks of which clients an update brought. */
export type Brought = ReadonlyMap<number, { readonly from: number; readonly to: number }>;

interface Step {
  readonly update: Uint8Array;
  /** Read when somebody first comes back. */
  brought: Brought | null;
}

/** More than anybody misses in a lost connection; beyond that the document itself is cheaper. */
const mayKeep = 512;
const mayKeepBytes = 128 * 1024;

export class Trail {
  private steps: Step[] = [];
  private bytes = 0;
  private first = 0;

  /** Where somebody stands who has been told everything. */
  get end(): number {
    return this.first + this.steps.length;
  }

  /** Where somebody must at least have stood, for the trail to tell the rest. */
  get start(): number {
    return this.first;
  }

  add(update: Uint8Array): void {
    this.steps.push({ update, brought: null });
    this.bytes += update.length;
    if (this.steps.length > mayKeep || this.bytes > mayKeepBytes) this.shorten();
  }

  /**
   * What was told after that place; null when it is not known any more, or when some of it was taken back since:
   * whoever did not hear such words then does not hear them now.
   */
  since(place: number): readonly Uint8Array[] | null {
    if (place < this.first || place > this.end) return null;
    const missed = this.steps.slice(place - this.first).map(({ update }) => update);
    return takesBack(missed) ? null : missed;
  }

  /** What the step that ends at this place brought. */
  brought(place: number): Brought {
    const step = this.steps[place - 1 - this.first];
    if (step === undefined) throw new RangeError('a place that is not on the trail');
    step.brought ??= read(step.update);
    return step.brought;
  }

  /** By half, so that it is not done at every turn. */
  private shorten(): void {
    let kept = 0;
    let from = this.steps.length;
    while (from > 0 && this.steps.length - from < mayKeep / 2) {
      kept += this.steps[from - 1]?.update.length ?? 0;
      if (kept > mayKeepBytes / 2) break;
      from--;
    }
    this.first += from;
    this.steps = this.steps.slice(from);
    this.bytes = this.steps.reduce((sum, { update }) => sum + update.length, 0);
  }
}

const read = (update: Uint8Array): Brought => {
  const { from, to } = parseUpdateMeta(update);
  return new Map([...to].map(([client, end]) => [client, { from: from.get(client) ?? 0, to: end }] as const));
};

const takesBack = (updates: readonly Uint8Array[]): boolean => {
  if (!updates.some(deletes)) return false;
  const all = updates.map((update) => decodeUpdate(update));
  const brought = new Map<number, number>();
  for (const { structs } of all) {
    for (const { id } of structs) brought.set(id.client, Math.min(brought.get(id.client) ?? Infinity, id.clock));
  }
  return all.some(({ ds }) =>
    [...ds.clients].some(([client, runs]) =>
      runs.some(({ clock, len }) => clock + len > (brought.get(client) ?? Infinity)),
    ),
  );
};

/** In Yjs's encoding the deletions come last, and none is a zero. */
const deletes = (update: Uint8Array): boolean => update.at(-1) !== 0;
