/** The types of board.mjs, for the browser tests. */
import type { ChildProcess } from 'node:child_process';

export interface BoardLink {
  readonly label: string;
  readonly url: string;
}

export interface RunningBoard {
  readonly url: string;
  readonly links: readonly BoardLink[];
  readonly output: readonly string[];
  readonly child: ChildProcess;
  /** Ends the server and gives its exit code. */
  stop(): Promise<number | null>;
}

export interface BoardSettings {
  readonly folder: string;
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
}

export function readAddress(line: string): BoardLink | undefined;
export function startBoard(settings: BoardSettings): Promise<RunningBoard>;
