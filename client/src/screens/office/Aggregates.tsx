/** The steering group's figures of past cases: tables of suppressed numbers, each with its finding in words, and no case. */
import type { AggregateGroup, AggregateRow, AggregatesView, AttendanceRow } from '@board/shared/policy/views';
import { useView } from '../../live/queries';
import { EmptyState, Table, type Column } from '../../parts';
import { Shown } from '../shell/Shown';

const figures: readonly Column<AggregateRow>[] = [
  { key: 'label', heading: 'What', cell: ({ label }) => label },
  { key: 'shown', heading: 'How many', numeric: true, cell: ({ shown }) => shown },
];

const attendance: readonly Column<AttendanceRow>[] = [
  { key: 'agency', heading: 'Agency', cell: ({ agency }) => agency },
  { key: 'invited', heading: 'Invited', numeric: true, cell: ({ invited }) => invited },
  { key: 'attended', heading: 'Came', numeric: true, cell: ({ attended }) => attended },
  { key: 'wrote', heading: 'Wrote', numeric: true, cell: ({ wrote }) => wrote },
];

const Group = ({ group }: { readonly group: AggregateGroup }) => (
  <Table caption={group.title} columns={figures} rows={group.rows} rowKey={({ label }) => label} rowHeadings />
);

/** "10 of 14 agencies came to every meeting they were invited to." */
const finding = (rows: readonly AttendanceRow[]): string => {
  const every = rows.filter(({ invited, attended }) => attended >= invited).length;
  return `${every} of ${rows.length} agencies came to every meeting they were invited to.`;
};

const Attendance = ({ rows }: { readonly rows: readonly AttendanceRow[] }) =>
  rows.length === 0 ? null : (
    <>
      <p className="govuk-body">{finding(rows)}</p>
      <Table caption="Attendance" columns={attendance} rows={rows} rowKey={({ agency }) => agency} rowHeadings />
    </>
  );

const Areas = ({ areas }: AggregatesView) =>
  areas.length === 0 ? (
    <EmptyState title="There are no figures yet">
      <p className="govuk-body">They are shown when enough cases have been concluded that nobody can be told apart.</p>
    </EmptyState>
  ) : (
    areas.map(({ area, groups, attendance: rows }) => (
      <section key={area} aria-labelledby={`area-${area}`}>
        <h2 className="govuk-heading-m" id={`area-${area}`}>
          {area}
        </h2>
        <div className="figures">
          {groups.map((group) => (
            <Group key={group.title} group={group} />
          ))}
        </div>
        <Attendance rows={rows} />
      </section>
    ))
  );

export const Aggregates = () => (
  <>
    <h1 className="govuk-heading-l">Figures for the steering group</h1>
    <p className="govuk-body">
      Of past cases, without names. Small numbers are not shown, and the others are rounded, so that nobody can be told
      apart.
    </p>
    <Shown view={useView<AggregatesView>('home', '/api/aggregates')} what="Fetching the figures">
      {(view) => <Areas {...view} />}
    </Shown>
  </>
);
