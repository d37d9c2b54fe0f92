/** How long an agency keeps its files flagged. */

const months = 12;

/** Civil date twelve months after another; the end of February in a year without its 29th. */
export const flagLapses = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
};
