/** The four gaps between a case and its conclusion: each unmistakable, each with the way to close it. */
import { Button, Icon } from '../../parts';
import { useGround } from '../board/boardContext';
import { counted } from '../shell/times';
import type { BenchProps } from './bench';
import { jumpTo, jumpWords } from './jumps';
import { useGapWords } from './shownWords';

const title = (gaps: number): string => (gaps === 0 ? 'Before moving on' : `Before moving on: ${counted(gaps, 'gap')}`);

export const BeforeMovingOn = ({ board, onJump }: BenchProps & { readonly onJump?: () => void }) => {
  const { goTo } = useGround();
  const { gaps } = board;
  const wordsOf = useGapWords(board);
  return (
    <section className="bench__part" aria-labelledby="gaps-title">
      <h3 className="govuk-heading-s" id="gaps-title">
        {title(gaps.length)}
      </h3>
      {gaps.length === 0 && (
        <p className="bench__good">
          <Icon name="success" /> Nothing is missing. The case can be concluded.
        </p>
      )}
      <ul className="gaps">
        {gaps.map(({ kind, words }) => (
          <li className="gaps__gap" key={kind} data-gap={kind}>
            <Icon name="warning" />
            <span className="gaps__words">{wordsOf(words)}</span>
            <Button
              kind="quiet"
              onClick={() => {
                onJump?.();
                jumpTo(kind, board, goTo);
              }}
            >
              {jumpWords[kind]}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
