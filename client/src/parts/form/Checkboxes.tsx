/** Any number of choices. Works controlled (values, onPick) or registered with a form (inputProps). */
import type { ComponentProps } from 'react';
import { classes } from '../text/classes';
import { FieldsetGroup, useFieldIds, type FieldWords } from './FormGroup';
import type { Choice } from './Select';

interface CheckboxesProps<V extends string> extends FieldWords {
  readonly id?: string;
  readonly name: string;
  readonly choices: readonly Choice<V>[];
  readonly values?: readonly V[];
  readonly onPick?: (values: readonly V[]) => void;
  readonly small?: boolean;
  readonly inputProps?: ComponentProps<'input'>;
}

const toggled = <V extends string>(values: readonly V[], value: V): readonly V[] =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value];

export const Checkboxes = <V extends string>({
  id,
  name,
  choices,
  values,
  onPick,
  small,
  inputProps,
  ...words
}: CheckboxesProps<V>) => {
  const ids = useFieldIds(words, id);
  const picked = (value: V) =>
    values === undefined ? {} : { checked: values.includes(value), onChange: () => onPick?.(toggled(values, value)) };
  return (
    <FieldsetGroup ids={ids} {...words}>
      <div className={classes('govuk-checkboxes', small === true && 'govuk-checkboxes--small')}>
        {choices.map((choice, at) => {
          const own = at === 0 ? ids.id : `${ids.id}-${at}`;
          return (
            <div className="govuk-checkboxes__item" key={choice.value}>
              <input
                {...inputProps}
                {...picked(choice.value)}
                className="govuk-checkboxes__input"
                type="checkbox"
                id={own}
                name={name}
                value={choice.value}
                disabled={choice.disabled}
                aria-describedby={choice.hint && `${own}-item-hint`}
              />
              <label className="govuk-label govuk-checkboxes__label" htmlFor={own}>
                {choice.label}
              </label>
              {choice.hint && (
                <div id={`${own}-item-hint`} className="govuk-hint govuk-checkboxes__hint">
                  {choice.hint}
                </div>
              )}
            </div>
          );
        })}
      </div>
    </FieldsetGroup>
  );
};
