/** Who may know what on the demonstration's day, written down from the law and the scripts by hand. Asks no product code. */
import { agencies, type AgencyKey } from '@board/server/demo/agencies.js';
import { cast, userKeys, type UserKey } from '@board/server/demo/cast.js';
import type { CaseKey } from '@board/server/demo/keys.js';
import { compartmentId, compartmentKind, type Compartment } from '@board/shared/model/compartment.js';
import type { Opened } from './house.js';

type Who = readonly UserKey[];

/** Reps of both of today's open meetings. */
const reps: Who = ['callum', 'obinna', 'gwennol', 'sam', 'safiya', 'rufus', 'idris', 'dana', 'rukhsana'];

/** On the day of these tests Ines never signs, and Jonty's declaration waits: neither is in the room [N2]. */
export const unsigned: UserKey = 'ines';
export const undealt: UserKey = 'jonty';

const morning: Who = ['priya', 'wendeline', ...reps, 'leocadia', 'halima'];
const session: Who = ['thandeka', 'wendeline', ...reps, 'zehra'];
const sitting: Who = ['priya', 'wendeline', 'callum', 'dana', 'gwennol', 'safiya'];

const but = (who: Who, ...gone: Who): Who => who.filter((one) => !gone.includes(one));

/** What is done at the start of the day, and must show in the table below. */
export const conflicted = { user: 'priya', case: 'corwin' } as const;
export const excluded = { user: 'obinna', case: 'brindle' } as const;
export const calledIn = { user: 'bronagh', case: 'marigold' } as const;
/** Named by agency and by person; the chair who opens it is not among them. */
export const restricted = { case: 'marigold', agency: 'health', user: 'callum' } as const;
const restrictedTo: Who = ['safiya', 'juniper', 'callum'];

/** Everybody whom a seat brings to a case [N1][N3][N5]. */
export const onCase: Readonly<Record<CaseKey, Who>> = {
  marigold: [...morning, 'juniper', calledIn.user],
  saffi: [...morning, 'imarra', 'zehra'],
  ilvena: [...morning, 'thandeka', 'zehra'],
  brindle: but(morning, excluded.user),
  corwin: but(morning, conflicted.user),
  jessamy: morning,
  wynn: morning,
  elspet: morning,
  sabrel: session,
  tessaly: session,
  rue: session,
  orla: sitting,
};

const chairs: Who = ['priya', 'thandeka'];
const referrers: Readonly<Partial<Record<CaseKey, UserKey>>> = { marigold: 'juniper', saffi: 'imarra' };

const agencyNamed = (board: Opened, id: string | null): AgencyKey | undefined =>
  (Object.keys(agencies) as AgencyKey[]).find((key) => board.stage.agencies[key] === id);

const researchers = (board: Opened, key: CaseKey, id: string | null): Who => {
  const agency = agencyNamed(board, id);
  return onCase[key].filter((one) => cast[one].agency === agency && ![...chairs, 'wendeline', 'jonty'].includes(one));
};

/** The audience of a compartment [N8]. */
export const inCompartment = (board: Opened, key: CaseKey, compartment: Compartment): Who => {
  const bench: Who = [...chairs, 'wendeline'];
  const support: Who = [...bench, 'dana', ...(referrers[key] ? [referrers[key]] : [])];
  switch (compartmentKind(compartment)) {
    case 'board':
      return onCase[key];
    case 'chair':
      return onCase[key].filter((one) => bench.includes(one));
    case 'safe-contact':
      return onCase[key].filter((one) => support.includes(one));
    case 'research':
      return researchers(board, key, compartmentId(compartment));
    case 'restricted':
      return restrictedTo;
  }
};

/** Who types the canary of a compartment: somebody in its audience who may write there; nobody for an agency without a seat. */
export const writerIn = (board: Opened, key: CaseKey, compartment: Compartment): UserKey | undefined => {
  const writers = { board: 'callum', chair: 'wendeline', 'safe-contact': 'dana', restricted: 'callum' } as const;
  const kind = compartmentKind(compartment);
  return kind === 'research' ? inCompartment(board, key, compartment)[0] : writers[kind];
};

export const rootOf = (compartment: Compartment): string => {
  const roots = { board: 'discussion', chair: 'notes', 'safe-contact': 'plan', research: 'notes', restricted: 'notes' };
  return roots[compartmentKind(compartment)];
};

/** Some words, and everybody who may and shall have been sent them. */
export interface Secret {
  readonly what: string;
  readonly words: string;
  readonly who: Who;
  /** Who typed it, and is not sent their own words. */
  readonly by?: UserKey;
}

export const others = (who: Who): Who => userKeys.filter((one) => !who.includes(one));
