/** A written contribution stands as its agency's information: who wrote it, and whether the meeting has heard it. */
import type { ContributionView } from '@board/shared/policy/views';
import { Button } from '../../parts';
import { clockWords } from '../shell/times';
import { useGround } from './boardContext';
import { useGive } from './give';

interface ContributionProps {
  readonly contribution: ContributionView;
  /** Its words already stand in the agency's box. */
  readonly inBox: boolean;
}

const heardWords = ({ heard }: ContributionView): string =>
  heard === null ? 'not yet heard' : `heard at ${clockWords(heard.at)}, marked by ${heard.by}`;

export const Contribution = ({ contribution, inBox }: ContributionProps) => {
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
      {!inBox && <p className="contribution__words">{words}</p>}
    </div>
  );
};
