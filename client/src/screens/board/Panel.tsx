/** One section of the board under its heading; in half width the tab already says the heading. */
import type { ReactNode } from 'react';
import { classes } from '../../parts';
import { useGround } from './boardContext';
import type { Section } from './jump';

interface PanelProps {
  readonly section: Section;
  readonly title: string;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
  /** Takes the whole width of the board. */
  readonly broad?: boolean;
}

export const Panel = ({ section, title, beside, children, broad = false }: PanelProps) => {
  const { wide } = useGround();
  const id = `section-${section}`;
  return (
    <section
      id={id}
      tabIndex={-1}
      className={classes('panel', broad && 'panel--broad')}
      aria-labelledby={`${id}-title`}
    >
      <div className="panel__head">
        <h2 id={`${id}-title`} className={wide ? 'govuk-heading-m' : 'govuk-visually-hidden'}>
          {title}
        </h2>
        {beside}
      </div>
      {children}
    </section>
  );
};
