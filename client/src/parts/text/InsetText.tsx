/** A passage set apart from the text around it. */
import type { ReactNode } from 'react';

export const InsetText = ({ children }: { readonly children: ReactNode }) => (
  <div className="govuk-inset-text">{children}</div>
);
