/** The bus over Redis: publishes and hears bells, comes back by itself, never throws into the house. Knows no stream. */
import { createClient } from '@redis/client';
import { z } from 'zod';
import type { Bell, Bus, BusState } from '../ports/bus.js';

export interface RedisBusNeeds {
  readonly url: string;
  /** Names this node, so that it does not hear itself. */
  readonly node: string;
  /** Told once when the line is lost and once when it is back. */
  readonly said: (state: BusState) => void;
}

const channel = 'marac-board:bells';

/** Whoever can write to Redis can ring: what they ring is looked up, never believed. */
const bells = z.strictObject({
  from: z.string().max(64),
  bells: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('stream'), key: z.string().max(200), seq: z.int().nonnegative() }),
        z.strictObject({ kind: z.literal('sessions'), key: z.literal(''), seq: z.literal(0) }),
        z.strictObject({ kind: z.literal('round'), key: z.literal(''), seq: z.int().nonnegative() }),
      ]),
    )
    .max(10_000),
});

const soonest = 50;
const latest = 2_000;
/** With jitter, so that a hundred nodes do not knock at once. */
const again = (tries: number): number => Math.random() * Math.min(latest, soonest * 2 ** Math.min(tries, 10));

const clientFor = (url: string) =>
  createClient({
    url,
    disableOfflineQueue: true,
    pingInterval: 5_000,
    socket: { reconnectStrategy: again, connectTimeout: 2_000 },
  });

const parse = (text: string): z.infer<typeof bells> | null => {
  try {
    return bells.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

/** At once, whether or not Redis answers: a house opens without its bells. */
export const openRedisBus = ({ url, node, said }: RedisBusNeeds): Bus => {
  const ears = new Set<(bell: Bell) => void>();
  const returned = new Set<() => void>();
  const [mouth, ear] = [clientFor(url), clientFor(url)];
  let state: BusState = 'lost';
  let closed = false;
  let told: BusState = 'ringing';
  let waiting: Bell[] = [];

  const now = (next: BusState): void => {
    const before = state;
    state = next;
    if (closed) return;
    if (told !== next) said((told = next));
    if (next === 'ringing' && before !== 'ringing') for (const then of returned) then();
  };
  const look = (): void => now(mouth.isReady && ear.isReady ? 'ringing' : 'lost');
  for (const client of [mouth, ear]) {
    client.on('error', look);
    client.on('reconnecting', look);
    client.on('ready', () => setImmediate(look));
    client.connect().catch(look);
  }
  const heard = (text: string): void => {
    const found = parse(text);
    if (found === null || found.from === node) return;
    for (const bell of found.bells) for (const then of ears) then(bell);
  };
  const listen = (): void => {
    ear.subscribe(channel, heard).catch(look);
  };
  // Subscribed once: the client takes its subscriptions up again by itself.
  ear.once('ready', listen);

  const send = (): void => {
    const bundle = waiting;
    waiting = [];
    if (mouth.isReady) mouth.publish(channel, JSON.stringify({ from: node, bells: bundle })).catch(look);
  };
  return {
    get state() {
      return state;
    },
    ring: (bell) => {
      if (waiting.push(bell) === 1) setImmediate(send);
    },
    hear: (then) => {
      ears.add(then);
      return () => ears.delete(then);
    },
    onReturn: (then) => {
      returned.add(then);
      return () => returned.delete(then);
    },
    close: () => {
      closed = true;
      mouth.destroy();
      ear.destroy();
      return Promise.resolve();
    },
  };
};
