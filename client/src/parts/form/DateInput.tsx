/** A date in three boxes, said back in words with its weekday so that a slip is seen. */
import { useState } from 'react';
import { classes } from '../text/classes';
import { boxesOf, dateOf, inWords, type DateBoxes } from './civilDate';
import { FieldsetGroup, useFieldIds, type FieldWords } from './FormGroup';

interface DateInputProps extends FieldWords {
  readonly id?: string;
  /** YYYY-MM-DD, or null. */
  readonly value: string | null;
  /** Called with null while the boxes are no date. */
  readonly onChange: (date: string | null) => void;
}

const boxes = [
  { key: 'day', label: 'Day', width: 2 },
  { key: 'month', label: 'Month', width: 2 },
  { key: 'year', label: 'Year', width: 4 },
] as const;

export const DateInput = ({ id, value, onChange, ...words }: DateInputProps) => {
  const ids = useFieldIds(words, id);
  const [typed, setTyped] = useState<DateBoxes>(() => boxesOf(value));
  const shown = dateOf(typed) === value ? typed : value === null ? typed : boxesOf(value);
  const type = (key: keyof DateBoxes, text: string) => {
    const after = { ...shown, [key]: text.trim() };
    setTyped(after);
    onChange(dateOf(after));
  };
  return (
    <FieldsetGroup ids={ids} {...words}>
      <div className="govuk-date-input" id={ids.id}>
        {boxes.map(({ key, label, width }) => (
          <div className="govuk-date-input__item" key={key}>
            <label className="govuk-label govuk-date-input__label" htmlFor={`${ids.id}-${key}`}>
              {label}
            </label>
            <input
              className={classes(
                'govuk-input govuk-date-input__input',
                `govuk-input--width-${width}`,
                words.error !== undefined && 'govuk-input--error',
              )}
              id={`${ids.id}-${key}`}
              inputMode="numeric"
              autoComplete="off"
              value={shown[key]}
              onChange={(event) => type(key, event.target.value)}
            />
          </div>
        ))}
      </div>
      <p className="app-because" aria-live="polite">
        {value === null ? '' : inWords(value)}
      </p>
    </FieldsetGroup>
  );
};
