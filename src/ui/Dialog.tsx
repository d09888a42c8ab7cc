import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { IconButton } from './Button'
import { showModalUnlessTyping } from './typing'

interface DialogProps {
  title: string
  close: string
  onClose: () => void
  children: ReactNode
}

/** The platform's modal dialog: it traps the focus, restores it, and closes on Escape. */
export function Dialog({ title, close, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => (ref.current ? showModalUnlessTyping(ref.current) : undefined), [])
  // At once: a key may come before the event that says it is closed.
  const leave = () => {
    ref.current?.close()
    onClose()
  }
  return (
    <dialog
      ref={ref}
      aria-label={title}
      onCancel={leave}
      onClose={(event) => {
        // Strict mode closes and reopens the dialog; the late close event must not close it again.
        if (!event.currentTarget.open) onClose()
      }}
      className="popup appear m-auto w-[420px] max-w-[calc(100vw-32px)] p-5 text-t1 backdrop:bg-[#0008]"
    >
      <div className="mb-3 flex items-center justify-between">
        <h2 className="text-15 font-semibold">{title}</h2>
        <IconButton icon={X} label={close} onClick={leave} />
      </div>
      {children}
    </dialog>
  )
}
