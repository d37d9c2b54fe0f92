/** A tie to the victim, with its word just above the person, where no other node can cover it. */
import { BaseEdge, type EdgeProps } from '@xyflow/react';
import type { TieEdge } from './mapGraph';

export const MapEdge = ({ id, sourceX, sourceY, targetX, targetY, data }: EdgeProps<TieEdge>) => {
  const through = (data?.points ?? []).map(({ x, y }) => `L ${x},${y} `).join('');
  const path = `M ${sourceX},${sourceY} ${through}L ${targetX},${targetY}`;
  return (
    <>
      <BaseEdge id={id} path={path} />
      <text className="map-tie" x={targetX} y={targetY - 9}>
        {data?.words}
      </text>
    </>
  );
};
