import { useEffect, useId, useRef, useState, type ReactNode } from 'react'

interface MenuProps {
  /** What the button shows. */
  children: ReactNode
  /** What the menu is for; the name of the button when it shows no words. */
  label: string
  className?: string
  align?: 'left' | 'right'
  /** A link in it, and whatever carries `data-close`, closes it. */
  panel: ReactNode
}

/** A button that opens a panel beneath it. Esc (which gives the focus back), a click elsewhere and leaving it by
 * Tab close it. */
export function Menu({ children, label, className = 'btn', align = 'left', panel }: MenuProps) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  useEffect(() => {
    const element = root.current
    if (!open || !element) return
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !element.contains(event.target)) setOpen(false)
    }
    const onFocus = (event: FocusEvent) => {
      if (event.relatedTarget instanceof Node && !element.contains(event.relatedTarget)) setOpen(false)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      setOpen(false)
      button.current?.focus()
    }
    const onClick = (event: MouseEvent) => {
      // Not at once: what was pressed has yet to do its own work, and would be gone.
      if (event.target instanceof Element && event.target.closest('a, [data-close]')) {
        window.setTimeout(() => setOpen(false))
      }
    }
    document.addEventListener('pointerdown', onPointer)
    element.addEventListener('click', onClick)
    element.addEventListener('focusout', onFocus)
    document.addEventListener('keydown', onKey, true)
    return () => {
      document.removeEventListener('pointerdown', onPointer)
      element.removeEventListener('click', onClick)
      element.removeEventListener('focusout', onFocus)
      document.removeEventListener('keydown', onKey, true)
    }
  }, [open])
  return (
    <div ref={root} className="relative">
      <button
        ref={button}
        type="button"
        className={className}
        title={label}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {children}
        <span className="sr-only"> {label}</span>
      </button>
      {open && (
        <div
          id={id}
          role="group"
          aria-label={label}
          className={`popup appear absolute top-full z-30 mt-1 max-h-[70vh] min-w-44 overflow-y-auto p-1 max-sm:fixed max-sm:inset-x-2 max-sm:top-auto ${align === 'right' ? 'right-0' : 'left-0'}`}
        >
          {panel}
        </div>
      )}
    </div>
  )
}

interface ItemProps {
  checked: boolean
  onChange: () => void
  children: ReactNode
  type?: 'checkbox' | 'radio'
  name?: string
}

/** One choice of a menu, as the platform's own box or dot. */
export function MenuChoice({ checked, onChange, children, type = 'checkbox', name }: ItemProps) {
  return (
    <label className="flex min-h-7 items-center gap-2 rounded px-2 py-1 text-13 hover:bg-hover">
      <input type={type} name={name} checked={checked} onChange={onChange} className="accent-accent" />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </label>
  )
}
