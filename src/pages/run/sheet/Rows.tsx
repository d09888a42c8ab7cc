import { useImperativeHandle, useRef, useState, type FocusEvent, type Ref } from 'react'
import { useLocale } from '../../../i18n/locale'
import { invertShare } from '../../../model/timeline/axis'
import { NO_FILTERS } from '../../../model/run/view'
import { type OffAxisMark } from '../../../model/timeline/domain'
import { lazyWithRetry } from '../../../shell/updates/lazy'
import { Section } from '../../../shell/updates/Section'
import { Button } from '../../../ui/Button'
import { isTextField } from '../../../ui/typing'
import { useLogLink } from '../log/log-link'
import { type OtherNode } from '../run-comparison'
import { useRun } from '../run-context'
import { NodeRow, type SharedRowProps } from './NodeRow'
import { findRow, handleRowClick } from './row-clicks'
import { useRowReveal } from '../../../ui/use-row-reveal'
import { WindowedRows } from '../../../ui/WindowedRows'

const OtherRows = lazyWithRetry(async () => (await import('./OtherRows')).OtherRows)
const OffAxisRows = lazyWithRetry(async () => (await import('./OffAxisRows')).OffAxisRows)

export const ROW_PX = 28
const PHONE_ROW_PX = 48
const PHONE_TABLE_ROW_PX = 44
/** Of what stands above the rows, at least. */
const ABOVE_PX = 340
const PHONE_ABOVE_PX = 540

interface RowsProps {
  shared: SharedRowProps
  /** Nodes that only the run that this one is compared with has; after all nodes. */
  others: readonly OtherNode[]
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
export function Rows({ shared, offAxis, others, ref }: RowsProps) {
  const { t } = useLocale()
  const { run, view, causes, insight, shown, change, select, openLog } = useRun()
  const { layout, tableOnly, axis } = shared
  const { seek } = useLogLink()
  const seekLog = (key: string, share: number) =>
    view.log !== null && view.nodes[0] === key && seek(Math.round(invertShare(axis, share)))
  const body = useRef<HTMLTableSectionElement>(null)
  // The row with the focus must exist while it has it, however far the page is scrolled.
  const [focusedKey, setFocusedKey] = useState<string | null>(null)
  const phoneRowPx = tableOnly ? PHONE_TABLE_ROW_PX : PHONE_ROW_PX
  const rowPx = layout.phone ? phoneRowPx : ROW_PX

  const { reveal, onRows } = useRowReveal({ body, rowPx, before: offAxis.length })
  useImperativeHandle(ref, () => ({
    reveal: (index, focus) => {
      const node = shown[index]
      if (node) reveal(index, node.key, focus && !isTextField(document.activeElement))
    },
    focusedKey: () => focusedKey,
  }))

  const span = layout.phone ? 1 : 2 + layout.before.length + layout.after.length
  const room = offAxis.map(({ what, side }) => (
    <tr key={`${what} ${side}`} style={{ height: rowPx }}>
      <td colSpan={span} />
    </tr>
  ))
  const offAxisRows = offAxis.length > 0 && (
    <Section loading={room} fallback={null}>
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
  const focused = focusedKey === null ? -1 : shown.findIndex((node) => node.key === focusedKey)
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- for all rows; the keyboard has the links of the names
    <tbody
      ref={body}
      onClick={(event) => handleRowClick(event, { select, openLog, seekLog })}
      onFocus={(event: FocusEvent) => setFocusedKey(findRow(event.target)?.dataset['key'] ?? null)}
      onBlur={() => setFocusedKey(null)}
    >
      {offAxisRows}
      <WindowedRows
        body={body}
        rows={shown}
        keyOf={({ key }) => key}
        rowPx={rowPx}
        before={offAxis.length}
        abovePx={layout.phone ? PHONE_ABOVE_PX : ABOVE_PX}
        span={span}
        onRows={onRows}
        also={focused}
      >
        {(node, index) => (
          <NodeRow
            shared={shared}
            node={node}
            rowIndex={offAxis.length + index + 1}
            selected={view.nodes.includes(node.key)}
            cause={causes.get(node.key) ?? null}
            hasLog={view.log !== null && view.nodes[0] === node.key}
            insight={insight?.rows.get(node.key) ?? null}
          />
        )}
      </WindowedRows>
      {others.length > 0 && (
        <Section fallback={null}>
          <OtherRows nodes={others} shared={shared} firstIndex={offAxis.length + shown.length + 2} />
        </Section>
      )}
    </tbody>
  )
}
