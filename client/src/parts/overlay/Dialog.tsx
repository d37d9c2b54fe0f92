/** A dialog over the page, or a drawer at its side: the focus stays within, Esc closes, and it returns whence it came. */
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../form/Button';
import { classes } from '../text/classes';

interface OverlayProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

interface DialogProps extends OverlayProps {
  readonly wide?: boolean;
  /** For a question that must be answered: neither Esc nor Close gets past it. */
  readonly insist?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
}

const Head = ({ title, onClose }: { readonly title: string; readonly onClose: (() => void) | null }) => (
  <div className="dialog__head">
    <Heading slot="title" level={2} className="govuk-heading-m">
      {title}
    </Heading>
    {onClose !== null && (
      <Button kind="quiet" onClick={onClose}>
        Close
      </Button>
    )}
  </div>
);

export const Dialog = ({
  title,
  open,
  onClose,
  children,
  wide = false,
  insist = false,
  role = 'dialog',
}: DialogProps) => (
  <ModalOverlay
    className="veil"
    isOpen={open}
    onOpenChange={(now) => !now && onClose()}
    isDismissable={false}
    isKeyboardDismissDisabled={insist}
  >
    <Modal className={classes('dialog dense', wide && 'dialog--wide')}>
      <AriaDialog role={role}>
        <Head title={title} onClose={insist ? null : onClose} />
        {children}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);

export const Drawer = ({ title, open, onClose, children }: OverlayProps) => (
  <ModalOverlay className="veil veil--side" isOpen={open} onOpenChange={(now) => !now && onClose()} isDismissable>
    <Modal className="drawer dense">
      <AriaDialog>
        <Head title={title} onClose={onClose} />
        {children}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
