import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** The height of an element without borders in whole px, never more than it has, from before the first paint on. */
export function useHeight<T extends HTMLElement>(): [RefObject<T | null>, number] {
  const ref = useRef<T>(null)
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    // `clientHeight` rounds up, and one row too many would not fit.
    const measure = () => setHeight(Math.floor(Number.parseFloat(getComputedStyle(element).height)) || 0)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, height]
}
