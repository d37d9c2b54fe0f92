/** Says that there is nothing, and why or what to do: an empty place must not look like a broken one. */
import type { ReactNode } from 'react';

export const EmptyState = ({ title, children }: { readonly title: string; readonly children?: ReactNode }) => (
  <div className="empty">
    <p className="govuk-body govuk-!-font-weight-bold">{title}</p>
    {children}
  </div>
);
