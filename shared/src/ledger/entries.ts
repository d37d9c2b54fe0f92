/** How facts travel in a record's body. Knows the streams by name, nothing of the store. */
import { never } from '../kernel/result.js';
import { canonical } from '../kernel/canonical.js';
import type { CaseId, CommandId, MeetingId } from '../kernel/ids.js';
import { bodies, type CaseFact, type DirectoryFact, type MeetingFact } from './facts.js';

/** Which facts stream a record belongs to. */
export type FactStream =
  | { readonly kind: 'directory' }
  | { readonly kind: 'meeting'; readonly meeting: MeetingId }
  | { readonly kind: 'case'; readonly caseId: CaseId };

export const streamName = (stream: FactStream): string => {
  switch (stream.kind) {
    case 'directory':
      return 'directory';
    case 'meeting':
      return `meeting/${stream.meeting}`;
    case 'case':
      return `case/${stream.caseId}`;
    default:
      return never(stream);
  }
};

/** Facts that happened together, with the command that brought them (null for the house itself). */
export interface Entry<F> {
  readonly command: CommandId | null;
  readonly facts: readonly F[];
}

export type AnyEntry =
  | ({ readonly stream: 'directory' } & Entry<DirectoryFact>)
  | ({ readonly stream: 'meeting' } & Entry<MeetingFact>)
  | ({ readonly stream: 'case' } & Entry<CaseFact>);

/** Canonical text of a record's body. */
export const writeEntry = (entry: Entry<DirectoryFact | MeetingFact | CaseFact>): string =>
  canonical({ command: entry.command, facts: entry.facts });

/** Reads a stored body; throws when the store holds what no fact may be, which is a damaged store. */
export const readEntry = (kind: FactStream['kind'], text: string): AnyEntry => {
  const value: unknown = JSON.parse(text);
  switch (kind) {
    case 'directory':
      return { stream: 'directory', ...bodies.directory.parse(value) };
    case 'meeting':
      return { stream: 'meeting', ...bodies.meeting.parse(value) };
    case 'case':
      return { stream: 'case', ...bodies.case.parse(value) };
    default:
      return never(kind);
  }
};
