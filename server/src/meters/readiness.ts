/** Whether new people should be sent to this process, and if not why: a closed list of reasons. Knows no door and no store. */

export const reasons = ['starting', 'draining', 'store', 'register'] as const;
export type Reason = (typeof reasons)[number];

export interface ReadinessNeeds {
  readonly now: () => number;
  /** Writes something of no meaning to the store; resolves when it is on disk. */
  readonly pulse: () => Promise<void>;
  /** True while the register in hand is known to be that of the store. */
  readonly isConfirmed: () => boolean;
}

export interface Readiness {
  /** What stands in the way now; nothing: ready. An idle store is asked to write, so that a full disk is noticed. */
  ask(): Promise<readonly Reason[]>;
  /** The same as last known, asking nobody. */
  known(): Readonly<Record<Reason, boolean>>;
  opened(needs: ReadinessNeeds): void;
  draining(): void;
  wrote(): void;
  failed(): void;
}

/** A write younger than this is proof enough. */
const lately = 5_000;
/** So long a store may think about one write before it counts as one that cannot. */
const patience = 3_000;

export const openReadiness = (): Readiness => {
  let needs: ReadinessNeeds | null = null;
  let isDraining = false;
  let canWrite = false;
  let wroteAt = -Infinity;
  let asking: Promise<void> | null = null;

  const wrote = (): void => {
    canWrite = true;
    wroteAt = needs?.now() ?? -Infinity;
  };
  const failed = (): void => {
    canWrite = false;
  };
  /** One pulse at a time, whoever asks; whoever asks waits no longer than patience. */
  const feel = async ({ pulse, now }: ReadinessNeeds): Promise<void> => {
    if (canWrite && now() - wroteAt < lately) return;
    asking ??= pulse()
      .then(wrote, failed)
      .finally(() => (asking = null));
    const inTime = await Promise.race([asking.then(() => true), late().then(() => false)]);
    if (!inTime) failed();
  };
  const known = (): Record<Reason, boolean> => ({
    starting: needs === null,
    draining: isDraining,
    store: needs !== null && !canWrite,
    register: needs !== null && !needs.isConfirmed(),
  });
  return {
    ask: async () => {
      if (needs !== null) await feel(needs);
      const stands = known();
      return reasons.filter((reason) => stands[reason]);
    },
    known,
    opened: (given) => {
      needs = given;
    },
    draining: () => {
      isDraining = true;
    },
    wrote,
    failed,
  };
};

const late = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, patience).unref();
  });
