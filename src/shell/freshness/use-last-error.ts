import { useState } from 'react'

/**
 * Why a query has no data. While it refetches it has no error either, so the last one stays until there is another outcome:
 * otherwise the message, the text typed beside it and the focus would be lost with each poll.
 */
export function useLastError(error: Error | null, hasData: boolean): Error | null {
  const [last, setLast] = useState(error)
  if (error !== null && error !== last) setLast(error)
  return hasData ? error : (error ?? last)
}
