import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type LogSketch } from '../../../contract/log'
import { useLocale } from '../../../i18n/locale'
import { MORE_CHARS, SHOWN_CHARS } from '../../../model/log/draw-line'
import { type HeldLog } from '../../../model/log/held-log'
import { buildRows, LOG_ZONE, type LogRow } from '../../../model/log/rows'
import { type RowActions } from './RowView'
import { type HeldLogHandle } from './use-held-log'
import { type LineLinks } from './use-line-links'

interface RowsGiven {
  log: HeldLog
  sketch: LogSketch | null
  causeByte: number | null
  /** How many characters stand beside each other; null where lines are not wrapped. */
  columns: number | null
  isShortened: boolean
  held: HeldLogHandle
  links: LineLinks
}

/** The rows of a log, with what the reader unfolded of them. */
export function useLogRows({ log, sketch, causeByte, columns, isShortened, held, links }: RowsGiven): {
  rows: readonly LogRow[]
  actions: RowActions
} {
  const { zone } = useLocale()
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const [shown, setShown] = useState<ReadonlyMap<number, number>>(new Map())
  const kept = useMemo(() => {
    const bytes = new Set(sketch?.errors.map(({ byte }) => byte) ?? [])
    if (causeByte !== null) bytes.add(causeByte)
    return bytes
  }, [sketch, causeByte])
  const rows = useMemo(
    () => buildRows(log, sketch, { columns, zone: LOG_ZONE, dayZone: zone, isShortened, kept, open, shown }),
    [log, sketch, columns, zone, isShortened, kept, open, shown],
  )
  const actions = useStableActions({
    toggleFold: (byte) => setOpen((before) => toggled(before, byte)),
    showMore: (byte, chars) =>
      setShown((before) => new Map(before).set(byte, Math.max(SHOWN_CHARS, chars) + MORE_CHARS)),
    loadGap: (gap) => void held.loadNear({ kind: 'from-byte', byte: gap.byte }),
    buildLink: links.build,
  })
  return { rows, actions }
}

/** The same object at each render, so that rows which say the same are not drawn again. */
function useStableActions(actions: RowActions): RowActions {
  const latest = useRef(actions)
  useLayoutEffect(() => {
    latest.current = actions
  })
  const [stable] = useState<RowActions>(() => ({
    toggleFold: (byte) => latest.current.toggleFold(byte),
    showMore: (byte, shown) => latest.current.showMore(byte, shown),
    loadGap: (gap) => latest.current.loadGap(gap),
    buildLink: (row) => latest.current.buildLink(row),
  }))
  return stable
}

function toggled(set: ReadonlySet<number>, value: number): ReadonlySet<number> {
  const next = new Set(set)
  if (!next.delete(value)) next.add(value)
  return next
}
