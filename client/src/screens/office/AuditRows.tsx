/** Rows of an access stream: when, who, what. No content of any case. */
import type { AuditRow } from '@board/shared/policy/views';
import { Table, type Column } from '../../parts';
import { momentWords } from '../shell/times';

const Who = ({ name, agency }: Pick<AuditRow, 'name' | 'agency'>) => (
  <>
    {name}
    {agency !== '' && <span className="under">{agency}</span>}
  </>
);

const columns: readonly Column<AuditRow>[] = [
  { key: 'at', heading: 'When', cell: ({ at }) => momentWords(at) },
  { key: 'who', heading: 'Who', cell: (row) => <Who {...row} /> },
  { key: 'what', heading: 'What', cell: ({ what, times }) => (times > 1 ? `${what} (${times} times)` : what) },
];

export const AuditRows = ({ caption, rows }: { readonly caption: string; readonly rows: readonly AuditRow[] }) =>
  rows.length === 0 ? (
    <p className="govuk-body">Nothing is recorded yet.</p>
  ) : (
    <Table caption={caption} columns={columns} rows={rows} rowKey={({ at, user, what }) => `${at} ${user} ${what}`} />
  );
