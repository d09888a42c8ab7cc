import { useLayoutEffect, type RefObject } from 'react'
import { useSuspendedShortcuts } from '../shortcuts/shortcuts'

interface OpeningLookUpProps {
  /** Collects what is typed. */
  typed: RefObject<string>
  onClose: () => void
}

/** Stands for the dialog while its files are loaded: what is typed is meant for its field, not for the page. */
export function OpeningLookUp({ typed, onClose }: OpeningLookUpProps) {
  useSuspendedShortcuts()
  // Until the dialog is on screen, and no longer: what it has not read then is lost.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key } = event
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (key === 'Escape') onClose()
      else if (key === 'Backspace') typed.current = typed.current.slice(0, -1)
      else if (key.length === 1) typed.current += key
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [typed, onClose])
  return null
}
