/** What a frame takes away of other people's words, as numbers. */
import type { Range } from './update.js';

/** Live characters of others that a frame deletes and does not type again elsewhere. */
export interface Loss {
  /** Counts towards the cap. */
  readonly chars: number;
  /** In the box of the sender's own agency, where nothing is refused. */
  readonly atHome: number;
  /** The root that loses most. */
  readonly root: string;
  /** Words of others that were moved and now stand under the sender's id. */
  readonly adopted: readonly Range[];
}

export const noLoss: Loss = { chars: 0, atHome: 0, root: '', adopted: [] };

export const addLoss = (a: Loss, b: Loss): Loss => ({
  chars: a.chars + b.chars,
  atHome: a.atHome + b.atHome,
  root: b.chars + b.atHome > a.chars + a.atHome ? b.root : a.root,
  adopted: [],
});
