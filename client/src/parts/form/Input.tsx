/** One line of text. Extra props, a ref included, go to the input itself, so it registers with a form as it is. */
import type { ComponentProps } from 'react';
import { classes } from '../text/classes';
import { FormGroup, partWords, useFieldIds, type FieldWords } from './FormGroup';

type Width = 2 | 3 | 4 | 5 | 10 | 20;
type InputProps = FieldWords & Omit<ComponentProps<'input'>, 'width'> & { readonly width?: Width };

export const Input = ({ width, id, className, ...props }: InputProps) => {
  const { words, rest } = partWords(props);
  const ids = useFieldIds(words, id);
  const look = classes(
    'govuk-input',
    width && `govuk-input--width-${width}`,
    words.error !== undefined && 'govuk-input--error',
    className,
  );
  return (
    <FormGroup ids={ids} {...words}>
      <input
        type="text"
        autoComplete="off"
        {...rest}
        {...ids}
        aria-invalid={words.error !== undefined || undefined}
        className={look}
      />
    </FormGroup>
  );
};
