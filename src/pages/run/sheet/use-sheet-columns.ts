import { PAPER_PX } from '../../../ui/use-printing'
import { useMemo, useState } from 'react'
import { readStored, writeStored } from '../../../lib/storage'
import {
  CARD_BORDERS_PX,
  layoutSheet,
  listChoosableColumns,
  type ColumnId,
  type SheetLayout,
} from './columns'

const STORAGE_NAME = 'hidden-columns'

export interface SheetColumns {
  layout: SheetLayout
  /** Where the panel stands on screen, which printing does not change. */
  panel: SheetLayout['panel']
  /** The columns that the user can show or hide. */
  choices: readonly ColumnId[]
  hidden: ReadonlySet<string>
  toggle: (id: ColumnId) => void
}

interface SheetColumnsOptions {
  /** Of the sheet on screen, in px. */
  width: number
  tableOnly: boolean
  /** Some times stand beside their own offset. */
  offsets: boolean
  printing: boolean
}

/** The columns of a sheet. Which ones are hidden is kept on the device, because it is not worth sharing. */
export function useSheetColumns({ width, tableOnly, offsets, printing }: SheetColumnsOptions): SheetColumns {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set((readStored(STORAGE_NAME) ?? '').split(',').filter(Boolean)),
  )
  return useMemo(() => {
    const onScreen = layoutSheet({ width, tableOnly, hidden, offsets })
    const paperPx = PAPER_PX - CARD_BORDERS_PX
    const layout = printing
      ? layoutSheet({ width: paperPx, tableOnly, hidden, offsets, paper: true })
      : onScreen
    const toggle = (id: ColumnId) => {
      const after = new Set(hidden)
      if (!after.delete(id)) after.add(id)
      writeStored(STORAGE_NAME, after.size === 0 ? null : [...after].join(','))
      setHidden(after)
    }
    const choices = listChoosableColumns(layout, tableOnly, hidden)
    return { layout, panel: onScreen.panel, choices, hidden, toggle }
  }, [width, tableOnly, hidden, offsets, printing])
}
