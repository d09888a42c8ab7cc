import { useEffect, useRef, useState, type RefObject } from 'react'

/** A pointer that passes over rows on its way elsewhere shows nothing. */
const HOVER_MS = 150

/** The key of the row that a mouse or pen rests on; null where it is on none, or on one that is not accepted. */
export function useHoveredRow(
  area: RefObject<HTMLElement | null>,
  accepts: (key: string) => boolean,
): string | null {
  const [hovered, setHovered] = useState<string | null>(null)
  const latest = useRef(accepts)
  useEffect(() => {
    latest.current = accepts
  })
  useEffect(() => {
    const element = area.current
    if (!element) return
    let over: string | null = null
    let timer = 0
    const enter = (key: string | null) => {
      if (key === over) return
      over = key
      window.clearTimeout(timer)
      setHovered(null)
      if (key !== null && latest.current(key)) timer = window.setTimeout(() => setHovered(key), HOVER_MS)
    }
    const onOver = ({ target, pointerType }: PointerEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('tr[data-key]') : null
      enter(pointerType === 'touch' ? null : (row?.dataset['key'] ?? null))
    }
    const onLeave = () => enter(null)
    element.addEventListener('pointerover', onOver)
    element.addEventListener('pointerleave', onLeave)
    return () => {
      window.clearTimeout(timer)
      element.removeEventListener('pointerover', onOver)
      element.removeEventListener('pointerleave', onLeave)
    }
  }, [area])
  return hovered
}
