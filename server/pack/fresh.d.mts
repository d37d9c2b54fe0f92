/** The types of fresh.mjs, for the tests. */
export const built: string;
export const packed: string;
export function stampIn(folder: string): string;
export function digestOfBuilt(): string;
export function isFresh(folder?: string): boolean;
export function boardMain(folder?: string): string;
export const boardFlags: readonly string[];
