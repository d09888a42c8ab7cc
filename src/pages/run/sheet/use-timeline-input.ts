import { useEffect, useRef, type RefObject } from 'react'

export interface TimelineInputOptions {
  area: RefObject<HTMLElement | null>
  /** The place of the timeline within the area, in px; a width of 0 means that there is none. */
  left: number
  width: number
  onZoom: (factor: number, anchor: number) => void
}

/** One notch of most wheels is about 100 px, which zooms by about a third. */
const PER_PX = 0.003

/** Ctrl or Cmd with the wheel zooms at the pointer. The listener is added to the element because React's is passive. */
export function useTimelineInput(options: TimelineInputOptions): void {
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  const { area } = options
  useEffect(() => {
    const element = area.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      const { left, width, onZoom } = latest.current
      const anchor = (event.clientX - element.getBoundingClientRect().left - left) / width
      // Beside the timeline the browser zooms the page.
      if (!(anchor >= 0 && anchor <= 1)) return
      event.preventDefault()
      const px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 33 : event.deltaY
      onZoom(Math.exp(-px * PER_PX), anchor)
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [area])
}
