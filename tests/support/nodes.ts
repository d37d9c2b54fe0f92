/** Several nodes of the built board on one store, each a process of its own, with a Redis between them that may be killed. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { connectStore, type Store } from '@board/server/store/connect.js';
import { openRegisters } from '@board/server/gate/registers.js';
import type { Register } from '@board/shared/model/register.js';
import { enter, kill, startHouse, type Running } from './houseProcess.js';
import type { Attendee } from './people.js';

const board = fileURLToPath(new URL('../../server/bin/board.mjs', import.meta.url));

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** Where tests are not to be left out, a missing Redis is a failure; elsewhere it is said aloud. */
export const withoutRedis = ((): boolean => {
  if (hasRedis) return false;
  if (process.env['CI']) throw new Error('redis-server is missing: the tests with several nodes need it');
  process.stderr.write('\nSKIPPED: redis-server is not installed, so nothing is tested with several nodes.\n\n');
  return true;
})();

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const lineFrom = async (child: ChildProcess, found: RegExp): Promise<string> => {
  if (!child.stdout) throw new Error('a process without output');
  for await (const line of createInterface({ input: child.stdout })) {
    const match = found.exec(line);
    if (match) return match[1] ?? line;
  }
  throw new Error('a process ended before it was ready');
};

/** On a port of its own; nothing is written to the disk. */
export class Redis {
  private child: ChildProcess | null = null;

  private constructor(readonly port: number) {}

  static async start(): Promise<Redis> {
    const redis = new Redis(await freePort());
    await redis.restart();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async restart(): Promise<void> {
    const words = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    this.child = spawn('redis-server', words, { stdio: ['ignore', 'pipe', 'ignore'] });
    await lineFrom(this.child, /Ready to accept connections/);
    this.child.stdout?.resume();
  }

  async kill(): Promise<void> {
    if (this.child) await kill(this.child);
    this.child = null;
  }
}

interface SharedStore {
  readonly uri: string;
  readonly close: () => Promise<void>;
}

/** The embedded store as a process of its own. */
export const storeProcess = async (folder: string): Promise<SharedStore & { readonly child: ChildProcess }> => {
  const env = { ...process.env, MONGODB_URI: undefined, REDIS_URL: undefined };
  const child = spawn(process.execPath, [board, 'store', '--data', folder], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const uri = await lineFrom(child, /^MONGODB_URI=(\S+)$/);
  return { uri, child, close: () => kill(child) };
};

/** A database of its own in the MongoDB that was given, or the embedded store as a process. */
const sharedStore = async (folder: string): Promise<SharedStore> => {
  const given = process.env['MONGODB_URI'];
  if (given) {
    const uri = new URL(given);
    uri.pathname = `/nodes-${randomUUID()}`;
    return { uri: uri.href, close: () => Promise.resolve() };
  }
  return storeProcess(folder);
};

export class Cluster {
  readonly nodes: Running[] = [];
  private readonly visitors: Attendee[] = [];

  private constructor(
    readonly folder: string,
    readonly redis: Redis,
    readonly shared: SharedStore,
  ) {}

  static async open(count: number, more: NodeJS.ProcessEnv = {}): Promise<Cluster> {
    const folder = await mkdtemp(join(tmpdir(), 'nodes-'));
    const [redis, shared] = [await Redis.start(), await sharedStore(join(folder, 'store'))];
    const cluster = new Cluster(folder, redis, shared);
    try {
      while (cluster.nodes.length < count) await cluster.startNode(more);
    } catch (error) {
      await cluster.close();
      throw error;
    }
    return cluster;
  }

  get data(): string {
    return join(this.folder, 'data');
  }

  /** Where a node writes its checkpoints. */
  checkpoints(node: number): string {
    return join(this.folder, `checkpoints-${node}`);
  }

  /** One more, or one in the place of another. */
  async startNode(more: NodeJS.ProcessEnv = {}): Promise<Running> {
    const env = {
      MONGODB_URI: this.shared.uri,
      REDIS_URL: this.redis.url,
      BOARD_CHECKPOINTS: this.checkpoints(this.nodes.length),
      ...more,
    };
    const node = await startHouse(this.data, env);
    this.nodes.push(node);
    return node;
  }

  node(at: number): Running {
    const node = this.nodes[at];
    if (!node) throw new Error('there is no such node');
    return node;
  }

  /** Signs somebody in, by their first name, at one of the nodes. */
  async enter(at: number, name: string): Promise<Attendee> {
    const visitor = await enter(this.node(at).url, this.data, name);
    this.visitors.push(visitor);
    return visitor;
  }

  leaving(visitor: Attendee): Attendee {
    this.visitors.push(visitor);
    return visitor;
  }

  /** The store as another node would find it. */
  async store(): Promise<Store> {
    return connectStore({ uri: this.shared.uri, folder: this.data });
  }

  async register(): Promise<Register> {
    const store = await this.store();
    try {
      const registers = await openRegisters(store.log, (error) => {
        throw error;
      });
      return registers.current();
    } finally {
      await store.close();
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.visitors.map((visitor) => visitor.leave()));
    for (const { child } of this.nodes) await kill(child);
    await this.redis.kill();
    await this.shared.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
