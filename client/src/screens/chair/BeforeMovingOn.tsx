/** The four gaps between a case and its conclusion: each unmistakable, each with the way to close it. */
import type { GapView } from '@board/shared/policy/views';
import { Button, Icon } from '../../parts';
import { useGround } from '../board/boardContext';
import { counted } from '../shell/times';
import type { BenchProps } from './bench';
import type { Ending } from './EndingDialog';
import { Endings } from './Endings';
import { jumpTo, jumpWords } from './jumps';
import { useGapWords } from './shownWords';

const title = (gaps: number): string => (gaps === 0 ? 'Before moving on' : `Before moving on: ${counted(gaps, 'gap')}`);

interface BeforeProps extends BenchProps {
  readonly onJump?: () => void;
  readonly onEnd: (ending: Ending) => void;
}

const Gaps = ({ board, onJump }: Omit<BeforeProps, 'onEnd'>) => {
  const { goTo } = useGround();
  const wordsOf = useGapWords(board);
  const go = (kind: GapView['kind']) => {
    onJump?.();
    jumpTo(kind, board, goTo);
  };
  return (
    <ul className="gaps">
      {board.gaps.map(({ kind, words }) => (
        <li className="gaps__gap" key={kind} data-gap={kind}>
          <Icon name="warning" />
          <span className="gaps__words">{wordsOf(words)}</span>
          <Button kind="quiet" onClick={() => go(kind)}>
            {jumpWords[kind]}
          </Button>
        </li>
      ))}
    </ul>
  );
};

const Nothing = () => (
  <p className="bench__good">
    <Icon name="success" /> Nothing is missing. The case can be concluded.
  </p>
);

export const BeforeMovingOn = ({ onEnd, ...props }: BeforeProps) => {
  const { gaps, state } = props.board;
  // what was left open at the end stands in the conclusion itself
  const over = state === 'concluded';
  return (
    <section className="bench__part before" aria-labelledby="gaps-title">
      <h3 className="govuk-heading-s" id="gaps-title">
        {over ? 'Concluded' : title(gaps.length)}
      </h3>
      {!over && (gaps.length === 0 ? <Nothing /> : <Gaps {...props} />)}
      <Endings {...props} onEnd={onEnd} />
    </section>
  );
};
