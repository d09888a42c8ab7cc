import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'

export interface PopupProps {
  /** What the button shows. */
  trigger: ReactNode
  /** The name of the button and of what it opens. */
  label: string
  className?: string
  align?: 'start' | 'end'
  /** Of the panel, beside what all panels have. */
  panelClass?: string
  children: ReactNode
}

interface BehaviorProps extends PopupProps {
  role: 'menu' | 'dialog'
  /** Moves the focus into the panel, which has just been drawn. */
  onOpen: (panel: HTMLElement) => void
  /** The keys of a menu; Escape is handled here. `close` gives the focus back to the button. */
  onKeyDown?: (event: KeyboardEvent, panel: HTMLElement, close: () => void) => void
  /** Closes the panel when an element that this accepts is clicked. */
  closesOn?: (target: Element) => boolean
}

/** A button and a panel in the browser's top layer, which the browser closes on a press elsewhere. */
export function Popup({
  trigger,
  label,
  className = 'btn',
  align = 'start',
  panelClass = '',
  children,
  role,
  onOpen,
  onKeyDown,
  closesOn,
}: BehaviorProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const stopPlacing = useRef(() => {})
  useEffect(() => () => stopPlacing.current(), [])
  const close = () => {
    panel.current?.hidePopover()
    button.current?.focus()
  }
  const onKey = (event: KeyboardEvent) => {
    if (!panel.current) return
    const opens = !open && role === 'menu' && (event.key === 'ArrowDown' || event.key === 'ArrowUp')
    if (opens || (open && event.key === 'Escape')) {
      // The page does not see the key: Escape closes only this panel.
      event.preventDefault()
      event.stopPropagation()
      if (opens) panel.current.showPopover()
      else close()
    } else if (open) onKeyDown?.(event, panel.current, close)
  }
  return (
    <div
      ref={root}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !root.current?.contains(relatedTarget))
          panel.current?.hidePopover()
      }}
    >
      <button
        ref={button}
        type="button"
        className={className}
        data-tip={open ? undefined : label}
        popoverTarget={id}
        aria-haspopup={role}
        aria-expanded={open}
        onKeyDown={onKey}
      >
        {trigger}
        <span className="sr-only"> {label}</span>
      </button>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- both roles are interactive */}
      <div
        ref={panel}
        id={id}
        popover="auto"
        role={role}
        aria-label={label}
        tabIndex={-1}
        className={`popup appear min-w-44 overflow-y-auto p-1 text-13 outline-none max-sm:w-[calc(100%-16px)] ${panelClass}`}
        // Filled before it shows; once it shows, it can be measured and take the focus.
        onBeforeToggle={({ currentTarget, newState }) => {
          delete currentTarget.dataset['placed']
          setOpen(newState === 'open')
        }}
        onToggle={({ currentTarget, newState }) => {
          stopPlacing.current()
          if (newState !== 'open' || !button.current) return
          stopPlacing.current = placeBeside(button.current, currentTarget, align)
          onOpen(currentTarget)
        }}
        onKeyDown={onKey}
        onClick={({ target }) => {
          if (target instanceof Element && closesOn?.(target)) close()
        }}
      >
        {open && children}
      </div>
    </div>
  )
}

/** Where the script that places it cannot be loaded, the panel stands under its button. */
function placeBeside(button: HTMLElement, panel: HTMLElement, align: 'start' | 'end'): () => void {
  let isOpen = true
  let stop = () => {}
  import('./place').then(
    ({ place }) => {
      if (isOpen) stop = place(button, panel, `bottom-${align}`)
    },
    () => {
      const { left, bottom } = button.getBoundingClientRect()
      panel.style.left = `${Math.max(0, Math.min(left, window.innerWidth - panel.offsetWidth))}px`
      panel.style.top = `${bottom}px`
      panel.dataset['placed'] = ''
    },
  )
  return () => {
    isOpen = false
    stop()
  }
}
