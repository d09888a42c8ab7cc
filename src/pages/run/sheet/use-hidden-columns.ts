import { useCallback, useState } from 'react'
import { readStored, writeStored } from '../../../lib/storage'
import { type ColumnId } from './columns'

const NAME = 'hidden-columns'

/** The columns that this reader does not want, kept on the device: how one reads is not worth sharing. */
export function useHiddenColumns(): [ReadonlySet<string>, (id: ColumnId) => void] {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set((readStored(NAME) ?? '').split(',').filter(Boolean)),
  )
  const toggle = useCallback((id: ColumnId) => {
    setHidden((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      writeStored(NAME, after.size === 0 ? null : [...after].join(','))
      return after
    })
  }, [])
  return [hidden, toggle]
}
