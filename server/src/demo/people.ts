/** The sign-in links of the demonstration, kept in the data folder so that they outlive a restart. For demonstration mode only. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { userId, type UserId } from '@board/shared/kernel/ids.js';
import { z } from 'zod';
import { agencies } from './agencies.js';
import { cast, userKeys, type UserScript } from './cast.js';
import { officerKeys, officers } from './officers.js';
import type { Stage } from './stage.js';

const link = z.strictObject({
  user: userId,
  name: z.string(),
  post: z.string(),
  agencyShort: z.string(),
  /** "chair", "by-and-for representative". */
  role: z.string(),
  /** What they see today, in one line. */
  sees: z.string(),
  token: z.string().regex(/^[\w-]{43}$/, 'is not a sign-in token'),
});
const file = z.strictObject({ people: z.array(link) });

export type DemoLink = z.infer<typeof link>;
/** In the order in which they are printed. */
export type DemoLinks = readonly DemoLink[];

const tokenBytes = 32;
const fileName = 'demo-people.json';

export const makeLinks = ({ chance, users, officers: held }: Stage): DemoLinks => {
  const link = (user: UserId, { name, post, agency, role, sees }: UserScript): DemoLink => {
    const token = Buffer.from(chance.bytes(tokenBytes)).toString('base64url');
    return { user, name, post, agencyShort: agencies[agency].short, role, sees, token };
  };
  return [
    ...userKeys.map((key) => link(users[key], cast[key])),
    ...officerKeys.map((key) => link(held[key], officers[key])),
  ];
};

/** "Priya Northcote — Detective Inspector, chair". */
export const labelOf = ({ name, post, role }: DemoLink): string => `${name} — ${post}, ${role}`;

/** Null when the folder has no links. Throws on a file that is not ours. */
export const readLinks = async (folder: string): Promise<DemoLinks | null> => {
  const text = await readFile(join(folder, fileName), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : file.parse(JSON.parse(text)).people;
};

/** Readable by the owner alone; written beside and renamed, so that there is never half a file. */
export const writeLinks = async (folder: string, links: DemoLinks): Promise<void> => {
  const path = join(folder, fileName);
  const fresh = `${path}.new`;
  await writeFile(fresh, `${JSON.stringify({ people: links }, null, 2)}\n`, { mode: 0o600 });
  await chmod(fresh, 0o600);
  await rename(fresh, path);
};

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Looks at every link, whichever fits: how long it takes tells nothing of the tokens. */
export const findByToken = (links: DemoLinks, token: string): DemoLink | null => {
  const asked = hashOf(token);
  let found: DemoLink | null = null;
  for (const one of links) if (timingSafeEqual(hashOf(one.token), asked)) found = one;
  return found;
};
