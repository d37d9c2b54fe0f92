/** A table of rows, sortable by column when asked. The caption says what it shows. */
import type { ReactNode } from 'react';
import { classes } from './classes';

export interface Column<T> {
  readonly key: string;
  readonly heading: ReactNode;
  readonly cell: (row: T) => ReactNode;
  readonly numeric?: boolean;
  readonly sortable?: boolean;
}

export interface Sort {
  readonly key: string;
  readonly descending: boolean;
}

interface TableProps<T> {
  readonly caption: string;
  readonly hideCaption?: boolean;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** The first cell of each row is its heading. */
  readonly rowHeadings?: boolean;
}

const Heading = <T,>({
  column,
  sort,
  onSort,
}: Pick<TableProps<T>, 'sort' | 'onSort'> & { readonly column: Column<T> }) => {
  const mine = sort?.key === column.key ? sort : null;
  const order = mine === null ? 'none' : mine.descending ? 'descending' : 'ascending';
  const name = classes('govuk-table__header', column.numeric === true && 'govuk-table__header--numeric');
  if (column.sortable !== true || onSort === undefined) {
    return (
      <th scope="col" className={name}>
        {column.heading}
      </th>
    );
  }
  const turn = () => onSort({ key: column.key, descending: mine !== null && !mine.descending });
  return (
    <th scope="col" className={name} aria-sort={order}>
      <button type="button" className="app-quiet" onClick={turn}>
        {column.heading} <span aria-hidden="true">{mine === null ? '↕' : mine.descending ? '▼' : '▲'}</span>
      </button>
    </th>
  );
};

const Cell = <T,>({
  column,
  row,
  heading,
}: {
  readonly column: Column<T>;
  readonly row: T;
  readonly heading: boolean;
}) =>
  heading ? (
    <th scope="row" className="govuk-table__header">
      {column.cell(row)}
    </th>
  ) : (
    <td className={classes('govuk-table__cell', column.numeric === true && 'govuk-table__cell--numeric')}>
      {column.cell(row)}
    </td>
  );

export const Table = <T,>({
  caption,
  hideCaption,
  columns,
  rows,
  rowKey,
  sort,
  onSort,
  rowHeadings,
}: TableProps<T>) => (
  <table className="govuk-table">
    <caption
      className={hideCaption === true ? 'govuk-visually-hidden' : 'govuk-table__caption govuk-table__caption--s'}
    >
      {caption}
    </caption>
    <thead className="govuk-table__head">
      <tr className="govuk-table__row">
        {columns.map((column) => (
          <Heading key={column.key} column={column} {...(sort && { sort })} {...(onSort && { onSort })} />
        ))}
      </tr>
    </thead>
    <tbody className="govuk-table__body">
      {rows.map((row) => (
        <tr className="govuk-table__row" key={rowKey(row)}>
          {columns.map((column, at) => (
            <Cell key={column.key} column={column} row={row} heading={rowHeadings === true && at === 0} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
