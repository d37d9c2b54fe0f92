/** A page whose frames are drawn by hand, and how often it asked meanwhile where words lie. */

interface Held {
  looks: number;
  readonly waiting: Map<number, FrameRequestCallback>;
  readonly letGo: () => void;
}

interface Holding extends Window {
  held?: Held;
}

/** Runs in the page. The frame that is being drawn is drawn; no other is until `drawFrame`. */
export const holdFrames = (): Promise<void> =>
  new Promise((begun) => {
    requestAnimationFrame(() => {
      const [ask, cancel] = [window.requestAnimationFrame.bind(window), window.cancelAnimationFrame.bind(window)];
      const lying: (this: Range) => DOMRectList = Reflect.get(Range.prototype, 'getClientRects');
      const letGo = () => {
        Object.assign(window, { requestAnimationFrame: ask, cancelAnimationFrame: cancel });
        Range.prototype.getClientRects = lying;
      };
      const held: Held = { looks: 0, waiting: new Map(), letGo };
      let next = -1;
      window.requestAnimationFrame = (act) => {
        held.waiting.set((next -= 1), act);
        return next;
      };
      window.cancelAnimationFrame = (asked) => void (held.waiting.delete(asked) || cancel(asked));
      Range.prototype.getClientRects = function () {
        held.looks += 1;
        return lying.call(this);
      };
      (window as Holding).held = held;
      // what was asked for before this was is drawn with it
      setTimeout(begun, 0);
    });
  });

/** Runs in the page. */
export const looksSoFar = (): number => (window as Holding).held?.looks ?? Number.NaN;

/** Runs in the page: draws one frame, and from then on the browser draws them. */
export const drawFrame = (): void => {
  const { held } = window as Holding;
  const all = [...(held?.waiting.values() ?? [])];
  held?.letGo();
  for (const act of all) act(performance.now());
};
