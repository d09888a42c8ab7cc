import { useMemo, useState } from 'react'
import { readStored, writeStored } from '../../../lib/storage'
import { layoutSheet, listChoosableColumns, type ColumnId, type SheetLayout } from './columns'

const STORAGE_NAME = 'hidden-columns'

export interface SheetColumns {
  layout: SheetLayout
  /** The columns that the user can show or hide. */
  choices: readonly ColumnId[]
  hidden: ReadonlySet<string>
  toggle: (id: ColumnId) => void
}

/** The columns of a sheet of this width, in px; times are wider with their offsets. Which ones are hidden is kept on the device, because it is not worth sharing. */
export function useSheetColumns(width: number, tableOnly: boolean, offsets: boolean): SheetColumns {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set((readStored(STORAGE_NAME) ?? '').split(',').filter(Boolean)),
  )
  return useMemo(() => {
    const layout = layoutSheet({ width, tableOnly, hidden, offsets })
    const toggle = (id: ColumnId) => {
      const after = new Set(hidden)
      if (!after.delete(id)) after.add(id)
      writeStored(STORAGE_NAME, after.size === 0 ? null : [...after].join(','))
      setHidden(after)
    }
    return { layout, choices: listChoosableColumns(layout, tableOnly, hidden), hidden, toggle }
  }, [width, tableOnly, hidden, offsets])
}
