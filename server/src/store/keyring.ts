/** The house key and the keys of cases, each in a file, wrapped by the root key. Knows no stream and no database. */
import type { CaseId } from '@board/shared/kernel/ids.js';
import { looksLikeId } from '@board/shared/kernel/idText.js';
import type { Keys } from '../ports/keys.js';
import { openKeyFolder, type KeyFolder } from './keyFolder.js';
import { readRootKey, refuseKeys, type RootSource } from './rootKey.js';
import { newKey, unwrap, wrap, type KeyObject } from './seal.js';

export interface Keyring extends Keys {
  /** Seals what belongs to no case. */
  readonly house: KeyObject;
  readonly path: string;
  /** Null for a case that has none, or none that opens. */
  caseKey(caseId: CaseId): Promise<KeyObject | null>;
  /** The key of a case, made and on disk if there was none. Null for one that was shredded. */
  makeCaseKey(caseId: CaseId): Promise<KeyObject | null>;
}

export interface KeyPlace {
  readonly folder: string;
  readonly root: RootSource;
  /** True when there is something sealed already: then no key is made in the place of one that is missing. */
  readonly isUsed: boolean;
}

const HOUSE = 'house.key';
const CASES = 'cases';
const SHREDDED = '.shredded';

const fileOf = (caseId: CaseId, ending: string): string => {
  if (!looksLikeId(caseId)) throw new RangeError('not the id of a case');
  return `${CASES}/${caseId}${ending}`;
};
const keyFile = (caseId: CaseId) => fileOf(caseId, '.key');

const houseKey = async (files: KeyFolder, { root, isUsed }: KeyPlace): Promise<[root: KeyObject, house: KeyObject]> => {
  const found = await files.read(HOUSE);
  if (!found && isUsed) return refuseKeys(`The keys of this store are missing: ${files.path} holds no ${HOUSE}`);
  const rootKey = await readRootKey(root, files, !found);
  const wrapped = found ?? (await files.create(HOUSE, wrap(rootKey, newKey(), 'house', '')));
  const house = unwrap(rootKey, wrapped, 'house', '');
  return house ? [rootKey, house] : refuseKeys(`The root key given does not open the keys in ${files.path}`);
};

class Ring implements Keyring {
  private readonly cached = new Map<CaseId, KeyObject>();
  /** Under way: two who ask at once wait for one deed. */
  private readonly shredding = new Map<CaseId, Promise<void>>();

  constructor(
    private readonly files: KeyFolder,
    private readonly root: KeyObject,
    readonly house: KeyObject,
    private readonly shredded: Set<CaseId>,
  ) {}

  get path(): string {
    return this.files.path;
  }

  isShredded(caseId: CaseId): boolean {
    return this.shredded.has(caseId);
  }

  shred(caseId: CaseId): Promise<void> {
    const running = this.shredding.get(caseId) ?? this.destroy(caseId).finally(() => this.shredding.delete(caseId));
    this.shredding.set(caseId, running);
    return running;
  }

  async caseKey(caseId: CaseId): Promise<KeyObject | null> {
    if (this.isShredded(caseId)) return null;
    const known = this.cached.get(caseId);
    if (known) return known;
    const wrapped = await this.files.read(keyFile(caseId));
    return wrapped && this.keep(caseId, wrapped);
  }

  async makeCaseKey(caseId: CaseId): Promise<KeyObject | null> {
    if (this.isShredded(caseId)) return null;
    const known = await this.caseKey(caseId);
    if (known) return known;
    const key = this.keep(caseId, await this.files.create(keyFile(caseId), wrap(this.root, newKey(), 'case', caseId)));
    return this.isShredded(caseId) ? null : key;
  }

  private async destroy(caseId: CaseId): Promise<void> {
    const mark = fileOf(caseId, SHREDDED);
    this.shredded.add(caseId);
    // Forgotten, not overwritten in memory: an append under way must not be sealed with a key of zeros.
    this.cached.delete(caseId);
    // The mark first: a crash before the key is gone leaves something to finish at the next start.
    await this.files.create(mark, new Uint8Array(0));
    await this.files.destroy(keyFile(caseId));
  }

  private keep(caseId: CaseId, wrapped: Uint8Array): KeyObject | null {
    const key = unwrap(this.root, wrapped, 'case', caseId);
    if (key && !this.isShredded(caseId)) this.cached.set(caseId, key);
    return key;
  }
}

/** Rejects with KeysRefused when the keys are not those of what was sealed. Finishes a shredding that was cut short. */
export const openKeyring = async (place: KeyPlace): Promise<Keyring> => {
  const files = await openKeyFolder(place.folder, [CASES]);
  const [root, house] = await houseKey(files, place);
  const names = await files.names(CASES);
  const marked = names.filter((name) => name.endsWith(SHREDDED)).map((name) => name.slice(0, -SHREDDED.length));
  const ring = new Ring(files, root, house, new Set());
  for (const id of marked.filter(looksLikeId)) await ring.shred(id as CaseId);
  return ring;
};
