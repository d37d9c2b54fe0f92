/** The auditor's first page: the house's own record, and every case by its id and nothing else of it. */
import type { AuditCaseRow, AuditCasesView, AuditHouseView } from '@board/shared/policy/views';
import { Link } from 'react-router';
import { useView } from '../../live/queries';
import { Details, Table, type Column } from '../../parts';
import { Shown } from '../shell/Shown';
import { momentWords } from '../shell/times';
import { AuditRows } from './AuditRows';
import { ChainWords } from './ChainWords';

const columns: readonly Column<AuditCaseRow>[] = [
  {
    key: 'case',
    heading: 'Case',
    cell: ({ caseId }) => (
      <Link className="govuk-link case-id" to={`/audit/${caseId}`}>
        {caseId}
      </Link>
    ),
  },
  { key: 'openings', heading: 'Opened', numeric: true, cell: ({ openings }) => openings },
  { key: 'refusals', heading: 'Refused', numeric: true, cell: ({ refusals }) => refusals },
  {
    key: 'last',
    heading: 'Last opened',
    cell: ({ lastOpened }) => (lastOpened === null ? 'Never' : momentWords(lastOpened)),
  },
];

const House = () => (
  <Shown view={useView<AuditHouseView>('home', '/api/audit/house')} what="Checking the records">
    {({ chain, rows }) => (
      <>
        <ChainWords chain={chain} />
        <Details summary="Sign-ins, locks, and refusals that belong to no case">
          <AuditRows caption="The house" rows={rows} />
        </Details>
      </>
    )}
  </Shown>
);

const Cases = () => (
  <Shown view={useView<AuditCasesView>('home', '/api/audit/cases')} what="Fetching the cases">
    {({ rows }) => <Table caption="Cases" columns={columns} rows={rows} rowKey={({ caseId }) => caseId} />}
  </Shown>
);

export const Audit = () => (
  <>
    <h1 className="govuk-heading-l">Audit</h1>
    <p className="govuk-body">
      Who opened what, and who was refused. Nothing that was written in a case is shown here. That you look is recorded
      too.
    </p>
    <House />
    <Cases />
  </>
);
