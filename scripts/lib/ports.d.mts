/** The types of ports.mjs, for the browser tests. */
export function freePort(): Promise<number>;
export function isTaken(port: number): Promise<boolean>;
