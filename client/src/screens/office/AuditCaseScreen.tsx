/** The access record of one case, for an auditor: who, when and what kind, without a word of the case. */
import { readCaseId } from '@board/shared/kernel/idText';
import type { CaseId } from '@board/shared/kernel/ids';
import type { AuditCaseView } from '@board/shared/policy/views';
import { useParams } from 'react-router';
import { useView } from '../../live/queries';
import { Breadcrumbs } from '../../parts';
import { Absent } from '../missing/Absent';
import { Shown } from '../shell/Shown';
import { AuditRows } from './AuditRows';
import { ChainWords } from './ChainWords';

const One = ({ id }: { readonly id: CaseId }) => (
  <Shown view={useView<AuditCaseView>('home', `/api/audit/cases/${id}`)} what="Fetching the record">
    {({ chain, rows }) => (
      <>
        <Breadcrumbs crumbs={[{ label: 'Audit', to: '/' }, { label: 'One case' }]} />
        <h1 className="govuk-heading-m case-id">Case {id}</h1>
        <ChainWords chain={chain} />
        <AuditRows caption="Opened and refused" rows={rows} />
      </>
    )}
  </Shown>
);

export const AuditCaseScreen = () => {
  const id = readCaseId(useParams()['case']);
  return id === undefined ? <Absent /> : <One key={id} id={id} />;
};
