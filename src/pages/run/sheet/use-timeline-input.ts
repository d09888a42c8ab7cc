import { useEffect, useRef, type RefObject } from 'react'

interface TimelineInputOptions {
  area: RefObject<HTMLElement | null>
  /** Where the timeline stands within the area, in px; a width of 0 is none. */
  left: number
  width: number
  onZoom: (factor: number, anchor: number) => void
  onSelect: (key: string, second: boolean) => void
}

/** A full turn of most wheels is about 100; that is to zoom by about a third. */
const PER_PX = 0.003

/**
 * Ctrl or Cmd with the wheel zooms at the pointer, and the plain wheel scrolls the page as everywhere; a click anywhere on a row selects
 * its node, with Shift as the second one. Listeners of its own: a wheel that is to be stopped may not be passive.
 */
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
      // Elsewhere the browser's own zoom is what is asked for.
      if (!(anchor >= 0 && anchor <= 1)) return
      event.preventDefault()
      const px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 33 : event.deltaY
      onZoom(Math.exp(-px * PER_PX), anchor)
    }
    const onClick = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || event.target.closest('a, button, input')) return
      if (window.getSelection()?.isCollapsed === false && !event.shiftKey) return
      const key = event.target.closest<HTMLElement>('tr[data-key]')?.dataset['key']
      if (key === undefined) return
      if (event.shiftKey) window.getSelection()?.removeAllRanges()
      latest.current.onSelect(key, event.shiftKey)
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    element.addEventListener('click', onClick)
    return () => {
      element.removeEventListener('wheel', onWheel)
      element.removeEventListener('click', onClick)
    }
  }, [area])
}
