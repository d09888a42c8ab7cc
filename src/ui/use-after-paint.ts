import { startTransition, useEffect, useState } from 'react'
import { whenIdle } from './when-idle'

/** What waits for the same idle moment, so that all of it is rendered at once. */
const waiting = new Set<() => void>()

function notifyAll(): void {
  const now = [...waiting]
  waiting.clear()
  startTransition(() => {
    for (const notify of now) notify()
  })
}

function wait(notify: () => void): () => void {
  if (waiting.size === 0) whenIdle(notifyAll, 1_000)
  waiting.add(notify)
  return () => void waiting.delete(notify)
}

/** False until the first paint is over and the browser is idle. */
export function useAfterPaint(): boolean {
  const [painted, setPainted] = useState(false)
  useEffect(() => wait(() => setPainted(true)), [])
  return painted
}
