import { useEffect, useState } from 'react'

const SETTLE_MS = 700

/** A text once typing has stopped, so that nothing is requested for each letter; until then the one before. */
export function useSettledText<T extends string | null>(text: T): T {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), SETTLE_MS)
    return () => window.clearTimeout(timer)
  }, [text])
  return settled
}
