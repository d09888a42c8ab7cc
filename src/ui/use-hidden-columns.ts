import { useMemo, useState } from 'react'
import { readStored, writeStored } from '../lib/storage'

export interface HiddenColumns<Id extends string> {
  hidden: ReadonlySet<string>
  toggle: (id: Id) => void
}

/** Which columns of a table are hidden: kept on the device under this name, because it is not worth sharing. */
export function useHiddenColumns<Id extends string>(storageName: string): HiddenColumns<Id> {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set((readStored(storageName) ?? '').split(',').filter(Boolean)),
  )
  return useMemo(
    () => ({
      hidden,
      toggle: (id) => {
        const after = new Set(hidden)
        if (!after.delete(id)) after.add(id)
        writeStored(storageName, after.size === 0 ? null : [...after].join(','))
        setHidden(after)
      },
    }),
    [hidden, storageName],
  )
}
