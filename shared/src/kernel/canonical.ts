/** One text for one value: keys sorted, nothing undefined. What is hashed, and what is compared, is this text. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Canonical JSON of a plain value. Throws on what JSON cannot carry (functions, symbols, non-finite numbers). */
export const canonical = (value: unknown): string => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return value.every(isPlain) ? JSON.stringify(value) : `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object') return objectText(value as Record<string, unknown>);
  throw new TypeError(`no canonical form for a ${typeof value}`);
};

/** What JSON itself writes in one way only: most of what is hashed is a list of such. */
const isPlain = (value: unknown): boolean =>
  typeof value === 'string' || value === null || typeof value === 'boolean' || Number.isFinite(value);

const objectText = (value: Record<string, unknown>): string => {
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  keys.sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
};
