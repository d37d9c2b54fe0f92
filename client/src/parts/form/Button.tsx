/** A button. One that may not be pressed stays in the tab order and says why. */
import { useId, type ComponentProps, type MouseEvent } from 'react';
import { Link, type LinkProps } from 'react-router';
import { classes } from '../text/classes';

export type ButtonKind = 'primary' | 'secondary' | 'warning' | 'quiet';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  readonly kind?: ButtonKind;
  /** Why it may not be pressed now. Absent or null: it may. */
  readonly because?: string | null;
  /** Shows the reason beneath; otherwise only those who listen and those who point at it are told. */
  readonly showBecause?: boolean;
}

const look = (kind: ButtonKind): string => {
  if (kind === 'quiet') return 'app-quiet';
  return classes('govuk-button', kind !== 'primary' && `govuk-button--${kind}`);
};

export const Button = ({
  kind = 'primary',
  because = null,
  showBecause = false,
  onClick,
  className,
  ...rest
}: ButtonProps) => {
  const id = useId();
  const barred = because !== null;
  const press = (event: MouseEvent<HTMLButtonElement>) => (barred ? event.preventDefault() : onClick?.(event));
  const describe = barred ? { 'aria-disabled': true, 'aria-describedby': id, title: because } : {};
  return (
    <>
      <button type="button" {...rest} {...describe} className={classes(look(kind), className)} onClick={press} />
      {barred && (
        <span id={id} className={showBecause ? 'app-because' : 'govuk-visually-hidden'}>
          {because}
        </span>
      )}
    </>
  );
};

/** A link that looks like a button: it goes somewhere and changes nothing. */
export const ButtonLink = ({ kind = 'primary', className, ...rest }: LinkProps & { readonly kind?: ButtonKind }) => (
  <Link {...rest} draggable={false} className={classes(look(kind), typeof className === 'string' && className)} />
);
