/** Who has opened this case, and who tried: for chair and co-ordinator, from the record of access. */
import { caseTopic } from '@board/shared/wire/bells';
import type { OpeningRow, OpeningsView, RefusedRow } from '@board/shared/policy/views';
import { useState } from 'react';
import { useView } from '../../live/queries';
import { Button, Dialog, Table, type Column } from '../../parts';
import { Shown } from '../shell/Shown';
import { momentWords } from '../shell/times';
import type { BenchProps } from './bench';

const Who = ({ name, agency }: { readonly name: string; readonly agency: string }) => (
  <>
    {name}
    <span className="under">{agency}</span>
  </>
);

const openings: readonly Column<OpeningRow>[] = [
  { key: 'who', heading: 'Who', cell: (row) => <Who {...row} /> },
  {
    key: 'when',
    heading: 'First and last',
    cell: ({ first, last, times }) =>
      times === 1 || first === last ? momentWords(first) : `${momentWords(first)} – ${momentWords(last)}`,
  },
  { key: 'times', heading: 'Times', numeric: true, cell: ({ times }) => times },
];

const refusals: readonly Column<RefusedRow>[] = [
  { key: 'who', heading: 'Who', cell: (row) => <Who {...row} /> },
  { key: 'what', heading: 'What', cell: ({ what }) => what },
  { key: 'when', heading: 'Last', cell: ({ when }) => momentWords(when) },
  { key: 'times', heading: 'Times', numeric: true, cell: ({ times }) => times },
];

const Opened = ({ rows }: Pick<OpeningsView, 'rows'>) =>
  rows.length === 0 ? (
    <p className="govuk-body">Nobody has opened it yet.</p>
  ) : (
    <Table caption="Opened by" columns={openings} rows={rows} rowKey={({ user }) => user} rowHeadings />
  );

const Refusals = ({ refused }: Pick<OpeningsView, 'refused'>) =>
  refused.length === 0 ? (
    <p className="govuk-body">Nobody was refused.</p>
  ) : (
    <Table
      caption="Tried and was refused"
      columns={refusals}
      rows={refused}
      rowKey={({ user, what }) => `${user} ${what}`}
      rowHeadings
    />
  );

const Record = ({ meeting, board }: BenchProps) => {
  const path = `/api/meetings/${meeting.id}/cases/${board.caseId}/openings`;
  const view = useView<OpeningsView>(caseTopic(meeting.id, board.caseId), path);
  return (
    <Shown view={view} what="Fetching the record">
      {({ rows, refused }) => (
        <>
          <Opened rows={rows} />
          <Refusals refused={refused} />
        </>
      )}
    </Shown>
  );
};

export const Openings = (bench: BenchProps) => {
  const [open, setOpen] = useState(false);
  if (!bench.board.rights.includes('see openings')) return null;
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        Who has opened this case…
      </Button>
      {open && (
        <Dialog title={`Who has opened ${bench.board.initials}`} open wide onClose={() => setOpen(false)}>
          <Record {...bench} />
        </Dialog>
      )}
    </>
  );
};
