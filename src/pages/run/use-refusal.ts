import { useState } from 'react'

/**
 * Why a query has no data. While it asks again it has no error either, so the last one stands until another outcome comes: what it says,
 * what was typed beside it and the focus would go with it at each look.
 */
export function useRefusal(error: Error | null, known: boolean): Error | null {
  const [last, setLast] = useState(error)
  if (error !== null && error !== last) setLast(error)
  return known ? error : (error ?? last)
}
