/** The demonstration at a start: an empty store is filled, and the same links come back ever after. */
import type { Chance } from '../ports/chance.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import { isEmpty } from './empty.js';
import { makeLinks, readLinks, writeLinks, type DemoLinks } from './people.js';

/** Null for a store that holds something else: then nobody signs in by a link, and nothing is written. */
export const openDemo = async (house: {
  readonly log: Log;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly folder: string;
}): Promise<DemoLinks | null> => {
  const { log, clock, chance, folder } = house;
  if (!(await isEmpty(log))) return readLinks(folder);
  // A world is made once in a store's life, and not loaded at any other start.
  const { appendWorld, demoWorld } = await import('./world.js');
  const world = demoWorld(chance, clock.now());
  const links = makeLinks(world.stage);
  // Links first: a start cut short between the two leaves an empty store, and the next start writes new ones.
  await writeLinks(folder, links);
  await appendWorld(log, world);
  return links;
};
