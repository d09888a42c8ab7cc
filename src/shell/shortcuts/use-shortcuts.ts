import { useEffect, useRef } from 'react'
import { readStored, writeStored } from '../../lib/storage'

const NAME = 'keys'

export const shortcutsEnabled = (): boolean => readStored(NAME) !== 'off'
export const setShortcutsEnabled = (on: boolean): void => writeStored(NAME, on ? null : 'off')

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]') !== null

/** Arrow keys belong to whatever has the focus and knows them. */
const ownsArrows = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('[role=slider], [role=application], input, select, summary') !== null

export type ShortcutActions = Partial<Record<string, () => void>>

/**
 * Single keys (WCAG 2.1.4): off while typing, with a modifier and in a dialog, and off for good when the reader says so. Esc
 * always works.
 */
export function useShortcuts(actions: ShortcutActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (document.querySelector('dialog[open]:not([data-panel])') !== null) return
      if (event.key.startsWith('Arrow') && (ownsArrows(event.target) || event.shiftKey)) return
      if (isTyping(event.target) && event.key !== 'Escape') return
      if (event.key !== 'Escape' && !shortcutsEnabled()) return
      const act = latest.current[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
