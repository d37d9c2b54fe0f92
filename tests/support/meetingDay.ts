/** One invented day of meetings: the built server as a process of its own, on a fresh folder and a free port. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBoard, type RunningBoard } from '../../scripts/lib/board.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';

export type Env = Readonly<Record<string, string>>;

export class Day {
  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private board: RunningBoard,
  ) {}

  static async begin(env: Env = {}): Promise<Day> {
    const folder = await mkdtemp(join(tmpdir(), 'board-e2e-'));
    const port = await freePort();
    return new Day(folder, port, await startBoard({ folder, port, env }));
  }

  get url(): string {
    return this.board.url;
  }

  get output(): readonly string[] {
    return this.board.output;
  }

  /** The sign-in link printed for somebody. */
  linkOf(name: string): string {
    const link = this.board.links.find(({ label }) => label.startsWith(name));
    if (link === undefined) throw new Error(`no link was printed for ${name}:\n${this.output.join('\n')}`);
    return link.url;
  }

  /** No file of the server may grow, nor be written beyond its first pages: to a store, that is a disk that is full. */
  fillDisk(full: boolean): void {
    const { pid } = JSON.parse(readFileSync(join(this.folder, 'lock'), 'utf8')) as { readonly pid: number };
    execFileSync('prlimit', ['--pid', String(pid), `--fsize=${full ? 8192 : 'unlimited'}:unlimited`]);
  }

  async stop(): Promise<void> {
    await this.board.stop();
  }

  /** The same folder on the same port, as after a power cut or an update. */
  async start(env: Env = {}): Promise<void> {
    const { folder, port } = this;
    this.board = await startBoard({ folder, port, env });
  }

  async end(): Promise<void> {
    await this.board.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** One day for each spec file: the tests of a file share its meetings, two files share nothing. */
export class Days {
  private file: string | null = null;
  private day: Day | null = null;

  constructor(private readonly env: Env = {}) {}

  async of(file: string): Promise<Day> {
    if (this.day !== null && this.file === file) return this.day;
    await this.end();
    this.file = file;
    this.day = await Day.begin(this.env);
    return this.day;
  }

  async end(): Promise<void> {
    const { day } = this;
    this.day = null;
    await day?.end();
  }
}
