import { type RefObject, type SyntheticEvent } from 'react'

/**
 * How a modal dialog of the platform is closed: `close` for its own buttons, the rest for the element. It is gone at once, since the next key may
 * come before the event that says it is closed.
 */
export function useModalClose(dialog: RefObject<HTMLDialogElement | null>, onClose: () => void) {
  const close = () => {
    dialog.current?.close()
    onClose()
  }
  return {
    close,
    handlers: {
      onCancel: close,
      onClose: (event: SyntheticEvent<HTMLDialogElement>) => {
        // Strict mode closes and reopens the dialog; the late close event must not close it again.
        if (!event.currentTarget.open) onClose()
      },
    },
  }
}
