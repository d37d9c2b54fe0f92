/** The people and alleged perpetrators as a map. The list beneath is the same data in words. */
import type { PersonId } from '@board/shared/kernel/ids';
import type { PersonView } from '@board/shared/policy/views';
import { applyNodeChanges, Controls, ReactFlow, useReactFlow, useStore, type NodeChange } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import './peopleMap.scss';
import { useGround } from './boardContext';
import { useGive } from './give';
import { edgesOf, nodesOf, type PersonNode } from './mapGraph';
import { MapEdge } from './MapEdge';
import { MapNode } from './MapNode';
import { useNames, useShownName } from './names';

const nodeTypes = { person: MapNode };
const edgeTypes = { tie: MapEdge };
const pause = 700;

/** Says where a node was left, once it rests: arrow keys come many to the second. */
const usePlacing = (): ((node: PersonNode) => void) => {
  const give = useGive();
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  return ({ id, position }) => {
    clearTimeout(timers.current.get(id));
    const place = { x: Math.round(position.x), y: Math.round(position.y) };
    const send = () => void give('place person', { person: id as PersonId, ...place });
    timers.current.set(id, setTimeout(send, pause));
  };
};

const movedBy = (changes: readonly NodeChange<PersonNode>[]): ReadonlySet<string> =>
  new Set(changes.flatMap((change) => (change.type === 'position' && change.dragging !== true ? [change.id] : [])));

/** Nothing is deleted here, so nothing says that it can be. */
const said = {
  'node.a11yDescription.default': 'Press Enter or Space to choose this person.',
  'node.a11yDescription.keyboardDisabled':
    'Press Enter or Space to choose this person, then the arrow keys to move them on the map. Escape lets go.',
  'edge.a11yDescription.default': 'How this person is related to the victim.',
};

const fit = { padding: 0.05, maxZoom: 1 };

/** What the layout follows from: who is there, who is flagged, and how long their names are. */
const drawnFrom = (people: readonly PersonView[], names: string): string =>
  [names, ...people.map(({ id, flags }) => `${id} ${flags.length > 0}`)].join();

/** Fits again when the room or what is laid out changes, and never because somebody moved a person. */
const Refit = ({ drawn }: { readonly drawn: string }) => {
  const { fitView } = useReactFlow();
  const width = useStore((state) => state.width);
  useEffect(() => {
    if (width > 0) void fitView(fit);
  }, [fitView, width, drawn]);
  return null;
};

export default function PeopleMap() {
  const { board, meeting } = useGround();
  const shown = useShownName();
  const names = useNames();
  const place = usePlacing();
  const may = board.rights.includes('place person');
  const [nodes, setNodes] = useState<PersonNode[]>(() => nodesOf(board.people, meeting.date, shown, []));
  useEffect(() => {
    setNodes((before) => nodesOf(board.people, meeting.date, shown, before));
  }, [board.people, meeting.date, shown]);
  const edges = useMemo(() => edgesOf(board.people), [board.people]);
  const change = (changes: NodeChange<PersonNode>[]) => {
    const after = applyNodeChanges(changes, nodes);
    setNodes(after);
    const moved = movedBy(changes);
    if (may) after.filter(({ id }) => moved.has(id)).forEach(place);
  };
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={change}
      nodesDraggable={may}
      nodesConnectable={false}
      edgesFocusable={false}
      deleteKeyCode={null}
      ariaLabelConfig={said}
      zoomOnScroll={false}
      preventScrolling={false}
      minZoom={0.3}
      maxZoom={1.5}
      fitView
      fitViewOptions={fit}
    >
      <Controls showInteractive={false} orientation="horizontal" position="top-right" fitViewOptions={fit} />
      <Refit drawn={drawnFrom(board.people, names)} />
    </ReactFlow>
  );
}
