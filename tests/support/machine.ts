/** What the machine did while something was measured: how much of it was idle, and how much others took of it. */
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

/** Where the system does not say it, nothing was stolen. */
const stolenSoFar = (): number => {
  try {
    return Number(/^cpu +(?:\d+ ){7}(\d+)/.exec(readFileSync('/proc/stat', 'utf8'))?.[1] ?? 0) * 10;
  } catch {
    return 0;
  }
};

const idleSoFar = (): number => cpus().reduce((sum, { times }) => sum + times.idle, 0);

/** Begins now; the answer says it in words. */
export const watchMachine = (): (() => string) => {
  const [began, idle, stolen] = [performance.now(), idleSoFar(), stolenSoFar()];
  return () => {
    const whole = (performance.now() - began) * cpus().length;
    const share = (part: number) => `${((100 * part) / whole).toFixed(0)} %`;
    const load = loadavg()[0]?.toFixed(1) ?? '?';
    return `machine: ${cpus().length} cores, ${share(idleSoFar() - idle)} idle, ${share(stolenSoFar() - stolen)} stolen, load ${load} at the end`;
  };
};
