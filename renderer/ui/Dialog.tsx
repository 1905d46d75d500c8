import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button, IconButton } from './Button.tsx';
import './Dialog.css';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** The accessible name of the button that closes it. */
  readonly closeLabel: string;
  readonly children: ReactNode;
  /** Buttons under the content, the safe one first. */
  readonly footer?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large' | 'full';
  /** False where a slip of the mouse must not lose work. */
  readonly isDismissable?: boolean;
}

/** A modal dialog: keeps the focus, closes with Escape and gives the focus back. */
export function Dialog({
  title,
  isOpen,
  onClose,
  closeLabel,
  children,
  footer,
  size = 'medium',
  isDismissable = true,
}: DialogProps): ReactNode {
  return (
    <ModalOverlay
      className="dialog-backdrop"
      isOpen={isOpen}
      onOpenChange={(isNowOpen) => {
        if (!isNowOpen) onClose();
      }}
      isDismissable={isDismissable}
    >
      <Modal className="dialog-modal" data-size={size}>
        <AriaDialog className="dialog">
          <header className="dialog-header">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            <IconButton label={closeLabel} icon={X} onPress={onClose} />
          </header>
          <div className="dialog-body">{children}</div>
          {footer !== undefined && <footer className="dialog-footer">{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ConfirmDialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
  /** A verb: what will be done. */
  readonly confirmLabel: string;
  readonly cancelLabel: string;
}

/** Asks before an act that cannot be undone, and only then. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactNode {
  const { title, isOpen, onClose, onConfirm, children, confirmLabel, cancelLabel } = props;
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      closeLabel={cancelLabel}
      size="small"
      footer={
        <>
          <Button onPress={onClose} autoFocus>
            {cancelLabel}
          </Button>
          <Button
            variant="danger"
            onPress={() => {
              onClose();
              onConfirm();
            }}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
