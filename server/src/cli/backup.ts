/** Backup and restore from the command line. Says what is in a backup and what is not; shows no content. */
import { existsSync } from 'node:fs';
import { backUp } from '../store/archive/backup.js';
import { NoBackup, type Manifest } from '../store/archive/manifest.js';
import { restore } from '../store/archive/restore.js';
import { wallClock } from '../ports/clock.js';
import type { Place, Say } from './audit.js';
import type { Outcome } from './board.js';

const size = ({ files, heads }: Manifest): string => {
  const records = files['records.bson'];
  const bytes = records.bytes + files['keys.bson'].bytes;
  const streams = Object.keys(heads).length.toLocaleString('en-GB');
  return `${streams} streams, ${records.documents.toLocaleString('en-GB')} appends, ${Math.ceil(bytes / 1024).toLocaleString('en-GB')} kB`;
};

/** A backup that cannot be made or used is something found; anything else could not be asked. */
const found = async (act: () => Promise<void>, say: Say): Promise<Outcome> => {
  try {
    await act();
    return 0;
  } catch (error) {
    if (!(error instanceof NoBackup)) throw error;
    say(error.message);
    return 1;
  }
};

export const makeBackup = (place: Place, folder: string, say: Say): Promise<Outcome> =>
  found(async () => {
    if (!place.uri && !existsSync(`${place.folder}/board.mdb`)) throw new Error(`There is no store in ${place.folder}`);
    const manifest = await backUp(place, folder, wallClock.now());
    say(`Backed up to ${folder}: ${size(manifest)}`);
    say('Everything in it is sealed. The keys of the cases are not in it, so that shredding a case reaches it too:');
    say(`back up ${place.keys} apart from it, keep few copies, and overwrite them. Sign-ins are not in it either.`);
  }, say);

export const restoreBackup = (place: Place, folder: string, say: Say): Promise<Outcome> =>
  found(async () => {
    const manifest = await restore(place, folder);
    say(`Restored from ${folder}: ${size(manifest)}; every chain is whole`);
    say(
      `What was written after ${new Date(manifest.begun).toISOString()} may not be in it; checkpoints that have seen it will say so.`,
    );
    say(`The board opens it with the keys of that store only: they belong in ${place.keys}. Everybody signs in anew.`);
  }, say);
