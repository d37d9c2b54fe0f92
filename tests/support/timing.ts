/** Two samples of how long something took, drawn in turn, and whether anybody could tell them apart. Knows no house. */

/**
 * Mann–Whitney: the chance of a difference in rank this large between two samples of one and the same thing. No shape
 * is assumed of the times, and one slow answer weighs no more than its rank.
 */
export const rankTest = (one: readonly number[], other: readonly number[]): number => {
  const all = [...one.map((time) => ({ time, mine: true })), ...other.map((time) => ({ time, mine: false }))];
  all.sort((a, b) => a.time - b.time);
  const [m, n] = [one.length, other.length];
  let [ranks, ties] = [0, 0];
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]?.time === all[from]?.time) to += 1;
    const rank = (from + 1 + to) / 2;
    ranks += rank * all.slice(from, to).filter(({ mine }) => mine).length;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  const total = m + n;
  const variance = ((m * n) / 12) * (total + 1 - ties / (total * (total - 1)));
  const z = (ranks - (m * (total + 1)) / 2) / Math.sqrt(variance);
  return twoSided(z);
};

/** The tails of the normal curve (Abramowitz and Stegun 7.1.26, good to 1.5e-7, and cut there). */
const twoSided = (z: number): number => {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.max(2e-7, poly * Math.exp(-x * x));
};

export type Ask = (index: number) => Promise<unknown>;

const timed = async (ask: Ask, index: number): Promise<number> => {
  const from = performance.now();
  await ask(index);
  return performance.now() - from;
};

/** In pairs, which of a pair comes first being tossed for: what else the machine does falls on both alike. */
export const pairs = async (count: number, one: Ask, other: Ask): Promise<number> => {
  const [first, second]: [number[], number[]] = [[], []];
  for (let index = 0; index < count; index += 1) {
    if (Math.random() < 0.5) {
      first.push(await timed(one, index));
      second.push(await timed(other, index));
    } else {
      second.push(await timed(other, index));
      first.push(await timed(one, index));
    }
  }
  return rankTest(first, second);
};

/** Below this two samples are called different. Three samples in a row by mere chance: once in a thousand million runs. */
export const alarm = 0.001;
const draws = 3;

/** Whether one sample after the other can be told apart. A true difference stays; a chance one does not come three times. */
export const canTell = async (count: number, one: Ask, other: Ask): Promise<boolean> => {
  for (let draw = 0; draw < draws; draw += 1) if ((await pairs(count, one, other)) > alarm) return false;
  return true;
};
