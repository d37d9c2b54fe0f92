/** A status in words on a tint. Never a button, and never colour alone. */
import type { ReactNode } from 'react';
import { classes } from './classes';

export type TagColour = 'grey' | 'blue' | 'green' | 'yellow' | 'orange' | 'red' | 'purple' | 'teal' | 'magenta';

export const Tag = ({ colour = 'blue', children }: { readonly colour?: TagColour; readonly children: ReactNode }) => (
  <strong className={classes('govuk-tag', `govuk-tag--${colour}`)}>{children}</strong>
);
