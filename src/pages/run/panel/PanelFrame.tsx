import { useEffect, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react'
import { showModalUnlessTyping } from '../../../ui/typing'
import { useModalClose } from '../../../ui/use-modal-close'

export interface PanelHandle {
  /** Gives the rest of the page back the focus, which a modal panel keeps from it. */
  release: () => void
}

interface PanelFrameProps {
  /** Beside the timeline, laid over it from the right, or over everything. */
  mode: 'beside' | 'over' | 'sheet'
  /** Of the place beside, in px. */
  width: number
  label: string
  /** Lies over more of the timeline, for a log. */
  wide: boolean
  onClose: () => void
  ref: Ref<PanelHandle>
  children: ReactNode
}

/** Where the panel stands: beside the timeline, where it covers nothing, or as a modal dialog that a click outside closes. */
export function PanelFrame({ mode, width, label, wide, onClose, ref, children }: PanelFrameProps) {
  const dialogRef = useRef<HTMLDialogElement>(null)
  const { handlers } = useModalClose(dialogRef, onClose)
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      const isLost = document.activeElement === document.body
      if (isLost && opener instanceof HTMLElement) opener.focus({ preventScroll: true })
    },
    [opener],
  )
  useImperativeHandle(ref, () => ({ release: () => dialogRef.current?.close() }))
  useEffect(() => {
    const dialog = dialogRef.current
    if (!dialog) return
    const close = showModalUnlessTyping(dialog)
    const onClick = (event: MouseEvent) => {
      if (event.target === dialog) dialog.close()
    }
    dialog.addEventListener('click', onClick)
    return () => {
      dialog.removeEventListener('click', onClick)
      close()
    }
  }, [mode])
  if (mode === 'beside') {
    return (
      <div
        className="no-print absolute inset-y-0 right-0 z-20 rounded-r-lg border-l border-line bg-card"
        style={{ width }}
      >
        {children}
      </div>
    )
  }
  return (
    <dialog
      ref={dialogRef}
      aria-label={label}
      className={`no-print fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none max-w-none overflow-y-auto bg-card text-t1 backdrop:bg-transparent ${mode === 'sheet' ? 'w-full' : `${wide ? 'w-[560px]' : 'w-[420px]'} border-l border-line`}`}
      {...handlers}
    >
      {children}
    </dialog>
  )
}
