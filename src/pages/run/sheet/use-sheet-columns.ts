import { CARD_BORDERS_PX } from '../../../shell/page-width'
import { PAPER_PX } from '../../../ui/use-printing'
import { useMemo } from 'react'
import { useHiddenColumns, type HiddenColumns } from '../../../ui/use-hidden-columns'
import { layoutSheet, listChoosableColumns, type ColumnId, type SheetLayout } from './columns'

const STORAGE_NAME = 'hidden-columns'

export interface SheetColumns extends HiddenColumns<ColumnId> {
  layout: SheetLayout
  /** Where the panel stands on screen, which printing does not change. */
  panel: SheetLayout['panel']
  /** The columns that the user can show or hide. */
  choices: readonly ColumnId[]
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
  const { hidden, toggle } = useHiddenColumns<ColumnId>(STORAGE_NAME)
  return useMemo(() => {
    const onScreen = layoutSheet({ width, tableOnly, hidden, offsets })
    const paperPx = PAPER_PX - CARD_BORDERS_PX
    const layout = printing
      ? layoutSheet({ width: paperPx, tableOnly, hidden, offsets, paper: true })
      : onScreen
    const choices = listChoosableColumns(layout, tableOnly, hidden)
    return { layout, panel: onScreen.panel, choices, hidden, toggle }
  }, [width, tableOnly, hidden, toggle, offsets, printing])
}
