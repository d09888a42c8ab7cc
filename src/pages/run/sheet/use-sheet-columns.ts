import { CARD_BORDERS_PX } from '../../../shell/page-width'
import { PAPER_PX } from '../../../ui/use-printing'
import { useMemo } from 'react'
import { useHiddenColumns, type HiddenColumns } from '../../../ui/use-hidden-columns'
import { CHOSEN_IDS, layoutSheet, listChoosableColumns, type ColumnId, type SheetLayout } from './columns'

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
  // Of the columns that are shown only when chosen, those are kept that are.
  const { hidden: toggled, toggle } = useHiddenColumns<ColumnId>(STORAGE_NAME)
  return useMemo(() => {
    const chosen = new Set<string>(CHOSEN_IDS.filter((id) => toggled.has(id)))
    const hidden = new Set([...toggled].filter((id) => !chosen.has(id)))
    const onScreen = layoutSheet({ width, tableOnly, hidden, chosen, offsets })
    const paperPx = PAPER_PX - CARD_BORDERS_PX
    const layout = printing
      ? layoutSheet({ width: paperPx, tableOnly, hidden, offsets, paper: true })
      : onScreen
    const choices = listChoosableColumns(layout, tableOnly, hidden)
    for (const id of CHOSEN_IDS) if (!chosen.has(id)) hidden.add(id)
    return { layout, panel: onScreen.panel, choices, hidden, toggle }
  }, [width, tableOnly, toggled, toggle, offsets, printing])
}
