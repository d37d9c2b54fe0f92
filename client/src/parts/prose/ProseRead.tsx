/** A root as a document to read: no editor behind it, so that reading cannot write. */
import type { ReactNode } from 'react';
import { useProse } from '../../docs/hooks';
import type { ProseNode } from '../../docs/plain';
import { never } from '@board/shared/kernel/result';

const all = (nodes: readonly ProseNode[]): ReactNode => nodes.map((node, at) => <Piece key={at} node={node} />);

const Words = ({ node }: { readonly node: Extract<ProseNode, { kind: 'text' }> }) => {
  const slanted = node.italic ? <em>{node.text}</em> : node.text;
  return node.bold ? <strong>{slanted}</strong> : <>{slanted}</>;
};

const Piece = ({ node }: { readonly node: ProseNode }): ReactNode => {
  switch (node.kind) {
    case 'text':
      return <Words node={node} />;
    case 'break':
      return <br />;
    case 'paragraph':
      return <p>{node.within.length === 0 ? <br /> : all(node.within)}</p>;
    case 'item':
      return <li>{all(node.within)}</li>;
    case 'list':
      return node.ordered ? <ol start={node.start}>{all(node.within)}</ol> : <ul>{all(node.within)}</ul>;
    default:
      return never(node);
  }
};

export const ProseRead = ({
  docKey,
  root,
  label,
  nothing,
}: {
  readonly docKey: string;
  readonly root: string;
  readonly label: string;
  readonly nothing: string;
}) => {
  const nodes = useProse(docKey, root);
  return (
    <div className="prose prose--read" role="group" aria-label={label} data-root={root}>
      {nodes.length === 0 ? <p className="prose__nothing">{nothing}</p> : all(nodes)}
    </div>
  );
};
