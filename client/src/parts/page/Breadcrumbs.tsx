/** The way back up. The last crumb is the page itself and is no link. */
import { Link } from 'react-router';

export interface Crumb {
  readonly label: string;
  readonly to?: string;
}

export const Breadcrumbs = ({ crumbs }: { readonly crumbs: readonly Crumb[] }) => (
  <nav className="govuk-breadcrumbs" aria-label="Breadcrumb">
    <ol className="govuk-breadcrumbs__list">
      {crumbs.map(({ label, to }) => (
        <li className="govuk-breadcrumbs__list-item" key={label} aria-current={to === undefined ? 'page' : undefined}>
          {to === undefined ? (
            label
          ) : (
            <Link className="govuk-breadcrumbs__link" to={to}>
              {label}
            </Link>
          )}
        </li>
      ))}
    </ol>
  </nav>
);
