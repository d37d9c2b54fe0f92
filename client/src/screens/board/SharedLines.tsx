/** Lines an agency shared, each with who, what kind, on what basis and how far it may travel; and taking one out for good. */
import type { LineView } from '@board/shared/policy/views';
import { clockWords } from '../shell/times';
import { PlacedWords, RemovePlacedOf } from './Placed';
import { sentence } from './words';

const Line = ({ line, root }: { readonly line: LineView; readonly root: string }) => (
  <li className="shared__line">
    <PlacedWords placement={line.id} words={line.words} className="shared__words" />
    <p className="shared__facts">
      {sentence(line.kind)} · {sentence(line.basis)} · {sentence(line.dissemination)} · {line.by}, {clockWords(line.at)}
    </p>
    <RemovePlacedOf
      placement={line.id}
      words={line.words}
      root={root}
      label="Shared line"
      about={`line shared by ${line.by}`}
    />
  </li>
);

const List = ({ lines, root }: Pick<SharedLinesProps, 'lines' | 'root'>) => (
  <ul className="shared">
    {lines.map((line) => (
      <Line key={line.id} line={line} root={root} />
    ))}
  </ul>
);

interface SharedLinesProps {
  readonly lines: readonly LineView[];
  /** The agency's box. */
  readonly root: string;
  /** Open, because there is nothing else to read here. */
  readonly whole?: boolean;
}

export const SharedLines = ({ lines, root, whole = false }: SharedLinesProps) =>
  whole ? (
    <List lines={lines} root={root} />
  ) : (
    <details className="quiet-details">
      <summary>
        {lines.length === 1 ? '1 line was shared from research' : `${lines.length} lines were shared from research`}
      </summary>
      <List lines={lines} root={root} />
    </details>
  );
