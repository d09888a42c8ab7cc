import { useLayoutEffect, useState, type RefObject } from 'react'

/** Whether the pointer or the focus is within an element. */
export function useInside(root: RefObject<HTMLElement | null>): boolean {
  const [isInside, setInside] = useState(false)
  useLayoutEffect(() => {
    const element = root.current
    if (!element) return
    let isPointed = false
    const read = () => setInside(isPointed || element.contains(document.activeElement))
    const enter = () => {
      isPointed = true
      read()
    }
    const leave = () => {
      isPointed = false
      read()
    }
    element.addEventListener('pointerenter', enter)
    element.addEventListener('pointerleave', leave)
    element.addEventListener('focusin', read)
    // The focus has not arrived elsewhere yet.
    const onFocusOut = () => queueMicrotask(read)
    element.addEventListener('focusout', onFocusOut)
    return () => {
      element.removeEventListener('pointerenter', enter)
      element.removeEventListener('pointerleave', leave)
      element.removeEventListener('focusin', read)
      element.removeEventListener('focusout', onFocusOut)
    }
  }, [root])
  return isInside
}
