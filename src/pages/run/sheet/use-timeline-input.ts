import { useEffect, useRef, type RefObject } from 'react'

export interface TimelineInputOptions {
  area: RefObject<HTMLElement | null>
  /** The place of the timeline within the area, in px; a width of 0 means that there is none. */
  left: number
  width: number
  onZoom: (factor: number, anchor: number) => void
  onSelect: (key: string, second: boolean) => void
}

/** One notch of most wheels is about 100 px, which zooms by about a third. */
const PER_PX = 0.003

/**
 * Ctrl or Cmd with the wheel zooms at the pointer; a click anywhere on a row selects its node, with Shift as the second one. The
 * listeners are added by hand because React's wheel listener is passive.
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
      // Beside the timeline the browser zooms the page.
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
