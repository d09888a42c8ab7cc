import { replaceEqualDeep } from '@tanstack/react-query'
import { useState } from 'react'

/** The value before for as long as the new one, which must be plain data, says the same: what reads it alone is not rendered again. */
export function useKept<T>(value: T): T {
  const [kept, setKept] = useState(value)
  const next = replaceEqualDeep(kept, value)
  if (next !== kept) setKept(next)
  return next
}
