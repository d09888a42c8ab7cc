import { useEffect, useRef, useState, type RefObject } from 'react'

/** How far below the window an element may be, so that it is there when the user arrives. */
const MARGIN = '150px'

/** Whether an element has come near the window; it stays true then. */
export function useNearView<T extends HTMLElement>(): [RefObject<T | null>, boolean] {
  const ref = useRef<T>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (!ref.current || near) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true)
      },
      { rootMargin: MARGIN },
    )
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [near])
  return [ref, near]
}
