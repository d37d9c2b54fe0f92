/** Who has opened what, read from the access streams for those who may know: the bench of a case, and an auditor without content. */
import type { CaseId } from '@board/shared/kernel/ids.js';
import type { CaseFile } from '@board/shared/model/caseFile.js';
import { values } from '@board/shared/model/records.js';
import type {
  AuditCaseRow,
  AuditCasesView,
  AuditCaseView,
  AuditHouseView,
  ChainState,
  OpeningsView,
} from '@board/shared/policy/views.js';
import { verifyAmended, type Content } from '../audit/verifyAmended.js';
import { verifyStream } from '../audit/verifyStream.js';
import type { Log, StreamName } from '../ports/log.js';
import type { Access } from './access.js';
import { accessStream } from './accessEntries.js';
import { auditRows, openingsView } from './auditRows.js';
import type { Registers } from './registers.js';

/** Nobody is asked here whether they may know: whoever calls has asked the gate, and has had the reading recorded. */
export interface AuditViews {
  has(caseId: CaseId): boolean;
  openings(caseId: CaseId): Promise<OpeningsView>;
  cases(): Promise<AuditCasesView>;
  /** Null for a case that there is not. */
  case(caseId: CaseId): Promise<AuditCaseView | null>;
  house(): Promise<AuditHouseView>;
}

interface Parts {
  readonly registers: Pick<Registers, 'current'>;
  readonly access: Access;
  readonly store: Content & { readonly log: Pick<Log, 'links' | 'read'> };
}

/** The documents of a case that are named anywhere, those before a redaction too. */
const docsOf = ({ compartments, redactions }: CaseFile): readonly StreamName[] =>
  [
    ...new Set([
      ...values(compartments).map(({ doc }) => doc),
      ...redactions.flatMap(({ before, doc }) => [before, doc]),
    ]),
  ].map((doc) => `doc/${doc}`);

const kinds: Readonly<Record<string, string>> = { case: 'facts', doc: 'notes', access: 'openings' };

const chainOf = async (store: Parts['store'], streams: readonly StreamName[]): Promise<ChainState> => {
  const state = { streams: 0, records: 0, destroyed: 0, broken: null as string | null };
  for (const stream of streams) {
    const { records, destroyed, amended, fault } = await verifyStream({ log: store.log, stream, seen: [] });
    const proof = fault ?? (await verifyAmended(store, stream, amended));
    state.streams += Number(records > 0);
    state.records += records;
    state.destroyed += destroyed;
    if (state.broken === null && proof && proof !== 'unproven')
      state.broken = `Record ${proof.seq} of the ${kinds[stream.split('/')[0] ?? ''] ?? 'records'} ${proof.what}`;
  }
  return state;
};

export const openAuditViews = ({ registers, access, store }: Parts): AuditViews => {
  const caseRow = async (caseId: CaseId): Promise<AuditCaseRow> => {
    const { rows, refused } = openingsView(registers.current(), await access.read(caseId));
    const times = (all: readonly { readonly times: number }[]) => all.reduce((sum, row) => sum + row.times, 0);
    return { caseId, openings: times(rows), refusals: times(refused), lastOpened: rows[0]?.last ?? null };
  };
  return {
    has: (caseId) => registers.current().cases.has(caseId),
    openings: async (caseId) => openingsView(registers.current(), await access.read(caseId)),
    cases: async () => {
      const ids = [...registers.current().cases.keys()].sort();
      const rows: AuditCaseRow[] = [];
      for (const id of ids) rows.push(await caseRow(id));
      return { rows };
    },
    case: async (caseId) => {
      const file = registers.current().cases.get(caseId);
      if (!file) return null;
      const chain = await chainOf(store, [accessStream(caseId), `case/${caseId}`, ...docsOf(file)]);
      return { caseId, chain, rows: auditRows(registers.current(), await access.read(caseId)) };
    },
    house: async () => ({
      chain: await chainOf(store, [accessStream('house')]),
      rows: auditRows(registers.current(), await access.read('house')),
    }),
  };
};
