/** Plain records keyed by ids, and the few things done with them. */

/** A copy without one key. */
export const without = <K extends string, V>(record: Readonly<Record<K, V>>, key: K): Readonly<Record<K, V>> => {
  const { [key]: _gone, ...rest } = record;
  return rest as Record<K, V>;
};

/** The values, typed. */
export const values = <V>(record: Readonly<Record<string, V>>): readonly V[] => Object.values(record);
