/** Everything wrong with a form in one place, linked to the fields; takes the focus when it comes. */
import { useEffect, useRef, type MouseEvent } from 'react';

export interface FormError {
  /** The id of the field. */
  readonly field: string;
  readonly message: string;
}

const goTo = (event: MouseEvent, field: string): void => {
  event.preventDefault();
  const target = document.getElementById(field);
  target?.closest('fieldset, .govuk-form-group')?.scrollIntoView();
  (target?.matches('input, select, textarea')
    ? target
    : target?.querySelector<HTMLElement>('input, select, textarea')
  )?.focus();
};

export const ErrorSummary = ({ errors }: { readonly errors: readonly FormError[] }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div className="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">There is a problem</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map(({ field, message }) => (
              <li key={field}>
                <a href={`#${field}`} onClick={(event) => goTo(event, field)}>
                  {message}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
};
