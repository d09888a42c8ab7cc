import { useEffect } from 'react'

const SHOWN_MS = 3_000

/** Shows the cursor while the pointer moves, by an attribute on the root element that CSS reads. */
export function useCursor(): void {
  useEffect(() => {
    const root = document.documentElement
    let timer = 0
    let last: { x: number; y: number } | null = null
    const hide = () => delete root.dataset['pointer']
    const show = ({ screenX: x, screenY: y }: PointerEvent) => {
      // Content that moves under a resting pointer makes the browser report a move.
      const isResting = last === null || (last.x === x && last.y === y)
      last = { x, y }
      if (isResting) return
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
