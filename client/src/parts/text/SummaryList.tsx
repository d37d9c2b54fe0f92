/** Facts as keys and values, with at most a few things to do beside each. */
import type { ReactNode } from 'react';
import { classes } from './classes';

export interface SummaryRow {
  readonly key: string;
  readonly value: ReactNode;
  readonly actions?: ReactNode;
}

const Row = ({ row }: { readonly row: SummaryRow }) => (
  <div
    className={classes('govuk-summary-list__row', row.actions === undefined && 'govuk-summary-list__row--no-actions')}
  >
    <dt className="govuk-summary-list__key">{row.key}</dt>
    <dd className="govuk-summary-list__value">{row.value}</dd>
    {row.actions !== undefined && <dd className="govuk-summary-list__actions">{row.actions}</dd>}
  </div>
);

export const SummaryList = ({ rows }: { readonly rows: readonly SummaryRow[] }) => (
  <dl className="govuk-summary-list">
    {rows.map((row) => (
      <Row key={row.key} row={row} />
    ))}
  </dl>
);

/** The same under a heading, for several of one kind, such as people. */
export const SummaryCard = ({
  title,
  rows,
  actions,
  level = 2,
}: {
  readonly title: ReactNode;
  readonly rows: readonly SummaryRow[];
  readonly actions?: ReactNode;
  readonly level?: 2 | 3 | 4;
}) => {
  const Heading = `h${level}` as const;
  return (
    <div className="govuk-summary-card">
      <div className="govuk-summary-card__title-wrapper">
        <Heading className="govuk-summary-card__title">{title}</Heading>
        {actions !== undefined && <div className="govuk-summary-card__actions">{actions}</div>}
      </div>
      <div className="govuk-summary-card__content">
        <SummaryList rows={rows} />
      </div>
    </div>
  );
};
