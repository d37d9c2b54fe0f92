/** The bus of a house that is alone, and of several in one process. Knows no network. */
import type { Bell, Bus } from '../ports/bus.js';

type Ear = (bell: Bell) => void;

/** One for each house: what one rings the others hear, in a later turn, as from afar. */
export const openMemoryBuses = (count: number): readonly Bus[] => {
  const ears = Array.from({ length: count }, () => new Set<Ear>());
  return ears.map((own) => ({
    state: count === 1 ? 'alone' : 'ringing',
    ring: (bell) => {
      for (const others of ears) if (others !== own) for (const ear of others) setImmediate(ear, bell);
    },
    hear: (then) => {
      own.add(then);
      return () => own.delete(then);
    },
    onReturn: () => () => undefined,
    close: () => {
      own.clear();
      return Promise.resolve();
    },
  }));
};

/** Rings for nobody. */
export const silentBus = (): Bus => ({
  state: 'alone',
  ring: () => undefined,
  hear: () => () => undefined,
  onReturn: () => () => undefined,
  close: () => Promise.resolve(),
});
