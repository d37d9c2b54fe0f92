/** What nobody may overlook: whole until it has been seen once, then one line that opens again. */
import type { CaseId } from '@board/shared/kernel/ids';
import type { CaseHeader } from '@board/shared/model/caseFile';
import { useState } from 'react';
import { Icon } from '../../parts';
import { useGround } from './boardContext';

interface Warning {
  readonly key: string;
  readonly label: string;
  readonly words: string;
}

const warningsOf = (header: CaseHeader): readonly Warning[] =>
  [
    { key: 'contact', label: 'Safe contact', words: header.safeContact },
    { key: 'tell', label: 'Do not tell', words: header.doNotTell },
    { key: 'interpreter', label: 'Interpreter', words: header.interpreter },
    { key: 'travel', label: 'Travel and passport', words: header.travel },
    { key: 'barriers', label: 'Barriers', words: header.barriers },
  ].flatMap(({ words, ...rest }) => (words === null || words === '' ? [] : [{ ...rest, words }]));

/** Of this page's life only: on another day they are to be read again. */
const seen = new Set<CaseId>();

const Whole = ({ warnings }: { readonly warnings: readonly Warning[] }) => (
  <dl className="warnings__list">
    {warnings.map(({ key, label, words }) => (
      <div className="warnings__item" key={key}>
        <dt>{label}</dt>
        <dd>{words}</dd>
      </div>
    ))}
  </dl>
);

const Folded = ({ warnings }: { readonly warnings: readonly Warning[] }) => {
  const [first, ...rest] = warnings;
  return (
    <p className="warnings__line">
      <strong>{first?.label}:</strong> {first?.words}
      {rest.length > 0 && <span className="warnings__rest"> Also: {rest.map(({ label }) => label).join(', ')}</span>}
    </p>
  );
};

export const Warnings = () => {
  const { board } = useGround();
  const warnings = warningsOf(board.header);
  const [open, setOpen] = useState(!seen.has(board.caseId));
  if (warnings.length === 0) return null;
  const turn = () => {
    seen.add(board.caseId);
    setOpen(!open);
  };
  return (
    <div className="warnings" role="region" aria-label="Warnings">
      <Icon name="warning" className="warnings__icon" />
      {open ? <Whole warnings={warnings} /> : <Folded warnings={warnings} />}
      <button type="button" className="app-quiet warnings__turn" aria-expanded={open} onClick={turn}>
        {open ? 'I have read these' : 'Show warnings'}
      </button>
    </div>
  );
};
