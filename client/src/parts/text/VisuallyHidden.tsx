/** Words for those who listen. */
import type { ReactNode } from 'react';

export const VisuallyHidden = ({ children }: { readonly children: ReactNode }) => (
  <span className="govuk-visually-hidden">{children}</span>
);
