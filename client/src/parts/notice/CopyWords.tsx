/** Words that could not be saved, in a box to copy from. They live on this screen only. */
import { useId, useRef, useState } from 'react';
import { Button } from '../form/Button';

interface CopyWordsProps {
  readonly words: string;
  /** Where they were written, in words. */
  readonly from?: string;
  readonly onDone?: () => void;
}

export const CopyWords = ({ words, from, onDone }: CopyWordsProps) => {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [told, setTold] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words);
      setTold('Copied');
    } catch {
      // no clipboard without permission: select, and the keys do it
      box.current?.select();
      setTold('Selected. Press Ctrl and C to copy');
    }
  };
  return (
    <div className="copy-words">
      <label className="govuk-label govuk-!-font-weight-bold" htmlFor={id}>
        Your words{from === undefined ? '' : ` from ${from}`} that were not saved
      </label>
      <textarea id={id} ref={box} className="govuk-textarea" readOnly value={words} rows={4} />
      <div className="app-actions">
        <Button kind="secondary" onClick={() => void copy()}>
          Copy words
        </Button>
        {onDone !== undefined && (
          <Button kind="quiet" onClick={onDone}>
            I have them, carry on
          </Button>
        )}
        <span role="status">{told}</span>
      </div>
    </div>
  );
};
