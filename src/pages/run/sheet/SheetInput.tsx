import { type RefObject } from 'react'
import { type Run, type RunNode } from '../../../contract/run'
import { useCopyRows } from './use-copy-rows'
import { useTimelineInput, type TimelineInputOptions } from './use-timeline-input'

interface SheetInputProps extends TimelineInputOptions {
  table: RefObject<HTMLTableElement | null>
  nodes: readonly RunNode[]
  sharedRaw: Run['sharedRaw']
  /** The page names the zone's offset at this instant. */
  namedMs: number
}

/** The wheel and copying of rows: draws nothing, and is loaded after the first paint. */
export function SheetInput({ table, nodes, sharedRaw, namedMs, ...timeline }: SheetInputProps) {
  useTimelineInput(timeline)
  useCopyRows(table, nodes, sharedRaw, namedMs)
  return null
}
