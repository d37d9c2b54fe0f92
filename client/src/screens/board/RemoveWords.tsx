/** Takes words out for good: shows exactly which, asks why, and says what cannot be undone and what stays. */
import type { Cut } from '@board/shared/model/fields';
import type { PlacementId } from '@board/shared/kernel/ids';
import type { CompartmentView } from '@board/shared/policy/views';
import { useState, type ReactNode } from 'react';
import { chosenBetween, linesIn, type Chosen } from '../../docs/chosen';
import { useReplica, useRootWords } from '../../docs/hooks';
import { Button, Textarea, WarningText, type FormError } from '../../parts';
import { ReasonDialog } from '../shell/ReasonDialog';
import { useOrders } from '../shell/orders';
import { useGround } from './boardContext';

interface RemoveProps {
  readonly compartment: CompartmentView;
  readonly root: string;
  /** The box, as it is called on the board. */
  readonly label: string;
  readonly onClose: () => void;
}

interface AskProps extends Omit<RemoveProps, 'root'> {
  readonly cut: () => Cut | null;
  readonly check?: () => readonly FormError[];
  readonly children: ReactNode;
}

const Ask = ({ compartment, label, cut, check, children, onClose }: AskProps) => {
  const { meeting, board } = useGround();
  const orders = useOrders();
  const target = { meeting: meeting.id, caseId: board.caseId, compartment: compartment.compartment };
  const send = async (reason: string) => {
    const found = cut();
    return found !== null && orders.give('redact words', { ...target, doc: compartment.doc, cut: found, reason });
  };
  return (
    <ReasonDialog
      title={`Remove words for good: ${label}`}
      label="Why are they removed?"
      hint="One line. Do not repeat the words here: the reason stays on the board."
      missing="Give a reason"
      submit="Remove for good"
      kind="warning"
      orders={orders}
      {...(check && { check })}
      onSubmit={send}
      onClose={onClose}
    >
      {children}
      <WarningText>
        This cannot be undone. The words go from the board, from its history and from everybody’s screen. That words
        were removed, why and by whom, stays.
      </WarningText>
    </ReasonDialog>
  );
};

const These = ({ words }: { readonly words: string }) => (
  <>
    <p className="govuk-body govuk-!-margin-bottom-1">These words will be removed:</p>
    <blockquote className="to-remove">{words}</blockquote>
  </>
);

const rangeOf = (root: string, { from, to }: Chosen): Cut => ({ kind: 'range', root, from, to });

/** Words that were selected in the editor. */
export const RemoveChosen = ({ chosen, ...props }: RemoveProps & { readonly chosen: Chosen }) => (
  <Ask {...props} cut={() => rangeOf(props.root, chosen)}>
    <These words={chosen.words} />
  </Ask>
);

/** Words of a box that can only be read, selected here; with the keyboard too. */
export const RemoveFrom = (props: RemoveProps) => {
  const { compartment, root } = props;
  const { doc } = useReplica(compartment.doc);
  // drawn again when somebody types
  useRootWords(compartment.doc, root);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [tried, setTried] = useState(false);
  const lines = doc === null ? null : linesIn(doc, root);
  const missing = 'Select the words to remove';
  const check = () => {
    setTried(true);
    return chosen === null ? [{ field: 'words', message: missing }] : [];
  };
  return (
    <Ask {...props} check={check} cut={() => chosen && rangeOf(root, chosen)}>
      <Textarea
        id="words"
        label="Select the words to remove"
        hint="With the mouse, or with Shift and the arrow keys."
        readOnly
        rows={6}
        error={tried && chosen === null ? missing : undefined}
        value={lines?.words ?? ''}
        onSelect={({ currentTarget: { selectionStart, selectionEnd } }) =>
          setChosen(lines && chosenBetween(lines, selectionStart, selectionEnd))
        }
      />
      {chosen !== null && <These words={chosen.words} />}
    </Ask>
  );
};

/** All that a shared line, a contribution or an action had placed on the board. */
export const RemovePlaced = ({
  placement,
  words,
  ...props
}: RemoveProps & { readonly placement: PlacementId; readonly words: string }) => (
  <Ask {...props} cut={() => ({ kind: 'placement', root: props.root, placement })}>
    <These words={words} />
  </Ask>
);

/** The way there, in the row of what it is about. */
export const RemoveButton = ({
  about,
  ...props
}: Omit<Parameters<typeof RemovePlaced>[0], 'onClose'> & { readonly about: string }) => {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        Remove for good…<span className="govuk-visually-hidden"> {about}</span>
      </Button>
      {asking && <RemovePlaced {...props} onClose={() => setAsking(false)} />}
    </>
  );
};
