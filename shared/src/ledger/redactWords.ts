/** Folds a redaction: the compartment goes on in a new document, and a fact whose words were placed there loses them. Pure. */
import type { PlacementId } from '../kernel/ids.js';
import type { CaseFile, CompartmentFile } from '../model/caseFile.js';
import type { CaseFact } from './facts.js';
import type { Stamp } from './foldCase.js';

type Redacted = Extract<CaseFact, { type: 'words redacted' }>;

export const redactWords = (file: CaseFile, fact: Redacted, { by, at }: Stamp): CaseFile => {
  const { compartment, epoch, doc, cut, reason } = fact;
  const old = file.compartments[compartment];
  if (!old) return file;
  const next: CompartmentFile = { ...old, epoch, doc, before: { doc: old.doc, cut } };
  const redacted: CaseFile = {
    ...file,
    compartments: { ...file.compartments, [compartment]: next },
    redactions: [...file.redactions, { compartment, doc, before: old.doc, epoch, cut, root: cut.root, reason, by, at }],
  };
  return cut.kind === 'placement' ? withoutWords(redacted, [cut.placement]) : redacted;
};

/** The fact stays, its words do not. The journal's own copy is rewritten by whoever carries the redaction out. */
export const withoutWords = (file: CaseFile, ids: readonly PlacementId[]): CaseFile => ({
  ...file,
  lines: file.lines.map((line) => (ids.includes(line.id) ? { ...line, words: '' } : line)),
  contributions: file.contributions.map((one) => (ids.includes(one.id) ? { ...one, words: '' } : one)),
  actions: Object.fromEntries(
    Object.entries(file.actions).map(([key, action]) => [
      key,
      ids.includes(action.placement)
        ? { ...action, firstWords: '', agreedWords: action.agreedWords === null ? null : '' }
        : action,
    ]),
  ),
});
