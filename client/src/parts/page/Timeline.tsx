/** What happened, in order, with who and when. */
import type { ReactNode } from 'react';

export interface TimelineItem {
  readonly key: string;
  readonly title: ReactNode;
  /** Who, and when in words. */
  readonly byline: ReactNode;
  /** Machine-readable instant. */
  readonly when?: string;
  readonly children?: ReactNode;
}

export const Timeline = ({ items }: { readonly items: readonly TimelineItem[] }) => (
  <ol className="timeline">
    {items.map(({ key, title, byline, when, children }) => (
      <li className="timeline__item" key={key}>
        <p className="timeline__title">{title}</p>
        <p className="timeline__when">{when === undefined ? byline : <time dateTime={when}>{byline}</time>}</p>
        {children}
      </li>
    ))}
  </ol>
);
