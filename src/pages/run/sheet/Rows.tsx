import { Fragment, useEffect, useImperativeHandle, useRef, useState, type FocusEvent, type Ref } from 'react'
import { useLocale } from '../../../i18n/locale'
import { NO_FILTERS } from '../../../model/run/view'
import { type OffAxisMark } from '../../../model/timeline/domain'
import { lazyWithRetry } from '../../../shell/updates/lazy'
import { Section } from '../../../shell/updates/Section'
import { Button } from '../../../ui/Button'
import { isTextField } from '../../../ui/typing'
import { usePrinting } from '../../../ui/use-printing'
import { useRun } from '../run-context'
import { NodeRow, type SharedRowProps } from './NodeRow'
import { findRow, handleRowClick } from './row-clicks'
import { useRowWindow } from '../../../ui/use-row-window'

const OffAxisRows = lazyWithRetry(async () => (await import('./OffAxisRows')).OffAxisRows)

const ROW_PX = 28
const PHONE_ROW_PX = 48
const PHONE_TABLE_ROW_PX = 44
const HEAD_PX = 60
const FOOT_PX = 16

interface RowsProps {
  shared: SharedRowProps
  /** Marks that have a row of their own before all nodes. */
  offAxis: readonly OffAxisMark[]
  ref: Ref<RowsHandle>
}

export interface RowsHandle {
  /** Scrolls a row into view and, when asked, gives its name the focus. */
  reveal: (index: number, focus: boolean) => void
  /** The node whose row has the focus. */
  focusedKey: () => string | null
}

/** The rows of the nodes. Of a large run only those near the window exist; the table says how many there are. */
export function Rows({ shared, offAxis, ref }: RowsProps) {
  const { t } = useLocale()
  const { run, view, shown, change, select, openLog } = useRun()
  const { layout, tableOnly } = shared
  const body = useRef<HTMLTableSectionElement>(null)
  const printing = usePrinting()
  // The row with the focus must exist while it has it, however far the page is scrolled.
  const [focusedKey, setFocusedKey] = useState<string | null>(null)
  const phoneRowPx = tableOnly ? PHONE_TABLE_ROW_PX : PHONE_ROW_PX
  const rowPx = layout.phone ? phoneRowPx : ROW_PX
  const { from, to } = useRowWindow({
    body,
    count: shown.length,
    rowPx,
    before: offAxis.length,
    all: printing,
  })

  /** The row that is to get the focus once it exists. */
  const pendingFocus = useRef<string | null>(null)
  const focusName = (key: string): boolean => {
    const row = Array.from(body.current?.rows ?? []).find(({ dataset }) => dataset['key'] === key)
    const link = row?.querySelector('a')
    link?.focus({ preventScroll: true })
    return Boolean(link)
  }
  useEffect(() => {
    if (isTextField(document.activeElement)) pendingFocus.current = null
    if (pendingFocus.current !== null && focusName(pendingFocus.current)) pendingFocus.current = null
  })
  useImperativeHandle(ref, () => ({
    reveal: (index, focus) => {
      const key = shown[index]?.key
      if (key === undefined || !body.current) return
      const top = body.current.getBoundingClientRect().top + (offAxis.length + index) * rowPx
      const below = top + rowPx + FOOT_PX - window.innerHeight
      if (top < HEAD_PX) window.scrollBy(0, top - HEAD_PX)
      else if (below > 0) window.scrollBy(0, below)
      if (focus && !isTextField(document.activeElement)) pendingFocus.current = focusName(key) ? null : key
    },
    focusedKey: () => focusedKey,
  }))

  const span = layout.phone ? 1 : 2 + layout.before.length + layout.after.length
  const offAxisRows = offAxis.length > 0 && (
    <Section fallback={null}>
      <OffAxisRows marks={offAxis} layout={layout} />
    </Section>
  )
  if (shown.length === 0) {
    return (
      <tbody ref={body}>
        {offAxisRows}
        <tr>
          <td colSpan={span} className="bg-card px-5 py-8 text-center text-t2">
            {run.nodes.length === 0 ? t.table.empty : t.table.noMatch(run.nodes.length)}{' '}
            {run.nodes.length > 0 && (
              <Button className="ml-2" onClick={() => change(NO_FILTERS)}>
                {t.table.clear}
              </Button>
            )}
          </td>
        </tr>
      </tbody>
    )
  }
  const indexes = Array.from({ length: to - from }, (_, place) => from + place)
  const focused = focusedKey === null ? -1 : shown.findIndex((node) => node.key === focusedKey)
  if (focused >= to) indexes.push(focused)
  else if (focused >= 0 && focused < from) indexes.unshift(focused)
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- for all rows; the keyboard has the links of the names
    <tbody
      ref={body}
      onClick={(event) => handleRowClick(event, { select, openLog })}
      onFocus={(event: FocusEvent) => setFocusedKey(findRow(event.target)?.dataset['key'] ?? null)}
      onBlur={() => setFocusedKey(null)}
    >
      {offAxisRows}
      {indexes.map((index, place) => {
        const node = shown[index]
        if (!node) return null
        const before = index - 1 - (indexes[place - 1] ?? -1)
        return (
          <Fragment key={node.key}>
            <Spacer height={before * rowPx} span={span} />
            <NodeRow
              shared={shared}
              node={node}
              rowIndex={offAxis.length + index + 1}
              selected={view.nodes.includes(node.key)}
            />
          </Fragment>
        )
      })}
      <Spacer height={(shown.length - 1 - (indexes.at(-1) ?? -1)) * rowPx} span={span} />
    </tbody>
  )
}

function Spacer({ height, span }: { height: number; span: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0 }} />
    </tr>
  )
}
