import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { IconButton } from './Button'
import { showModalUnlessTyping } from './typing'
import { useModalClose } from './use-modal-close'

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
  const { close: leave, handlers } = useModalClose(ref, onClose)
  return (
    <dialog
      ref={ref}
      aria-label={title}
      {...handlers}
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
