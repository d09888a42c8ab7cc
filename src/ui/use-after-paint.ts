import { useEffect, useState } from 'react'
import { whenIdle } from './when-idle'

/** False until the first paint is over and the browser is idle. */
export function useAfterPaint(): boolean {
  const [painted, setPainted] = useState(false)
  useEffect(() => whenIdle(() => setPainted(true), 1_000), [])
  return painted
}
