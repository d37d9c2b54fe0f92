/** One thing to know about the whole page, before its heading. Sparingly: people miss these. */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { classes } from '../text/classes';

interface BannerProps {
  readonly title?: string;
  readonly success?: boolean;
  readonly children: ReactNode;
}

export const NotificationBanner = ({ title, success = false, children }: BannerProps) => {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (success) box.current?.focus();
  }, [success]);
  return (
    <div
      ref={box}
      className={classes('govuk-notification-banner', success && 'govuk-notification-banner--success')}
      role={success ? 'alert' : 'region'}
      aria-labelledby={id}
      tabIndex={success ? -1 : undefined}
    >
      <div className="govuk-notification-banner__header">
        <h2 className="govuk-notification-banner__title" id={id}>
          {title ?? (success ? 'Success' : 'Important')}
        </h2>
      </div>
      <div className="govuk-notification-banner__content">{children}</div>
    </div>
  );
};
