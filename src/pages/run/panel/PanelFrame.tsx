import { useEffect, useRef, type ReactNode } from 'react'

interface PanelFrameProps {
  /** Beside the timeline, laid over it from the right, or over everything. */
  mode: 'beside' | 'over' | 'sheet'
  /** Of the place beside, in px. */
  width: number
  label: string
  onClose: () => void
  children: ReactNode
}

/**
 * Where the panel stands. Beside the timeline it covers nothing; elsewhere it is a modal dialog, so that no focus goes astray beneath
 * it. A click beside it closes it.
 */
export function PanelFrame({ mode, width, label, onClose, children }: PanelFrameProps) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    dialog.showModal()
    const onClick = (event: MouseEvent) => {
      if (event.target === dialog) dialog.close()
    }
    dialog.addEventListener('click', onClick)
    return () => {
      dialog.removeEventListener('click', onClick)
      dialog.close()
    }
  }, [mode])
  if (mode === 'beside') {
    return (
      <div
        className="absolute inset-y-0 right-0 z-20 rounded-r-lg border-l border-line bg-card"
        style={{ width }}
      >
        {children}
      </div>
    )
  }
  return (
    <dialog
      ref={ref}
      data-panel
      aria-label={label}
      className={`fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none max-w-none overflow-y-auto bg-card text-t1 backdrop:bg-transparent ${mode === 'sheet' ? 'w-full' : 'w-[420px] border-l border-line'}`}
      onClose={(event) => {
        if (!event.currentTarget.open) onClose()
      }}
    >
      {children}
    </dialog>
  )
}
