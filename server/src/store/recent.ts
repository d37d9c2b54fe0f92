/** A map that remembers the keys set last and forgets the others. Knows nothing of what it holds. */

export interface Recent<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
  deleteAll(which: (value: T) => boolean): void;
}

export const recent = <T>(size: number): Recent<T> => {
  const held = new Map<string, T>();
  return {
    get: (key) => held.get(key),
    set: (key, value) => {
      held.delete(key);
      held.set(key, value);
      const oldest = held.size > size ? held.keys().next() : undefined;
      if (oldest && !oldest.done) held.delete(oldest.value);
    },
    delete: (key) => void held.delete(key),
    deleteAll: (which) => {
      for (const [key, value] of held) if (which(value)) held.delete(key);
    },
  };
};
