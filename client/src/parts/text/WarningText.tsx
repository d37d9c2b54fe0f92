/** A consequence that nobody may overlook, such as "Do not contact the family". */
import type { ReactNode } from 'react';

export const WarningText = ({ children }: { readonly children: ReactNode }) => (
  <div className="govuk-warning-text">
    <span className="govuk-warning-text__icon" aria-hidden="true">
      !
    </span>
    <strong className="govuk-warning-text__text">
      <span className="govuk-visually-hidden">Warning</span>
      {children}
    </strong>
  </div>
);
