import { useLayoutEffect, useState, type RefObject } from 'react'

/** The `data-key` of the row that has the focus. Listens from the moment the rows are on screen, as shortcuts do, which move it. */
export function useFocusedKey(root: RefObject<HTMLElement | null>): string | null {
  const [key, setKey] = useState<string | null>(null)
  useLayoutEffect(() => {
    const element = root.current
    if (!element) return
    const onFocus = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null
      setKey(row?.dataset['key'] ?? null)
    }
    const onBlur = () => setKey(null)
    element.addEventListener('focusin', onFocus)
    element.addEventListener('focusout', onBlur)
    return () => {
      element.removeEventListener('focusin', onFocus)
      element.removeEventListener('focusout', onBlur)
    }
  }, [root])
  return key
}
