/** One line of text. Extra props, a ref included, go to the input itself, so it registers with a form as it is. */
import type { ComponentProps } from 'react';
import { classes } from '../text/classes';
import { FormGroup, useFieldIds, type FieldWords } from './FormGroup';

type Width = 2 | 3 | 4 | 5 | 10 | 20;
type InputProps = FieldWords & Omit<ComponentProps<'input'>, 'width'> & { readonly width?: Width };

export const Input = ({ label, hint, error, labelSize, hideLabel, width, id, className, ...rest }: InputProps) => {
  const words: FieldWords = { label, error, ...(hint !== undefined && { hint }), ...(labelSize && { labelSize }), ...(hideLabel && { hideLabel }) };
  const ids = useFieldIds(words, id);
  const look = classes('govuk-input', width && `govuk-input--width-${width}`, error !== undefined && 'govuk-input--error', className);
  return (
    <FormGroup ids={ids} {...words}>
      <input type="text" autoComplete="off" {...rest} {...ids} aria-invalid={error !== undefined || undefined} className={look} />
    </FormGroup>
  );
};
