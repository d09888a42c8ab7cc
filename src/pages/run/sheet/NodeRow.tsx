import { RotateCw } from 'lucide-react'
import { Fragment, memo, type MouseEvent } from 'react'
import { type Run, type RunNode } from '../../../contract/run'
import { STATUS } from '../../../contract/status'
import { statusWord, useLocale } from '../../../i18n/locale'
import { formatDuration } from '../../../lib/time/duration'
import { formatCount } from '../../../lib/number'
import { truncateMiddle, showInvisible } from '../../../lib/text'
import { type Axis } from '../../../model/timeline/axis'
import { RowMarks } from '../../../run/gantt/RowMarks'
import { INK, StatusGlyph } from '../../../run/status/StatusGlyph'
import { computeNodeDuration } from '../../../model/run/duration'
import { Cell } from './Cell'
import { isRight, type Column, type SheetLayout } from './columns'

/** What all rows share; its identity changes only when all rows have to be drawn again. */
export interface RowSetup {
  layout: SheetLayout
  tableOnly: boolean
  /** The panel stands where the right-hand columns would be. */
  panelBeside: boolean
  axis: Axis
  /** Where words to the right of a bar have to stop; null when only the edge stops them. */
  limitMs: number | null
  status: Run['status']
  sharedRaw: Run['sharedRaw']
  /** The address of the view with another node selected. */
  hrefOf: (key: string) => string
  onSelect: (key: string, second: boolean) => void
  onLog: (key: string) => void
}

export interface NodeRowProps {
  setup: RowSetup
  node: RunNode
  /** 1 is the first row below the head, over all pages of the virtual list. */
  rowIndex: number
  selected: boolean
  /** Now, for a row that changes with it; a constant for all others. */
  nowMs: number
}

const NAME_PX = 13
const NAME_EDGE_PX = 58

/** One node, one line: its name, its bar and its numbers cannot drift apart. */
export const NodeRow = memo(function NodeRow({ setup, node, rowIndex, selected, nowMs }: NodeRowProps) {
  const { layout, tableOnly, panelBeside, axis, limitMs, status, sharedRaw, onLog } = setup
  const cell = (column: Column) => (
    <td
      key={column.id}
      className={`cell overflow-hidden text-num whitespace-nowrap ${isRight(column.id) ? 'pr-2 pl-1 text-right' : column.id === 'log' ? 'pr-3 pl-2' : 'px-2'}`}
    >
      <Cell
        id={column.id}
        node={node}
        status={status}
        nowMs={nowMs}
        sharedRaw={sharedRaw}
        onLog={onLog}
        wide={tableOnly}
        narrow={column.width < 56}
      />
    </td>
  )
  return (
    <tr
      data-key={node.key}
      data-selected={selected || undefined}
      aria-rowindex={rowIndex + 1}
      className="node-row h-7"
    >
      <th scope="row" className="cell overflow-hidden pr-2 pl-5 text-left font-medium">
        <NodeName
          setup={setup}
          node={node}
          selected={selected}
          max={(layout.node - NAME_EDGE_PX) / NAME_PX}
        />
      </th>
      {layout.before.map(cell)}
      <td className="p-0">
        <BarWords node={node} status={status} nowMs={nowMs} />
        <RowMarks
          node={node}
          status={status}
          axis={axis}
          limitMs={limitMs}
          nowMs={nowMs}
          width={layout.timeline}
          wordless={tableOnly}
        />
      </td>
      {panelBeside ? <td colSpan={layout.after.length} /> : layout.after.map(cell)}
    </tr>
  )
})

interface NodeNameProps {
  setup: RowSetup
  node: RunNode
  selected: boolean
  /** How much fits, in em. */
  max: number
  wrap?: boolean
}

function NodeName({ setup, node, selected, max, wrap = false }: NodeNameProps) {
  const { lang } = useLocale()
  const shown = node.name === '' ? '–' : showInvisible(node.name)
  const onClick = (event: MouseEvent) => {
    // A new tab or window is the reader's own wish; Shift means a second node here.
    if (event.metaKey || event.ctrlKey || event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    setup.onSelect(node.key, event.shiftKey)
  }
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span title={statusWord(node.status, node.rawStatus, lang)} className="flex">
        <StatusGlyph status={node.status} />
      </span>
      <a
        href={setup.hrefOf(node.key)}
        aria-current={selected ? 'true' : undefined}
        aria-label={shown}
        title={shown}
        data-node-link
        onClick={onClick}
        className={`min-w-0 rounded-sm hover:underline ${wrap ? '[overflow-wrap:anywhere]' : 'truncate'}`}
      >
        <bdi className={wrap ? 'line-clamp-2' : ''}>
          {wrap ? <Breaking text={shown} /> : truncateMiddle(shown, max)}
        </bdi>
      </a>
    </span>
  )
}

/** Long names break where their words end, behind `_`. */
function Breaking({ text }: { text: string }) {
  return text.split(/(?<=_)/).map((part, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- parts have no identity but their place
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}

/** What the bar says, for those who hear the table. */
function BarWords({ node, status, nowMs }: Pick<NodeRowProps, 'node' | 'nowMs'> & Pick<RowSetup, 'status'>) {
  const { lang } = useLocale()
  const ms = computeNodeDuration(node, { status }, nowMs)
  const word = statusWord(node.status, node.rawStatus, lang)
  return <span className="sr-only">{ms === null ? word : `${word}, ${formatDuration(ms, lang)}`}</span>
}

/** A node on a phone: name and outcome on one line, the bar over the whole width on the next. */
export const PhoneRow = memo(function PhoneRow({ setup, node, rowIndex, selected, nowMs }: NodeRowProps) {
  const { t, lang } = useLocale()
  const { axis, limitMs, status, layout } = setup
  const ms = computeNodeDuration(node, { status }, nowMs)
  const word = statusWord(node.status, node.rawStatus, lang)
  // Success is the rule: its word would only push the name aside, and its glyph says it.
  const words = [
    node.status === 'success' && ms !== null ? '' : word,
    ms === null ? '' : formatDuration(ms, lang),
  ]
  return (
    <tr
      data-key={node.key}
      data-selected={selected || undefined}
      aria-rowindex={rowIndex + 1}
      className="node-row h-12"
    >
      <th scope="row" className="p-0 text-left font-medium">
        <span className="cell relative z-3 flex h-6 items-center gap-2 bg-card px-4 pt-1">
          <span className="min-w-0 flex-1">
            <NodeName setup={setup} node={node} selected={selected} max={(layout.timeline - 190) / NAME_PX} />
          </span>
          {node.retries !== null && node.retries > 0 && (
            <span
              className="flex items-center gap-1 text-12 font-semibold text-ink-exception"
              title={t.table.retried(node.retries)}
            >
              <RotateCw aria-hidden size={12} strokeWidth={2} />
              {formatCount(node.retries)}
            </span>
          )}
          <span
            className={`shrink-0 text-12 ${node.status === 'success' ? 'text-t2' : INK[STATUS[node.status].tone]}`}
          >
            {words.filter(Boolean).join(' · ')}
          </span>
        </span>
        <span className="-mt-1 block">
          <RowMarks
            node={node}
            status={status}
            axis={axis}
            limitMs={limitMs}
            nowMs={nowMs}
            width={layout.timeline}
            wordless
          />
        </span>
      </th>
    </tr>
  )
})

/** The table of a phone: the name stays, the rest scrolls sideways. */
export const PhoneTableRow = memo(function PhoneTableRow({
  setup,
  node,
  rowIndex,
  selected,
  nowMs,
}: NodeRowProps) {
  const { layout, status, sharedRaw, onLog } = setup
  return (
    <tr
      data-key={node.key}
      data-selected={selected || undefined}
      aria-rowindex={rowIndex + 1}
      className="node-row h-11"
    >
      <th
        scope="row"
        className="cell sticky left-0 z-1 border-r border-line bg-card py-0.5 pr-2 pl-4 text-left leading-4 font-medium"
      >
        <NodeName setup={setup} node={node} selected={selected} max={0} wrap />
      </th>
      {layout.after.map((column) => (
        <td
          key={column.id}
          className={`cell overflow-hidden px-2 text-num whitespace-nowrap ${isRight(column.id) ? 'text-right' : ''}`}
        >
          <Cell
            id={column.id}
            node={node}
            status={status}
            nowMs={nowMs}
            sharedRaw={sharedRaw}
            onLog={onLog}
          />
        </td>
      ))}
    </tr>
  )
})
