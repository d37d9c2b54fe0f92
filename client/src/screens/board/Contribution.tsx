/** A written contribution stands as its agency's information: who wrote it, and whether the meeting has heard it. */
import type { ContributionView } from '@board/shared/policy/views';
import { Button } from '../../parts';
import { clockWords } from '../shell/times';
import { useGround } from './boardContext';
import { useGive } from './give';
import { PlacedWords, RemovePlacedOf } from './Placed';

interface ContributionProps {
  readonly contribution: ContributionView;
  /** The agency's box. */
  readonly root: string;
  /** Its words already stand in the agency's box. */
  readonly inBox: boolean;
}

const heardWords = ({ heard }: ContributionView): string =>
  heard === null ? 'not yet heard' : `heard at ${clockWords(heard.at)}, marked by ${heard.by}`;

export const Contribution = ({ contribution, root, inBox }: ContributionProps) => {
  const { board } = useGround();
  const give = useGive();
  const { id, author, words, heard } = contribution;
  const may = heard === null && board.rights.includes('hear contribution');
  return (
    <div className="contribution">
      <p className="contribution__label">
        <span>
          Written contribution by {author}, <strong>{heardWords(contribution)}</strong>
        </span>
        {may && (
          <Button kind="secondary" onClick={() => void give('hear contribution', { contribution: id })}>
            Mark as heard<span className="govuk-visually-hidden"> contribution by {author}</span>
          </Button>
        )}
      </p>
      {!inBox && <PlacedWords placement={id} words={words} className="contribution__words" />}
      <RemovePlacedOf
        placement={id}
        words={words}
        root={root}
        label="Written contribution"
        about={`contribution by ${author}`}
      />
    </div>
  );
};
