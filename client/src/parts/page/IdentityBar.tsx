/** Whose case this is, in one strip that does not scroll away. */
import type { ReactNode } from 'react';
import { classes } from '../text/classes';

interface IdentityBarProps {
  readonly title: ReactNode;
  readonly facts?: readonly ReactNode[];
  readonly actions?: ReactNode;
  readonly sticky?: boolean;
}

export const IdentityBar = ({ title, facts = [], actions, sticky = false }: IdentityBarProps) => (
  <div className={classes('identity-bar dense', sticky && 'identity-bar--sticky')}>
    <h1 className="identity-bar__title">{title}</h1>
    {facts.length > 0 && (
      <ul className="identity-bar__facts">
        {facts.map((fact, at) => (
          <li key={at}>{fact}</li>
        ))}
      </ul>
    )}
    {actions !== undefined && <div className="identity-bar__end">{actions}</div>}
  </div>
);
