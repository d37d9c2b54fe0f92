/** What every field has around it: label, hint, error, and the ids that tie them together. */
import { useId, type ReactNode } from 'react';
import { classes } from '../text/classes';

export interface FieldWords {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly labelSize?: 's' | 'm' | 'l' | undefined;
  readonly hideLabel?: boolean | undefined;
}

/** The words around a field, apart from what goes to the field itself. */
export const partWords = <P extends FieldWords>({ label, hint, error, labelSize, hideLabel, ...rest }: P) => ({
  words: { label, hint, error, labelSize, hideLabel } satisfies FieldWords,
  rest,
});

export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
}

/** Ids of one field. `given` is the id that an error summary links to. */
export const useFieldIds = (words: FieldWords, given?: string): FieldIds => {
  const made = useId();
  const id = given ?? made;
  const described = classes(words.hint !== undefined && `${id}-hint`, words.error !== undefined && `${id}-error`);
  return { id, 'aria-describedby': described === '' ? undefined : described };
};

export const Hint = ({ id, children }: { readonly id: string; readonly children: ReactNode }) => (
  <div id={`${id}-hint`} className="govuk-hint">
    {children}
  </div>
);

export const ErrorMessage = ({ id, children }: { readonly id: string; readonly children: ReactNode }) => (
  <p id={`${id}-error`} className="govuk-error-message">
    <span className="govuk-visually-hidden">Error: </span>
    {children}
  </p>
);

const labelLook = ({ labelSize, hideLabel }: FieldWords): string =>
  hideLabel === true
    ? 'govuk-visually-hidden'
    : classes('govuk-label', labelSize !== undefined && `govuk-label--${labelSize}`);

export const FormGroup = ({
  ids,
  children,
  ...words
}: FieldWords & { readonly ids: FieldIds; readonly children: ReactNode }) => (
  <div className={classes('govuk-form-group', words.error !== undefined && 'govuk-form-group--error')}>
    <label className={labelLook(words)} htmlFor={ids.id}>
      {words.label}
    </label>
    {words.hint !== undefined && <Hint id={ids.id}>{words.hint}</Hint>}
    {words.error !== undefined && <ErrorMessage id={ids.id}>{words.error}</ErrorMessage>}
    {children}
  </div>
);

/** The same for several boxes under one question. */
export const FieldsetGroup = ({
  ids,
  children,
  ...words
}: FieldWords & { readonly ids: FieldIds; readonly children: ReactNode }) => (
  <div className={classes('govuk-form-group', words.error !== undefined && 'govuk-form-group--error')}>
    <fieldset className="govuk-fieldset" aria-describedby={ids['aria-describedby']}>
      <legend
        className={
          words.hideLabel === true
            ? 'govuk-visually-hidden'
            : `govuk-fieldset__legend govuk-fieldset__legend--${words.labelSize ?? 's'}`
        }
      >
        {words.label}
      </legend>
      {words.hint !== undefined && <Hint id={ids.id}>{words.hint}</Hint>}
      {words.error !== undefined && <ErrorMessage id={ids.id}>{words.error}</ErrorMessage>}
      {children}
    </fieldset>
  </div>
);
