import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'

interface DialogProps {
  title: string
  close: string
  onClose: () => void
  children: ReactNode
}

/** The platform's modal dialog: it keeps the focus within, gives it back, and closes by Esc. */
export function Dialog({ title, close, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      aria-label={title}
      onClose={(event) => {
        // Strict mode closes and opens again; the late event of the first must not close the second.
        if (!event.currentTarget.open) onClose()
      }}
      className="card appear m-auto w-[420px] max-w-[calc(100vw-32px)] p-5 text-t1 backdrop:bg-[#0008]"
    >
      <div className="mb-3 flex items-center justify-between">
        <h2 className="text-15 font-semibold">{title}</h2>
        <button
          type="button"
          className="btn btn-icon btn-quiet"
          aria-label={close}
          title={close}
          onClick={() => ref.current?.close()}
        >
          <X aria-hidden size={16} strokeWidth={1.75} />
        </button>
      </div>
      {children}
    </dialog>
  )
}
