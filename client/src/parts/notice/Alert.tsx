/** The lean banner for casework: something has happened, or changed while somebody was looking. It stays until dismissed. */
import type { ReactNode } from 'react';
import { Icon } from './Icon';

export type AlertKind = 'information' | 'success' | 'warning' | 'error';

interface AlertProps {
  readonly kind?: AlertKind;
  readonly title?: string;
  readonly children?: ReactNode;
  /** Something to do about it, such as an Undo. */
  readonly action?: ReactNode;
  readonly onDismiss?: () => void;
  /** False for an alert that was there when the page came: it is not announced. */
  readonly announce?: boolean;
}

const words: Record<AlertKind, string> = {
  information: 'Information',
  success: 'Success',
  warning: 'Warning',
  error: 'Error',
};

export const Alert = ({ kind = 'information', title, children, action, onDismiss, announce = true }: AlertProps) => {
  const loud = kind === 'error' || kind === 'warning';
  const role = announce ? (loud ? 'alert' : 'status') : 'region';
  return (
    <div
      className={`alert alert--${kind}`}
      role={role}
      aria-label={`${words[kind]}${title === undefined ? '' : `: ${title}`}`}
    >
      <Icon name={kind} className="alert__icon" />
      <div className="alert__words">
        <span className="govuk-visually-hidden">{words[kind]}: </span>
        {title !== undefined && <span className="alert__title">{title}</span>}
        {children}
        {action}
      </div>
      {onDismiss !== undefined && (
        <button type="button" className="app-quiet" onClick={onDismiss}>
          Dismiss
        </button>
      )}
    </div>
  );
};
