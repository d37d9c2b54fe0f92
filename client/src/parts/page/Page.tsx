/** A screen's frame: skip link, header, the main region, and what paper gets instead of a board. */
import type { ReactNode } from 'react';
import { classes } from '../text/classes';
import { SkipLink } from './SkipLink';

interface PageProps {
  readonly header: ReactNode;
  readonly children: ReactNode;
  /** Casework density: 16 px text, the whole width. */
  readonly dense?: boolean;
  /** A board is not printed: paper gets one sentence that points to the minutes. */
  readonly board?: boolean;
}

export const Page = ({ header, children, dense = false, board = false }: PageProps) => (
  <>
    <SkipLink />
    {header}
    {board && <p className="print-only">This board is not for printing. Use Minutes.</p>}
    <main
      id="main"
      tabIndex={-1}
      className={classes('app-width', dense && 'app-width--wide dense', board && 'board-page')}
    >
      {children}
    </main>
  </>
);
