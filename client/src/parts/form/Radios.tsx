/** One choice, all of it visible. Works controlled (value, onPick) or registered with a form (inputProps). */
import type { ComponentProps, ReactNode } from 'react';
import { classes } from '../text/classes';
import { FieldsetGroup, useFieldIds, type FieldWords } from './FormGroup';
import type { Choice } from './Select';

interface RadiosProps<V extends string> extends FieldWords {
  readonly id?: string;
  readonly name: string;
  readonly choices: readonly Choice<V>[];
  readonly value?: V | null;
  readonly onPick?: (value: V) => void;
  readonly inline?: boolean;
  readonly small?: boolean;
  readonly inputProps?: ComponentProps<'input'>;
  /** What belongs to a choice once it is picked. */
  readonly beneath?: (value: V) => ReactNode;
}

export const Radios = <V extends string>({
  id,
  name,
  choices,
  value,
  onPick,
  inline,
  small,
  inputProps,
  beneath,
  ...words
}: RadiosProps<V>) => {
  const ids = useFieldIds(words, id);
  const picked = (choice: Choice<V>) =>
    value === undefined ? {} : { checked: value === choice.value, onChange: () => onPick?.(choice.value) };
  return (
    <FieldsetGroup ids={ids} {...words}>
      <div
        className={classes(
          'govuk-radios',
          inline === true && 'govuk-radios--inline',
          small === true && 'govuk-radios--small',
        )}
      >
        {choices.map((choice, at) => {
          const own = at === 0 ? ids.id : `${ids.id}-${at}`;
          return (
            <div className="govuk-radios__item" key={choice.value}>
              <input
                {...inputProps}
                {...picked(choice)}
                className="govuk-radios__input"
                type="radio"
                id={own}
                name={name}
                value={choice.value}
                disabled={choice.disabled}
                aria-describedby={choice.hint && `${own}-item-hint`}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={own}>
                {choice.label}
              </label>
              {choice.hint && (
                <div id={`${own}-item-hint`} className="govuk-hint govuk-radios__hint">
                  {choice.hint}
                </div>
              )}
              {value === choice.value && beneath?.(choice.value)}
            </div>
          );
        })}
      </div>
    </FieldsetGroup>
  );
};
