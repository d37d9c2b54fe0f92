/** One process at a time on a data folder. Knows only files, process ids and whether an address still answers. */
import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

interface Holder {
  readonly pid: number;
  /** Tells two processes apart that were given the same pid. Empty where the system does not say. */
  readonly born: string;
  /** Names this one taking of the lock. */
  readonly key: string;
  /** Path of a socket, or a loopback port, on which a living holder answers. */
  readonly address: string | number | null;
}

export interface Lock {
  /** Lets others ask whether we live, even those that cannot see our pid. */
  readonly answersOn: (address: string | number) => void;
  readonly release: () => void;
}

/** The data folder is held by another process, or by this one already. */
export class FolderLocked extends Error {
  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(`the data folder ${folder} is in use by process ${pid}`);
  }
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const bornOf = (pid: number): string => {
  const stat = read(`/proc/${pid}/stat`);
  // The name in parentheses may hold blanks; the start time is the 20th field after it.
  const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return start ? `${read('/proc/sys/kernel/random/boot_id').trim()}/${start}` : '';
};

const runs = ({ pid, born }: Holder): boolean => {
  if (pid < 1) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return bornOf(pid) === born;
};

const answers = (address: string | number): Promise<boolean> =>
  new Promise((settle) => {
    const socket = typeof address === 'number' ? connect(address, '127.0.0.1') : connect(address);
    socket
      .once('error', () => settle(false))
      .once('connect', () => {
        socket.destroy();
        settle(true);
      });
  });

/** What a lock says whose words were lost with the power: nobody. */
const torn: Holder = { pid: 0, born: '', key: 'torn', address: null };

const holderOf = (path: string): Holder | undefined => {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(read(path)) as Holder;
  } catch {
    return torn;
  }
};

const claim = (path: string, mine: string): boolean => {
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
};

/**
 * Takes `path` or answers who has it. A dead holder is succeeded by whoever takes the lock named after that very
 * holder: of several heirs one wins, and an heir who comes late finds another name on the door.
 */
const take = async (path: string, mine: string): Promise<Holder | undefined> => {
  if (claim(path, mine)) return undefined;
  const holder = holderOf(path);
  if (!holder) return take(path, mine);
  if (runs(holder) || (holder.address !== null && (await answers(holder.address)))) return holder;
  const succession = `${path}.${holder.key}`;
  const rival = await take(succession, mine);
  if (rival) return rival;
  const now = holderOf(path);
  if (now?.key === holder.key) renameSync(succession, path);
  else rmSync(succession);
  return now?.key === holder.key ? undefined : take(path, mine);
};

/** Where the living holder of a folder answers; null when nobody has it, or has said no address yet. */
export const addressOfHolder = (folder: string): string | number | null =>
  holderOf(join(folder, 'lock'))?.address ?? null;

/** Rejects with FolderLocked while another process lives on the folder. */
export const lockFolder = async (folder: string): Promise<Lock> => {
  const path = join(folder, 'lock');
  const mine = join(folder, `lock-${randomUUID()}`);
  const self: Holder = { pid: process.pid, born: bornOf(process.pid), key: randomUUID(), address: null };
  writeFileSync(mine, JSON.stringify(self));
  const holder = await take(path, mine).finally(() => rmSync(mine));
  if (holder) throw new FolderLocked(folder, holder.pid);
  return {
    answersOn: (address) => {
      writeFileSync(mine, JSON.stringify({ ...self, address }));
      renameSync(mine, path);
    },
    release: () => {
      if (holderOf(path)?.key === self.key) rmSync(path);
    },
  };
};
