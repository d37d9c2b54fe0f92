/** When a hand last touched this page. Opening it was the first time. */

let at = Date.now();

/** What follows a key or a press so closely was asked for by hand. */
const soon = 15_000;

export const noteTouch = (): void => {
  at = Date.now();
};

export const touchedAt = (): number => at;
export const isByHand = (): boolean => Date.now() - at < soon;
