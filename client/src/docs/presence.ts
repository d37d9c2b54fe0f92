/** Who else is in a document and where. Names are the server's; from here go only the caret and the field. */
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import * as z from 'zod/mini';

const stamped = z.object({
  user: z.object({ name: z.string(), agency: z.string(), colour: z.number(), userId: z.string() }),
  field: z.nullish(z.string()),
});

export interface Here {
  readonly clientId: number;
  readonly userId: string;
  readonly name: string;
  readonly agency: string;
  readonly colour: number;
  /** The root they are writing in, or null. */
  readonly field: string | null;
}

interface Change {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

/** An awareness that says nothing until it has a lease. */
export const silentAwareness = (doc: Y.Doc): Awareness => {
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  return awareness;
};

/** The server counts from one, and tells everybody the same of everybody: from here on, what it tells us of ourselves is old. */
const firstClock = 2 ** 20;

/** Takes a leased id: the old one is dropped first, for the server refuses a presence under an id that is not leased. */
export const takeId = (awareness: Awareness, id: number, state: Record<string, unknown>): void => {
  awareness.states.delete(awareness.clientID);
  awareness.meta.delete(awareness.clientID);
  awareness.clientID = id;
  awareness.meta.set(id, { clock: firstClock, lastUpdated: Date.now() });
  awareness.setLocalState(state);
};

/** The server tells who moved a dozen times a second: oftener is said for nothing, and no key waits for it. */
const saidWithin = 80;

export interface OwnPresence {
  readonly heed: (change: Change, origin: unknown) => void;
  /** What was not said yet is not said: the next connection has another id. */
  readonly hush: () => void;
}

/** Sends this person's own presence only: y-websocket would echo everybody's. */
export const ownPresence = (awareness: Awareness, send: (update: Uint8Array) => void): OwnPresence => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = () => {
    timer = undefined;
    send(encodeAwarenessUpdate(awareness, [awareness.clientID]));
  };
  return {
    heed: ({ added, updated, removed }, origin) => {
      const own = awareness.clientID;
      if (origin !== 'local' || ![...added, ...updated, ...removed].includes(own)) return;
      timer ??= setTimeout(say, saidWithin);
    },
    hush: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
};

// a state is never changed, it is replaced: most are the same as at the last look
const read = new WeakMap<object, Here | null>();

const readState = (clientId: number, state: object): Here | null => {
  const known = read.get(state);
  if (known !== undefined) return known;
  const parsed = stamped.safeParse(state);
  const here = parsed.success ? { clientId, ...parsed.data.user, field: parsed.data.field ?? null } : null;
  read.set(state, here);
  return here;
};

const isSame = (a: Here | undefined, b: Here): boolean =>
  a !== undefined &&
  a.clientId === b.clientId &&
  a.field === b.field &&
  a.userId === b.userId &&
  a.name === b.name &&
  a.agency === b.agency &&
  a.colour === b.colour;

/** Everybody else, by client id; the same list as before while only carets have moved. A state without the server's stamp is nobody. */
export const othersHere = (awareness: Awareness, before: readonly Here[]): readonly Here[] => {
  const others = [...awareness.getStates()].flatMap(([clientId, state]) => {
    const here = clientId === awareness.clientID ? null : readState(clientId, state);
    return here === null ? [] : [here];
  });
  const unchanged = others.length === before.length && others.every((one, at) => isSame(before[at], one));
  return unchanged ? before : others;
};
