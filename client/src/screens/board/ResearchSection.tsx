/** My agency's own research, which nobody else sees; line by line, its people decide what the meeting may know. */
import type { CompartmentView } from '@board/shared/policy/views';
import { Box } from './Box';
import { useGround } from './boardContext';
import { Private } from './CompartmentSection';
import { SharedLines } from './SharedLines';
import { ShareLine } from './ShareLine';

export const ResearchSection = ({ compartment }: { readonly compartment: CompartmentView }) => {
  const { board, mine } = useGround();
  const card = board.cards.find((one) => one.mine);
  const lines = card?.lines ?? [];
  return (
    <Private compartment={compartment}>
      <Box
        docKey={compartment.doc}
        root="notes"
        label={`Research by ${mine.name}`}
        hint="Nothing leaves this box by itself. Select some words, then share them."
        readOnly={compartment.roots['notes'] !== true}
      />
      {board.rights.includes('share line') && <ShareLine docKey={compartment.doc} />}
      <h3 className="govuk-heading-s">What {mine.name} has shared</h3>
      {card === undefined || lines.length === 0 ? (
        <p className="quiet">Nothing has been shared yet.</p>
      ) : (
        <SharedLines lines={lines} root={card.root} whole />
      )}
    </Private>
  );
};
