/** The agenda at the side: number, label, note. On narrow screens it folds into one select. */
import { useId } from 'react';
import { Link, useNavigate } from 'react-router';
import { classes } from '../text/classes';

export interface RailItem {
  readonly key: string;
  readonly to: string;
  readonly mark?: string;
  readonly label: string;
  readonly note?: string;
  readonly current?: boolean;
}

interface RailProps {
  readonly label: string;
  readonly items: readonly RailItem[];
  /** Becomes a select under 640 px. */
  readonly fold?: boolean;
}

const Row = ({ item }: { readonly item: RailItem }) => (
  <li>
    <Link className="rail__link" to={item.to} aria-current={item.current === true ? 'page' : undefined}>
      <span className="rail__note">{item.mark}</span>
      <span>{item.label}</span>
      <span className="rail__note">{item.note}</span>
    </Link>
  </li>
);

const Pick = ({ label, items }: { readonly label: string; readonly items: readonly RailItem[] }) => {
  const id = useId();
  const navigate = useNavigate();
  return (
    <div className="rail__pick">
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      <select
        className="govuk-select"
        id={id}
        value={items.find((item) => item.current)?.to ?? ''}
        onChange={(event) => void navigate(event.target.value)}
      >
        {items.map((item) => (
          <option key={item.key} value={item.to}>
            {[item.mark, item.label, item.note].filter(Boolean).join(' ')}
          </option>
        ))}
      </select>
    </div>
  );
};

export const Rail = ({ label, items, fold = false }: RailProps) => (
  <nav className={classes('rail', fold && 'rail--fold')} aria-label={label}>
    <ol className="rail__list">
      {items.map((item) => (
        <Row key={item.key} item={item} />
      ))}
    </ol>
    {fold && <Pick label={label} items={items} />}
  </nav>
);
