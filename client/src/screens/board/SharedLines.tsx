/** Lines an agency shared, each with who, what kind, on what basis and how far it may travel. */
import type { LineView } from '@board/shared/policy/views';
import { clockWords } from '../shell/times';
import { sentence } from './words';

const Line = ({ line }: { readonly line: LineView }) => (
  <li className="shared__line">
    <p className="shared__words">{line.words}</p>
    <p className="shared__facts">
      {sentence(line.kind)} · {sentence(line.basis)} · {sentence(line.dissemination)} · {line.by}, {clockWords(line.at)}
    </p>
  </li>
);

const List = ({ lines }: { readonly lines: readonly LineView[] }) => (
  <ul className="shared">
    {lines.map((line) => (
      <Line key={line.id} line={line} />
    ))}
  </ul>
);

interface SharedLinesProps {
  readonly lines: readonly LineView[];
  /** Open, because there is nothing else to read here. */
  readonly whole?: boolean;
}

export const SharedLines = ({ lines, whole = false }: SharedLinesProps) =>
  whole ? (
    <List lines={lines} />
  ) : (
    <details className="quiet-details">
      <summary>
        {lines.length === 1 ? '1 line was shared from research' : `${lines.length} lines were shared from research`}
      </summary>
      <List lines={lines} />
    </details>
  );
