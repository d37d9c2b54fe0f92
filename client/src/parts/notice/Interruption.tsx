/** Stops somebody before something serious. Holds words and two ways out, never a field. */
import type { ReactNode } from 'react';

export const Interruption = ({
  title,
  children,
  actions,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
}) => (
  <div className="interruption">
    <div className="interruption__body">
      <h1 className="govuk-heading-l">{title}</h1>
      {children}
      <div className="app-actions">{actions}</div>
    </div>
  </div>
);
