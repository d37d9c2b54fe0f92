/** Several lines of plain text in a form. The board's shared prose is ProseBox instead. */
import type { ComponentProps } from 'react';
import { classes } from '../text/classes';
import { FormGroup, useFieldIds, type FieldWords } from './FormGroup';

export const Textarea = ({ label, hint, error, labelSize, hideLabel, id, className, ...rest }: FieldWords & ComponentProps<'textarea'>) => {
  const words: FieldWords = { label, error, ...(hint !== undefined && { hint }), ...(labelSize && { labelSize }), ...(hideLabel && { hideLabel }) };
  const ids = useFieldIds(words, id);
  const look = classes('govuk-textarea', error !== undefined && 'govuk-textarea--error', className);
  return (
    <FormGroup ids={ids} {...words}>
      <textarea rows={5} {...rest} {...ids} aria-invalid={error !== undefined || undefined} className={look} />
    </FormGroup>
  );
};
