/** A box of prose on the board, from which those who may can take words out for good; and what was taken out. */
import { useState } from 'react';
import type { Chosen } from '../../docs/chosen';
import { useHasWords } from '../../docs/hooks';
import { Button, ProseBox, type ProseBoxProps } from '../../parts';
import { RemoveChosen, RemoveFrom } from './RemoveWords';
import { useRemoval, useRemoved } from './removal';
import { Removed } from './Removed';

/** Where there is no editor to select in, the words are selected in the dialog. */
const Pick = ({ label, onPick }: { readonly label: string; readonly onPick: () => void }) => (
  <Button kind="quiet" className="prose-box__pick" onClick={onPick}>
    Remove words…<span className="govuk-visually-hidden"> from {label}</span>
  </Button>
);

export const Box = (props: ProseBoxProps) => {
  const { docKey, root, label, readOnly = false, beside } = props;
  const may = useRemoval(docKey, root);
  // an action keeps what was agreed: its wording goes as a whole, by the action itself
  const compartment = root.startsWith('action:') ? null : may;
  const empty = !useHasWords(docKey, root);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [picking, setPicking] = useState(false);
  const removed = useRemoved(docKey, root);
  const pick = compartment !== null && readOnly && !empty;
  return (
    <>
      <ProseBox
        {...props}
        beside={
          <>
            {beside}
            {pick && <Pick label={label} onPick={() => setPicking(true)} />}
          </>
        }
        onRemove={compartment === null ? undefined : setChosen}
      />
      {removed.length > 0 && <Removed rows={removed} />}
      {compartment !== null && chosen !== null && (
        <RemoveChosen {...{ compartment, root, label, chosen }} onClose={() => setChosen(null)} />
      )}
      {compartment !== null && picking && (
        <RemoveFrom {...{ compartment, root, label }} onClose={() => setPicking(false)} />
      )}
    </>
  );
};
