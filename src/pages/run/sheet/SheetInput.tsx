import { type RefObject } from 'react'
import { type Run, type RunNode } from '../../../contract/run'
import { useWheelZoom } from '../../../ui/use-wheel-zoom'
import { useCopyRows } from './use-copy-rows'

interface SheetInputProps {
  table: RefObject<HTMLTableElement | null>
  nodes: readonly RunNode[]
  sharedRaw: Run['sharedRaw']
  /** The page names the zone's offset at this instant. */
  namedMs: number
  area: RefObject<HTMLElement | null>
  /** The place of the timeline within the area, in px; a width of 0 means that there is none. */
  left: number
  width: number
  /** `anchor` is the share of the timeline that stays where it is. */
  onZoom: (factor: number, anchor: number) => void
}

/** The wheel and copying of rows: draws nothing, and is loaded after the first paint. */
export function SheetInput(props: SheetInputProps) {
  const { table, nodes, sharedRaw, namedMs, area, left, width, onZoom } = props
  useWheelZoom(area, (factor, { clientX }) => {
    const anchor = (clientX - (area.current?.getBoundingClientRect().left ?? 0) - left) / width
    const isInside = anchor >= 0 && anchor <= 1
    if (isInside) onZoom(factor, anchor)
    return isInside
  })
  useCopyRows(table, nodes, sharedRaw, namedMs)
  return null
}
