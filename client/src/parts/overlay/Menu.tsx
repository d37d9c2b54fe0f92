/** A button with a few things to do behind it. */
import type { ReactNode } from 'react';
import { Button, Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';

export interface MenuChoice {
  readonly key: string;
  readonly label: string;
  readonly note?: string;
  readonly onPick: () => void;
  /** Why it may not be picked now. */
  readonly because?: string | null;
}

interface MenuProps {
  readonly label: ReactNode;
  readonly choices: readonly MenuChoice[];
  readonly kind?: 'secondary' | 'quiet';
}

const Item = ({ choice }: { readonly choice: MenuChoice }) => (
  <MenuItem
    className="menu__item"
    id={choice.key}
    textValue={choice.label}
    isDisabled={(choice.because ?? null) !== null}
    onAction={choice.onPick}
  >
    {choice.label}
    {(choice.because ?? choice.note) !== undefined && (
      <span className="menu__note">{choice.because ?? choice.note}</span>
    )}
  </MenuItem>
);

export const Menu = ({ label, choices, kind = 'secondary' }: MenuProps) => (
  <MenuTrigger>
    <Button className={kind === 'quiet' ? 'app-quiet' : 'govuk-button govuk-button--secondary'}>
      {label} <span aria-hidden="true">▾</span>
    </Button>
    <Popover className="menu-popover" placement="bottom end">
      <AriaMenu className="menu">
        {choices.map((choice) => (
          <Item key={choice.key} choice={choice} />
        ))}
      </AriaMenu>
    </Popover>
  </MenuTrigger>
);
