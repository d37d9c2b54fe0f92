/** Several lines of plain text in a form. The board's shared prose is ProseBox instead. */
import type { ComponentProps } from 'react';
import { classes } from '../text/classes';
import { FormGroup, partWords, useFieldIds, type FieldWords } from './FormGroup';

export const Textarea = ({ id, className, ...props }: FieldWords & ComponentProps<'textarea'>) => {
  const { words, rest } = partWords(props);
  const ids = useFieldIds(words, id);
  const look = classes('govuk-textarea', words.error !== undefined && 'govuk-textarea--error', className);
  return (
    <FormGroup ids={ids} {...words}>
      <textarea rows={5} {...rest} {...ids} aria-invalid={words.error !== undefined || undefined} className={look} />
    </FormGroup>
  );
};
