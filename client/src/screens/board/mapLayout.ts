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

const laidOut = (people: readonly PersonView[]): ReadonlyMap<string, Place> => {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 14, edgesep: 6, ranksep: 36, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  const victim = people.find(({ kind }) => kind === 'victim');
  const rows = rowsOf(people.filter((person) => person !== victim));
  for (const { id } of people) graph.setNode(id, { width: nodeWidth, height: nodeHeight });
  if (victim !== undefined) for (const [id, row] of rows) graph.setEdge(victim.id, id, { minlen: row });
  layout(graph);
  const places = new Map(people.map(({ id }) => [id, placed(graph.node(id))]));
  if (victim !== undefined && people.length > 1) places.set(victim.id, topCentre(victim.id, places));
  return places;
};

/** The victim stands in the middle above everybody, whatever the rows look like. */
const topCentre = (victim: string, places: ReadonlyMap<string, Place>): Place => {
  const across = [...places].filter(([id]) => id !== victim).map(([, { x }]) => x);
  return { x: Math.round((Math.min(...across) + Math.max(...across)) / 2), y: places.get(victim)?.y ?? 0 };
};

const placed = ({ x, y }: { readonly x?: number; readonly y?: number }): Place => ({
  x: Math.round((x ?? 0) - nodeWidth / 2),
  y: Math.round((y ?? 0) - nodeHeight / 2),
});

/** Somebody's own placing outranks the layout. */
export const placesOf = (people: readonly PersonView[]): ReadonlyMap<string, Place> => {
  const first = laidOut(people);
  return new Map(people.map(({ id, place }) => [id, place ?? first.get(id) ?? { x: 0, y: 0 }]));
};
