import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** The inner width of an element in whole pixels, known before the first paint and updated as it changes. */
export function useWidth<T extends HTMLElement>(guess: () => number): [RefObject<T | null>, number] {
  const ref = useRef<T>(null)
  const [width, setWidth] = useState(guess)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => setWidth(element.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width]
}
