/** The house's floors as a table: each room, and the rooms it may import from besides itself. See README, the map. */

const kernel = 'shared/src/kernel';
const model = 'shared/src/model';
const ledger = 'shared/src/ledger';
const policy = 'shared/src/policy';
const board = 'shared/src/board';
const wire = 'shared/src/wire';
const shared = [kernel, model, ledger, policy, board, wire];

const ports = 'server/src/ports';
const store = 'server/src/store';
const bus = 'server/src/bus';
const audit = 'server/src/audit';
const meters = 'server/src/meters';
const gate = 'server/src/gate';
const desk = 'server/src/desk';
const rooms = 'server/src/rooms';
const doors = 'server/src/doors';
const house = ['server/src/house', 'server/src/main', 'server/src/config', 'server/src/demo', 'server/src/cli'];
const server = [ports, store, bus, audit, meters, gate, desk, rooms, doors, ...house];

/** All that a browser may hold of the shared code: the rights it was given, never the rulebook or the facts. */
export const forBrowsers = [kernel, model, board, wire, 'shared/src/policy/rights', 'shared/src/policy/views'];

const live = 'client/src/live';
const docs = 'client/src/docs';
const parts = 'client/src/parts';
const styles = 'client/src/styles';
const screens = ['client/src/screens', 'client/src/app', 'client/src/main'];

const all = (rooms: readonly string[], may: readonly string[]) =>
  Object.fromEntries(rooms.map((room) => [room, may] as const));

export const floors: Readonly<Record<string, readonly string[]>> = {
  [kernel]: [],
  [model]: [kernel],
  [ledger]: [kernel, model],
  [board]: [kernel, model],
  [policy]: [kernel, model],
  [wire]: [kernel, model, ledger, policy, board],
  [ports]: shared,
  [store]: [...shared, ports],
  [bus]: [...shared, ports],
  [audit]: [...shared, ports, store],
  [meters]: [...shared, ports],
  [gate]: [...shared, ports, store, bus, audit],
  [desk]: [...shared, ports, store, bus, gate],
  [rooms]: [...shared, ports, store, bus, gate],
  [doors]: [...shared, ports, gate, desk, rooms],
  ...all(house, [...shared, ...server]),
  [live]: forBrowsers,
  [docs]: forBrowsers,
  [parts]: [...forBrowsers, live, docs],
  [styles]: [],
  ...all(screens, [...forBrowsers, live, docs, parts, styles, ...screens]),
};

/** Who alone may know a package: outside its room, the package does not exist. */
export const owners: Readonly<Record<string, readonly string[]>> = {
  mongoose: [store],
  mongodb: [store],
  bson: [store],
  lmdb: [store],
  redis: [bus],
  '@redis/client': [bus],
  ioredis: [bus],
  express: [doors],
  helmet: [doors],
  'socket.io': [doors],
  ws: [doors],
  'prom-client': [meters],
  commander: ['server/src/cli'],
};

const isIn = (path: string, room: string) => path.startsWith(`${room}/`) || path.replace(/\.(tsx?|js)$/, '') === room;

/** Where a file lives; undefined for a file outside the plan. */
export const roomOf = (path: string): string | undefined => Object.keys(floors).find((room) => isIn(path, room));

export const isInOneOf = (path: string, rooms: readonly string[]): boolean => rooms.some((room) => isIn(path, room));
