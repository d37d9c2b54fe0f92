/** Where each person stands on the map when nobody has placed them: the victim top centre, the rest in rows. Pure, and the same every time. */
import { graphlib, layout } from '@dagrejs/dagre';
import type { PersonView } from '@board/shared/policy/views';
import { isAlleged } from './words';

export const nodeWidth = 150;
export const nodeHeight = 80;
const perRow = 3;

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Alleged perpetrators first, then children and others; a row holds three. */
const rowsOf = (people: readonly PersonView[]): ReadonlyMap<string, number> => {
  const others = people.filter((person) => !isAlleged(person));
  const children = others.filter(({ kind }) => kind === 'child');
  const groups = [people.filter(isAlleged), [...children, ...others.filter(({ kind }) => kind !== 'child')]];
  const rows = new Map<string, number>();
  let row = 1;
  for (const group of groups) {
    group.forEach(({ id }, at) => rows.set(id, row + Math.floor(at / perRow)));
    row += Math.ceil(group.length / perRow);
  }
  return rows;
};

export interface Layout {
  readonly places: ReadonlyMap<string, Place>;
  /** For who stands below another row: the points a tie goes through so that it passes nobody's back. */
  readonly routes: ReadonlyMap<string, readonly Place[]>;
}

const graphOf = (people: readonly PersonView[], victim: string | undefined): graphlib.Graph => {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 14, edgesep: 6, ranksep: 36, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of people) graph.setNode(id, { width: nodeWidth, height: nodeHeight });
  const rows = rowsOf(people.filter(({ id }) => id !== victim));
  if (victim !== undefined) for (const [id, row] of rows) graph.setEdge(victim, id, { minlen: row });
  layout(graph);
  return graph;
};

const cornerOf = ({ x, y }: { readonly x?: number; readonly y?: number }): Place => ({
  x: Math.round((x ?? 0) - nodeWidth / 2),
  y: Math.round((y ?? 0) - nodeHeight / 2),
});

/** The victim stands in the middle above everybody, whatever the rows look like. */
const centred = (victim: string, places: ReadonlyMap<string, Place>): Place => {
  const across = [...places].filter(([id]) => id !== victim).map(([, { x }]) => x);
  const own = places.get(victim) ?? { x: 0, y: 0 };
  return across.length === 0 ? own : { x: Math.round((Math.min(...across) + Math.max(...across)) / 2), y: own.y };
};

const touches = (one: Place, other: Place): boolean =>
  Math.abs(one.x - other.x) < nodeWidth + 8 && Math.abs(one.y - other.y) < nodeHeight + 8;

/** Moves along to the right until nobody who was placed by hand is there. */
const besides = (place: Place, placed: readonly Place[]): Place => {
  const there = placed.find((other) => touches(place, other));
  return there === undefined ? place : besides({ x: there.x + nodeWidth + 14, y: place.y }, placed);
};

const routesOf = (graph: graphlib.Graph, victim: string): ReadonlyMap<string, readonly Place[]> =>
  new Map(graph.edges().map(({ w }) => [w, (graph.edge(victim, w).points ?? []).slice(1, -1)]));

/** Somebody's own placing outranks the layout, which then goes round it. */
export const layoutOf = (people: readonly PersonView[]): Layout => {
  const victim = people.find(({ kind }) => kind === 'victim')?.id;
  const graph = graphOf(people, victim);
  const byHand = people.flatMap(({ place }) => (place === null ? [] : [place]));
  const first = new Map(people.map(({ id }) => [id as string, cornerOf(graph.node(id))]));
  if (victim !== undefined) first.set(victim, centred(victim, first));
  const own = ({ id, place }: PersonView): Place => place ?? besides(first.get(id) ?? { x: 0, y: 0 }, byHand);
  const places = new Map(people.map((person) => [person.id as string, own(person)]));
  const free = victim !== undefined && byHand.length === 0;
  return { places, routes: free ? routesOf(graph, victim) : new Map() };
};
