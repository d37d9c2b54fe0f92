/** The top of every screen: service, where we are, Hide screen always in the same place, and the account. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button } from '../form/Button';
import { useHideScreen } from '../overlay/HideScreen';

interface PageHeaderProps {
  readonly service?: string;
  /** The meeting or the area; never a person's name. */
  readonly where?: ReactNode;
  readonly demo?: boolean;
  /** How its information is to be handled, in the marking's own words. */
  readonly marking?: string;
  readonly children?: ReactNode;
  readonly account?: ReactNode;
}

export const HideButton = () => {
  const { hide } = useHideScreen();
  return (
    <Button kind="secondary" className="govuk-!-margin-bottom-0" onClick={hide} title="Or press Shift three times">
      Hide screen
    </Button>
  );
};

export const PageHeader = ({
  service = 'MARAC board',
  where,
  demo = false,
  marking,
  children,
  account,
}: PageHeaderProps) => (
  <header className="app-header dense">
    <p className="app-demo">
      {marking !== undefined && <strong className="app-marking">{marking}</strong>}
      {demo && <span>Demonstration: every person and case here is invented</span>}
    </p>
    <div className="app-header__bar">
      <Link className="app-header__service" to="/">
        {service}
      </Link>
      {where !== undefined && <span className="app-header__where">{where}</span>}
      {children}
      <div className="app-header__end">
        {account}
        <HideButton />
      </div>
    </div>
  </header>
);
