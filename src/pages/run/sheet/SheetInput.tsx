import { type RefObject } from 'react'
import { useWheelZoom } from '../../../ui/use-wheel-zoom'
import { useRun } from '../run-context'
import { useCopyRows } from './use-copy-rows'

interface SheetInputProps {
  table: RefObject<HTMLTableElement | null>
  area: RefObject<HTMLElement | null>
  /** The place of the timeline within the area, in px; a width of 0 means that there is none. */
  left: number
  width: number
  /** `anchor` is the share of the timeline that stays where it is. */
  onZoom: (factor: number, anchor: number) => void
}

/** The wheel and copying of rows: draws nothing, and is loaded after the first paint. */
export function SheetInput(props: SheetInputProps) {
  const { table, area, left, width, onZoom } = props
  const { run, shown, namedMs } = useRun()
  useWheelZoom(area, (factor, { clientX }) => {
    const anchor = (clientX - (area.current?.getBoundingClientRect().left ?? 0) - left) / width
    const isInside = anchor >= 0 && anchor <= 1
    if (isInside) onZoom(factor, anchor)
    return isInside
  })
  useCopyRows(table, shown, run.sharedRaw, namedMs)
  return null
}
