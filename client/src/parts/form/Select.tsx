/** One choice from a closed list. */
import type { ComponentProps } from 'react';
import { classes } from '../text/classes';
import { FormGroup, partWords, useFieldIds, type FieldWords } from './FormGroup';

export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: string;
  readonly disabled?: boolean;
}

type SelectProps = FieldWords & Omit<ComponentProps<'select'>, 'children'> & { readonly choices: readonly Choice[] };

export const Select = ({ choices, id, className, ...props }: SelectProps) => {
  const { words, rest } = partWords(props);
  const ids = useFieldIds(words, id);
  const look = classes('govuk-select', words.error !== undefined && 'govuk-select--error', className);
  return (
    <FormGroup ids={ids} {...words}>
      <select {...rest} {...ids} aria-invalid={words.error !== undefined || undefined} className={look}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled}>
            {choice.label}
          </option>
        ))}
      </select>
    </FormGroup>
  );
};
