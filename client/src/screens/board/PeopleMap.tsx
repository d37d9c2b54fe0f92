/** The people and alleged perpetrators as a map. The list beneath is the same data in words. */
import type { PersonId } from '@board/shared/kernel/ids';
import { applyNodeChanges, Controls, ReactFlow, useReactFlow, useStore, type NodeChange } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import './peopleMap.scss';
import { useGround } from './boardContext';
import { useGive } from './give';
import { edgesOf, nodesOf, type PersonNode } from './mapGraph';
import { MapEdge } from './MapEdge';
import { MapNode } from './MapNode';
import { useShownName } from './names';

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

const fit = { padding: 0.05, maxZoom: 1 };

/** Fits again when the room or the number of people changes, and never for anything else. */
const Refit = ({ people }: { readonly people: number }) => {
  const { fitView } = useReactFlow();
  const width = useStore((state) => state.width);
  useEffect(() => {
    if (width > 0) void fitView(fit);
  }, [fitView, width, people]);
  return null;
};

export default function PeopleMap() {
  const { board, meeting } = useGround();
  const shown = useShownName();
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
      zoomOnScroll={false}
      preventScrolling={false}
      minZoom={0.3}
      maxZoom={1.5}
      fitView
      fitViewOptions={fit}
    >
      <Controls showInteractive={false} orientation="horizontal" position="top-right" fitViewOptions={fit} />
      <Refit people={nodes.length} />
    </ReactFlow>
  );
}
