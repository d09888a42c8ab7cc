import { useEffect, useRef, type RefObject } from 'react'

/** One notch of most wheels is about 100 px, which zooms by about a third. */
const PER_PX = 0.003
const PX_PER_LINE = 33

/**
 * Ctrl or Cmd with the wheel zooms, and a pinch on a touchpad, which comes as that. `onZoom` gets the factor (2 = twice as close) and says whether
 * there is something to zoom; else the browser zooms the page. The listener is added to the element because React's is passive.
 */
export function useWheelZoom(
  element: RefObject<HTMLElement | null>,
  onZoom: (factor: number, event: WheelEvent) => boolean,
): void {
  const latest = useRef(onZoom)
  useEffect(() => {
    latest.current = onZoom
  })
  useEffect(() => {
    const held = element.current
    if (!held) return
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      const px = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? PX_PER_LINE : 1)
      if (latest.current(Math.exp(-px * PER_PX), event)) event.preventDefault()
    }
    held.addEventListener('wheel', onWheel, { passive: false })
    return () => held.removeEventListener('wheel', onWheel)
  }, [element])
}
