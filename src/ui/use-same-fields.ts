import { useMemo } from 'react'

/** The object before for as long as each field is the same as before. There must always be the same fields, in the same order. */
export function useSameFields<T extends object>(fields: T): T {
  // oxlint-disable-next-line react/exhaustive-deps -- all of its fields
  return useMemo(() => fields, Object.values(fields))
}
