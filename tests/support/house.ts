/** The real house in this process: the embedded store in a fresh folder, real sockets, the demonstration's people. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userKeys, type UserKey } from '@board/server/demo/cast.js';
import { meetings as scripts } from '@board/server/demo/meetings.js';
import { meetingKeys, type CaseKey, type MeetingKey } from '@board/server/demo/keys.js';
import { findByToken, makeLinks } from '@board/server/demo/people.js';
import type { Stage } from '@board/server/demo/stage.js';
import { appendWorld, demoWorld } from '@board/server/demo/world.js';
import { openHouse, type House } from '@board/server/house.js';
import type { Gate } from '@board/server/gate/gate.js';
import { systemChance, type Chance } from '@board/server/ports/chance.js';
import type { Log } from '@board/server/ports/log.js';
import { wallClock, type Clock } from '@board/server/ports/clock.js';
import { connectStore, type Store } from '@board/server/store/connect.js';
import type { AgencyId, CaseId, DocKey, MeetingId } from '@board/shared/kernel/ids.js';
import type { CaseFile } from '@board/shared/model/caseFile.js';
import type { Compartment } from '@board/shared/model/compartment.js';
import { sabotage } from './houseSabotage.js';
import { signIn, type Attendee } from './people.js';

export interface Opened {
  readonly url: string;
  readonly stage: Stage;
  readonly house: House;
  readonly store: Store;
  /** The data folder, with the keys in it. */
  readonly folder: string;
  readonly clock: Clock;
  /** What the house was told that should not happen. A test that expects none says so. */
  readonly broken: unknown[];
  /** The directives that browsers reported. */
  readonly reported: string[];
  /** Signed in, in a browser of its own each time;
   * with `cookie`, in the browser that holds that one already. */
  person(key: UserKey, cookie?: string): Promise<Attendee>;
  file(key: CaseKey): CaseFile;
  doc(key: CaseKey, compartment: Compartment): DocKey;
  /** Somebody's sign-in link. */
  link(key: UserKey): string;
  close(): Promise<void>;
}

/** A page to serve, so that no client has to be built. */
const clientIn = async (folder: string): Promise<string> => {
  const client = join(folder, 'client');
  await mkdir(client);
  await writeFile(join(client, 'index.html'), '<!doctype html><title>Board</title><i nonce="__NONCE__"></i>');
  return client;
};

/** What a test may put in place of the house's own. */
export interface Fittings {
  readonly chance?: Chance;
  /** Watches what goes to the disk. */
  readonly logOf?: (log: Log) => Log;
  readonly gateOf?: (gate: Gate) => Gate;
  /** The folder of a built client, for a browser. */
  readonly client?: string;
  /** Other origins of pages: of a proxy, say. */
  readonly origins?: readonly string[];
}

export const openBoard = async (clock: Clock = wallClock, fittings: Fittings = {}): Promise<Opened> => {
  const { chance = systemChance, logOf = asItIs, gateOf = asItIs } = fittings;
  const folder = await mkdtemp(join(tmpdir(), 'board-test-'));
  const connected = await connectStore({ folder: join(folder, 'data') });
  const store: Store = { ...connected, log: logOf(connected.log) };
  const world = demoWorld(chance, clock.now());
  await appendWorld(store.log, world);
  const links = makeLinks(world.stage);
  const broken: unknown[] = [];
  const reported: string[] = [];
  const house: House = await openHouse({
    store,
    clock,
    chance,
    port: 0,
    origins: fittings.origins ?? [],
    client: fittings.client ?? (await clientIn(folder)),
    demoSignIn: (token) => findByToken(links, token)?.user ?? null,
    broken: (error) => void broken.push(error),
    reported: (directive) => void reported.push(directive),
    gateOf: (gate) => gateOf(sabotage(() => house.registers)(gate)),
  });
  const { stage } = world;
  const visitors: Attendee[] = [];
  const file = (key: CaseKey): CaseFile => known(house.registers.current().cases.get(stage.cases[key]));

  return {
    url: house.url,
    stage,
    house,
    store,
    folder: join(folder, 'data'),
    clock,
    broken,
    reported,
    person: async (key, cookie) => {
      const { user, token } = known(links.find((link) => link.user === stage.users[key]));
      const visitor = await signIn(house.url, user, token, cookie);
      visitors.push(visitor);
      return visitor;
    },
    file,
    link: (key) => `${house.url}/sign-in#${known(links.find((link) => link.user === stage.users[key])).token}`,
    doc: (key, compartment) => known(file(key).compartments[compartment]).doc,
    close: async () => {
      await Promise.all(visitors.map((visitor) => visitor.leave()));
      await house.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const asItIs = <T>(own: T): T => own;

export const known = <T>(value: T | undefined | null): T => {
  if (value === undefined || value === null) throw new Error('the demonstration has no such thing');
  return value;
};

/** The meetings in which somebody has a seat today. */
export const todaysMeetings = (key: UserKey): readonly MeetingKey[] =>
  meetingKeys.filter((meeting) => !scripts[meeting].past && scripts[meeting].seats[key] !== undefined);

export type Crowd = Readonly<Record<UserKey, Attendee>>;

/** Everybody signed in, the statement of each of their meetings signed; `but` stay in the lobby. */
export const everybody = async (board: Opened, but: readonly UserKey[] = []): Promise<Crowd> => {
  const arrived = await Promise.all(userKeys.map(async (key) => [key, await board.person(key)] as const));
  for (const [key, person] of arrived) {
    if (but.includes(key)) continue;
    for (const meeting of todaysMeetings(key)) await person.sign(board.stage.meetings[meeting]);
  }
  return Object.fromEntries(arrived) as unknown as Crowd;
};

export const casePath = (meeting: MeetingId, caseId: CaseId): string => `/api/meetings/${meeting}/cases/${caseId}`;
export const research = (agency: AgencyId): Compartment => `research/${agency}`;
