/** A person on the map: shape and word carry the role, never colour alone. */
import { Handle, Position, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { PersonNode } from './mapGraph';

export const MapNode = memo(({ data }: NodeProps<PersonNode>) => (
  <div className={`map-node map-node--${data.look}`}>
    <Handle type="target" position={Position.Top} isConnectable={false} />
    <span className="map-node__name">{data.name}</span>
    <span className="map-node__role">{data.role}</span>
    {data.note !== '' && <span className="map-node__note">{data.note}</span>}
    <Handle type="source" position={Position.Bottom} isConnectable={false} />
  </div>
));
