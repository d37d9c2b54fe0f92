/** How much is done of how much: the sentence first, the bar as its picture. */
import { classes } from '../text/classes';

interface ProgressProps {
  readonly value: number;
  readonly of: number;
  /** The whole in words: "9 of 12 cases ready". */
  readonly words: string;
  readonly hideWords?: boolean;
}

export const Progress = ({ value, of, words, hideWords = false }: ProgressProps) => {
  const share = of > 0 ? Math.min(1, Math.max(0, value / of)) : 0;
  return (
    <div className="meter">
      <span className={hideWords ? 'govuk-visually-hidden' : 'meter__text'}>{words}</span>
      <div className={classes('bar', of > 0 && value >= of && 'bar--done')} aria-hidden="true">
        <div className="bar__fill" style={{ transform: `scaleX(${share})` }} />
      </div>
    </div>
  );
};
