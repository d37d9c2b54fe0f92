/** What a backup says of itself, in the file that is written last: a folder without it is no backup. */
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const file = z.strictObject({
  documents: z.int().min(0),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const schema = z.strictObject({
  format: z.literal('marac-board-backup'),
  version: z.literal(1),
  /** When it was begun: every record acknowledged before is in it. Milliseconds since 1970 UTC. */
  begun: z.int(),
  files: z.strictObject({ 'records.bson': file, 'keys.bson': file }),
  /** Every stream, and the record it ends with. */
  heads: z.record(z.string(), z.strictObject({ seq: z.int().min(1), hash: z.string() })),
});

export type Manifest = z.infer<typeof schema>;
export type FileName = keyof Manifest['files'];

const NAME = 'manifest.json';

export class NoBackup extends Error {}

export const writeManifest = async (folder: string, manifest: Manifest): Promise<void> => {
  const path = join(folder, NAME);
  const out = await open(`${path}.part`, 'wx', 0o600);
  await out.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
  await out.sync();
  await out.close();
  await rename(`${path}.part`, path);
  const dir = await open(folder, 'r');
  await dir.sync();
  await dir.close();
};

export const readManifest = async (folder: string): Promise<Manifest> => {
  const text = await readFile(join(folder, NAME), 'utf8').catch(() => {
    throw new NoBackup(`There is no finished backup in ${folder}: ${NAME} is missing`);
  });
  const parsed = schema.safeParse(readJson(text));
  if (!parsed.success) throw new NoBackup(`${join(folder, NAME)} cannot be read`);
  return parsed.data;
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
