import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button, IconButton } from './Button.tsx';
import './Dialog.css';

interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
}

/** A page over the page; Escape and a press outside close it. */
export function Dialog({ isOpen, onClose, title, children }: DialogProps) {
  return (
    <ModalOverlay
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className="dialog-backdrop"
    >
      <Modal className="dialog-modal">
        <AriaDialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <IconButton icon="close" label="Close" onPress={onClose} />
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ConfirmDialogProps extends DialogProps {
  /** What the button does, as a verb: "Delete the attempt". */
  action: string;
  /** The way back, as a verb: "Keep it". */
  keep: string;
  onConfirm: () => void;
  /** The person went back; `onClose` follows either answer. */
  onKeep?: () => void;
}

/** Asks once before something that cannot be taken back. The way back has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onClose, title, children, action, keep, onConfirm, onKeep } = props;
  function goBack() {
    onKeep?.();
    onClose();
  }
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) goBack();
      }}
      className="dialog-backdrop"
    >
      <Modal className="dialog-modal dialog-narrow">
        <AriaDialog role="alertdialog" className="dialog">
          <Heading slot="title">{title}</Heading>
          <div className="dialog-text">{children}</div>
          <div className="dialog-actions">
            <Button look="primary" autoFocus onPress={goBack}>
              {keep}
            </Button>
            <Button
              onPress={() => {
                onConfirm();
                onClose();
              }}
            >
              {action}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
