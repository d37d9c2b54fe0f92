/** Writes under one name are made in turn, each decided on what the one before left. Knows no command and no store. */

export interface Turns {
  /** Waits for whoever is ahead under this name, then works; null, without working, when one ahead was not `kept`. */
  take<T>(name: string, work: () => Promise<T>, kept: (done: T) => boolean): Promise<T | null>;
}

export const openTurns = (): Turns => {
  /** The last in each line: whether it was kept. */
  const last = new Map<string, Promise<boolean>>();
  return {
    take: async (name, work, kept) => {
      const ahead = last.get(name) ?? Promise.resolve(true);
      const done = ahead.then((well) => (well ? work() : null));
      const mine = done.then(
        (value) => value !== null && kept(value),
        () => true,
      );
      last.set(name, mine);
      void mine.then(() => last.get(name) === mine && last.delete(name));
      return done;
    },
  };
};
