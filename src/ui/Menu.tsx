import { useRef, type KeyboardEvent } from 'react'
import { InMenu } from './Choice'
import { Popup, type PopupProps } from './Popup'
import { findByPrefix } from './type-ahead'

const TYPE_AHEAD_MS = 500

const itemsOf = (panel: HTMLElement) => [...panel.querySelectorAll<HTMLElement>('[role^=menuitem]')]

/**
 * A button that opens a menu of `MenuItem`, `Choice`, and links with `role="menuitem"` and `tabIndex={-1}`. Arrow keys, Home, End and the
 * first letters move in it; choosing closes it, except for checkboxes, of which a user may want several.
 */
export function Menu({ trigger, label, className, align, children }: PopupProps) {
  const typed = useRef({ text: '', atMs: 0 })
  const findTyped = (event: KeyboardEvent, items: readonly HTMLElement[], current: number) => {
    const isMore = event.timeStamp - typed.current.atMs < TYPE_AHEAD_MS
    const text = (isMore ? typed.current.text : '') + event.key
    typed.current = { text, atMs: event.timeStamp }
    return findByPrefix(
      items.map((item) => item.textContent.trim()),
      text,
      current,
    )
  }
  const onKeyDown = (event: KeyboardEvent, panel: HTMLElement, close: () => void) => {
    // A menu owns the keyboard while it is open: no shortcut of the page takes its letters.
    event.stopPropagation()
    if (event.key === 'Tab') return close()
    const items = itemsOf(panel)
    const current = items.findIndex((item) => item === document.activeElement)
    const isModified = event.ctrlKey || event.metaKey || event.altKey
    let next: number | null = null
    if (event.key === 'ArrowDown') next = (current + 1) % items.length
    else if (event.key === 'ArrowUp') next = (Math.max(current, 0) + items.length - 1) % items.length
    else if (event.key === 'Home') next = 0
    else if (event.key === 'End') next = items.length - 1
    else if (event.key === ' ' && items[current] instanceof HTMLAnchorElement) items[current].click()
    else if (event.key.length === 1 && event.key !== ' ' && !isModified)
      next = findTyped(event, items, current)
    else return
    event.preventDefault()
    if (next !== null) items[next]?.focus()
  }
  return (
    <Popup
      trigger={trigger}
      label={label}
      className={className}
      align={align}
      role="menu"
      onOpen={(panel) => {
        const items = itemsOf(panel)
        const chosen = items.find((item) => item.matches('[role=menuitemradio][aria-checked=true]'))
        ;(chosen ?? items[0] ?? panel).focus()
      }}
      onKeyDown={onKeyDown}
      closesOn={(target) =>
        target.closest('[role=menuitem]:not([aria-disabled]), [role=menuitemradio]') !== null
      }
    >
      <InMenu value={true}>{children}</InMenu>
    </Popup>
  )
}
