/** What Sam of housing may not know, done as hard as people do it: a closed case worked from first word to reopening. */
import type { UserKey } from '@board/server/demo/cast.js';
import type { CaseKey } from '@board/server/demo/keys.js';
import type { ActionId, DocKey, PersonId, PlacementId } from '@board/shared/kernel/ids.js';
import type { CommandType } from '@board/shared/wire/commands.js';
import type { Compartment } from '@board/shared/model/compartment.js';
import { casePath, known, research, type Opened } from './house.js';
import { noPlan } from './houseCasework.js';
import { at } from './housePlant.js';
import { fresh, type Attendee, type Payload } from './people.js';

export type Table = Readonly<Partial<Record<UserKey, Attendee>>>;

export interface World {
  readonly board: Opened;
  readonly table: Table;
}

export type Deed = (world: World) => Promise<unknown>;

export const at_ = ({ board }: World, key: CaseKey) => at(board, key);

const one = ({ table }: World, who: UserKey): Attendee => known(table[who]);

type Bare<T extends CommandType> = Omit<Payload<T>, 'meeting' | 'caseId'>;

/** Somebody carries out a command on a case. */
export const does =
  <T extends CommandType>(who: UserKey, key: CaseKey, type: T, rest: (world: World) => Bare<T>): Deed =>
  (world) =>
    one(world, who).must(type, { ...at_(world, key), ...rest(world) } as unknown as Payload<T>);

/** Somebody types into a compartment, joining it when they are not in it. */
export const types =
  (who: UserKey, key: CaseKey, compartment: (world: World) => Compartment, root: string, words: string): Deed =>
  async (world) => {
    const doc: DocKey = world.board.doc(key, compartment(world));
    const had = one(world, who).sheets.get(doc);
    const sheet = had?.isOpen ? had : await one(world, who).doc(doc);
    // What was said on joining is on disk first, so that the two are never told of as one.
    await sheet.saved();
    await sheet.heardAll();
    sheet.appear(root);
    sheet.type(root, words);
    await sheet.saved();
  };

/** Every word of the closed case and of what is closed in others begins so. */
export const hiddenMark = 'ñever-sam';

const agency = (key: keyof Opened['stage']['agencies']) => (world: World) => world.board.stage.agencies[key];
const user = (key: UserKey) => (world: World) => world.board.stage.users[key];
const boardOf = (): Compartment => 'board';
const chairOf = (): Compartment => 'chair';

/** New each time: the acts come round again. */
const closedCase = (): readonly Deed[] => {
  const [action, given] = [fresh<ActionId>(), fresh<ActionId>()];
  const person = fresh<PersonId>();
  const placement = () => fresh<PlacementId>();
  const police = agency('police');
  const words = `${hiddenMark} act`;
  const name = { name: `${hiddenMark} Person`, kind: 'adult', born: null, relationship: null, employer: null } as const;
  const flag = { role: 'primary', relationship: 'sibling' } as const;
  const line = { words, kind: 'fact', basis: 'public task', dissemination: 'minutes' } as const;
  return [
    does('priya', 'orla', 'open item', () => ({})),
    (world) => one(world, 'priya').watch(at_(world, 'orla').meeting, at_(world, 'orla').caseId),
    types('callum', 'orla', boardOf, 'discussion', words),
    types('wendeline', 'orla', chairOf, 'notes', words),
    does('callum', 'orla', 'add person', () => ({ person, ...name })),
    types('dana', 'orla', boardOf, `person:${person}`, words),
    does('callum', 'orla', 'flag perpetrator', (world) => ({ person, agency: police(world), ...flag })),
    does('dana', 'orla', 'raise action', () => ({ action, placement: placement(), words, ...noPlan })),
    does('callum', 'orla', 'claim action', (world) => ({ action, agency: police(world) })),
    types('gwennol', 'orla', boardOf, 'discussion', words),
    does('priya', 'orla', 'exclude seat', (world) => ({ user: user('callum')(world), reason: words })),
    types('gwennol', 'orla', boardOf, 'discussion', words),
    does('priya', 'orla', 'restore seat', (world) => ({ user: user('callum')(world) })),
    (world) => one(world, 'callum').get(casePath(at_(world, 'orla').meeting, at_(world, 'orla').caseId)),
    does('callum', 'orla', 'claim action', (world) => ({ action, agency: police(world) })),
    does('callum', 'orla', 'release action', () => ({ action, reason: words })),
    does('priya', 'orla', 'pause timer', () => ({})),
    does('dana', 'orla', 'raise action', () => ({ action: given, placement: placement(), words, ...noPlan })),
    // To the very agency that must not know: it is not told.
    does('priya', 'orla', 'assign action', (world) => ({ action: given, agency: agency('housing')(world) })),
    does('priya', 'orla', 'agree action', () => ({ action: given, words })),
    does('priya', 'orla', 'resume timer', () => ({})),
    does('callum', 'orla', 'share line', (world) => ({ line: placement(), agency: police(world), ...line })),
    does('callum', 'orla', 'show hand', (world) => ({ agency: police(world), hand: 'has information' as const })),
    does('priya', 'orla', 'call in', (world) => ({ user: user('gwennol')(world) })),
    does('priya', 'orla', 'send out', (world) => ({ user: user('gwennol')(world) })),
    does('priya', 'orla', 'open compartment', (world) => ({ title: words, agencies: [police(world)], users: [] })),
    does('dana', 'orla', 'record risk', () => ({ level: 'high' as const, reason: words })),
    (world) => one(world, 'priya').watch(world.board.stage.meetings.standard, null),
    does('priya', 'orla', 'conclude case', () => ({ reason: words })),
    does('priya', 'orla', 'reopen case', () => ({ reason: words })),
    does('priya', 'orla', 'close item', () => ({})),
  ];
};

const policeResearch = (world: World): Compartment => research(agency('police')(world));

/** In cases Sam does see, what is not for housing; and a meeting he has a seat in and has not signed for. */
const elsewhere = (): readonly Deed[] => {
  const words = `${hiddenMark} elsewhere`;
  const police = agency('police');
  const line = { words, kind: 'fact', basis: 'public task', dissemination: 'minutes' } as const;
  return [
    types('callum', 'marigold', policeResearch, 'notes', words),
    types('priya', 'marigold', chairOf, 'notes', words),
    types('wendeline', 'brindle', chairOf, 'notes', words),
    types('dana', 'marigold', () => 'safe-contact', 'plan', words),
    does('priya', 'jessamy', 'open compartment', (world) => ({ title: words, agencies: [police(world)], users: [] })),
    types('callum', 'sabrel', boardOf, 'discussion', words),
    does('thandeka', 'sabrel', 'open item', () => ({})),
    does('callum', 'sabrel', 'share line', (world) => ({ line: fresh(), agency: police(world), ...line })),
    does('thandeka', 'sabrel', 'exclude seat', (world) => ({ user: user('rufus')(world), reason: words })),
    does('thandeka', 'sabrel', 'restore seat', (world) => ({ user: user('rufus')(world) })),
    does('thandeka', 'sabrel', 'close item', () => ({})),
  ];
};

/** A conflict cannot be taken back, so it is recorded once. */
const conflicts: readonly Deed[] = [
  does('wendeline', 'orla', 'record conflict', (world) => ({ user: user('safiya')(world), reason: hiddenMark })),
  does('wendeline', 'tessaly', 'record conflict', (world) => ({ user: user('obinna')(world), reason: hiddenMark })),
];

/** In one order, round and round; each counted. */
export class HiddenDay {
  done = 0;
  private readonly waiting: Deed[] = [];

  constructor(private readonly world: World) {
    this.waiting.push(...closedCase(), ...conflicts, ...elsewhere());
  }

  async next(count: number): Promise<void> {
    for (let left = count; left > 0; left -= 1) {
      if (this.waiting.length === 0) this.waiting.push(...closedCase(), ...elsewhere());
      await known(this.waiting.shift())(this.world);
      this.done += 1;
    }
  }
}
