import { useEffect } from 'react'

const SHOWN_MS = 3_000

/** Marks the page while the pointer is in use; without the mark it has no cursor. Nothing is drawn by React for it. */
export function useCursor(): void {
  useEffect(() => {
    const root = document.documentElement
    let timer = 0
    let seen: { x: number; y: number } | null = null
    const hide = () => delete root.dataset['pointer']
    const show = ({ screenX: x, screenY: y }: PointerEvent) => {
      // What moves under a resting pointer lets the browser tell of a move that is none.
      const rests = seen === null || (seen.x === x && seen.y === y)
      seen = { x, y }
      if (rests) return
      root.dataset['pointer'] = ''
      window.clearTimeout(timer)
      timer = window.setTimeout(hide, SHOWN_MS)
    }
    window.addEventListener('pointermove', show, { passive: true })
    return () => {
      window.removeEventListener('pointermove', show)
      window.clearTimeout(timer)
      hide()
    }
  }, [])
}
