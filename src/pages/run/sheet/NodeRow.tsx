import { Fragment, memo, type MouseEvent } from 'react'
import { type Run, type RunNode } from '../../../contract/run'
import { STATUS } from '../../../contract/status'
import { statusWord, useLocale } from '../../../i18n/locale'
import { formatDuration } from '../../../lib/time/duration'
import { truncateMiddle, showInvisible } from '../../../lib/text'
import { type Axis } from '../../../model/timeline/axis'
import { RowMarks } from '../../../run/gantt/RowMarks'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { computeNodeDuration } from '../../../model/run/duration'
import { Cell, RetryCount } from './Cell'
import { isRightAligned, type Column, type SheetLayout } from './columns'

/** The same for all rows. Its identity changes only when all rows must be drawn again. */
export interface SharedRowProps {
  layout: SheetLayout
  tableOnly: boolean
  /** The panel stands where the right-hand columns would be. */
  panelBeside: boolean
  axis: Axis
  /** Labels right of a bar must not cross this instant; null when only the edge limits them. */
  labelLimitMs: number | null
  status: Run['status']
  planMs: Run['planMs']
  sharedRaw: Run['sharedRaw']
  /** The page names the zone's offset at this instant. */
  namedMs: number
  buildNodeHref: (key: string) => string
  onSelect: (key: string, second: boolean) => void
  onLog: (key: string) => void
  /** The link of each row that exists, by the key of its node, to give it the focus. */
  nameLinks: Map<string, HTMLElement>
}

export interface NodeRowProps {
  shared: SharedRowProps
  node: RunNode
  /** 1 is the first row below the head. */
  rowIndex: number
  selected: boolean
  /** Now for a row that changes with it, else a constant. */
  nowMs: number
}

const NAME_FONT_PX = 13
/** Padding and glyph beside a name. */
const NAME_PADDING_PX = 58
const ICON_ONLY_PX = 56

function cellPadding(id: Column['id']): string {
  if (isRightAligned(id)) return 'pr-2 pl-1 text-right'
  return id === 'log' ? 'pr-3 pl-2' : 'px-2'
}

/** One node on one line: its name, bar and cells. */
export const NodeRow = memo(function NodeRow({ shared, node, rowIndex, selected, nowMs }: NodeRowProps) {
  const { layout, tableOnly, panelBeside, axis, labelLimitMs, status, sharedRaw, namedMs, onLog } = shared
  const cell = (column: Column) => (
    <td
      key={column.id}
      className={`cell overflow-hidden text-num whitespace-nowrap ${cellPadding(column.id)}`}
    >
      <Cell
        id={column.id}
        node={node}
        status={status}
        nowMs={nowMs}
        sharedRaw={sharedRaw}
        namedMs={namedMs}
        onLog={onLog}
        wide={tableOnly}
        narrow={column.width < ICON_ONLY_PX}
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
          shared={shared}
          node={node}
          selected={selected}
          max={(layout.node - NAME_PADDING_PX) / NAME_FONT_PX}
        />
      </th>
      {layout.before.map(cell)}
      <td className="p-0">
        <BarText node={node} status={status} nowMs={nowMs} />
        <RowMarks
          node={node}
          status={status}
          planMs={shared.planMs}
          axis={axis}
          labelLimitMs={labelLimitMs}
          nowMs={nowMs}
          width={layout.timeline}
          unlabelled={tableOnly}
        />
      </td>
      {panelBeside ? <td colSpan={layout.after.length} /> : layout.after.map(cell)}
    </tr>
  )
})

interface NodeNameProps {
  shared: SharedRowProps
  node: RunNode
  selected: boolean
  /** How much fits, in em. */
  max: number
  wrap?: boolean
}

function NodeName({ shared, node, selected, max, wrap = false }: NodeNameProps) {
  const { lang } = useLocale()
  const shown = node.name === '' ? '–' : showInvisible(node.name)
  const registerLink = (link: HTMLAnchorElement) => {
    shared.nameLinks.set(node.key, link)
    return () => void shared.nameLinks.delete(node.key)
  }
  const onClick = (event: MouseEvent) => {
    // Ctrl and Cmd open a new tab; Shift selects a second node.
    if (event.metaKey || event.ctrlKey || event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    shared.onSelect(node.key, event.shiftKey)
  }
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span data-tip={statusWord(node.status, node.rawStatus, lang)} className="flex">
        <StatusGlyph status={node.status} />
      </span>
      <a
        href={shared.buildNodeHref(node.key)}
        aria-current={selected ? 'true' : undefined}
        aria-label={shown}
        data-tip={shown}
        ref={registerLink}
        onClick={onClick}
        className={`min-w-0 rounded-sm hover:underline ${wrap ? '[overflow-wrap:anywhere]' : 'truncate'}`}
      >
        <bdi className={wrap ? 'line-clamp-2' : ''}>
          {wrap ? <BreakableName text={shown} /> : truncateMiddle(shown, max)}
        </bdi>
      </a>
    </span>
  )
}

/** Long names break after `_`. */
function BreakableName({ text }: { text: string }) {
  return text.split(/(?<=_)/).map((part, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- parts have no identity but their place
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}

/** The bar in words, for screen readers. */
function BarText({
  node,
  status,
  nowMs,
}: Pick<NodeRowProps, 'node' | 'nowMs'> & Pick<SharedRowProps, 'status'>) {
  const { lang } = useLocale()
  const ms = computeNodeDuration(node, { status }, nowMs)
  const word = statusWord(node.status, node.rawStatus, lang)
  return <span className="sr-only">{ms === null ? word : `${word}, ${formatDuration(ms, lang)}`}</span>
}

/** A node on a phone: name and outcome on one line, the bar below. */
export const PhoneRow = memo(function PhoneRow({ shared, node, rowIndex, selected, nowMs }: NodeRowProps) {
  const { lang } = useLocale()
  const { axis, labelLimitMs, status, layout } = shared
  const ms = computeNodeDuration(node, { status }, nowMs)
  const word = statusWord(node.status, node.rawStatus, lang)
  // Success is the usual case: its glyph says it, and its word would take room from the name.
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
            <NodeName
              shared={shared}
              node={node}
              selected={selected}
              max={(layout.timeline - 190) / NAME_FONT_PX}
            />
          </span>
          {node.retries !== null && node.retries > 0 && (
            <RetryCount count={node.retries} className="text-12" />
          )}
          <span
            data-tone={STATUS[node.status].tone}
            className={`shrink-0 text-12 ${node.status === 'success' ? 'text-t2' : 'text-(--ink)'}`}
          >
            {words.filter(Boolean).join(' · ')}
          </span>
        </span>
        <span className="-mt-1 block">
          <RowMarks
            node={node}
            status={status}
            planMs={shared.planMs}
            axis={axis}
            labelLimitMs={labelLimitMs}
            nowMs={nowMs}
            width={layout.timeline}
            unlabelled
          />
        </span>
      </th>
    </tr>
  )
})

/** The table of a phone: the name stays, the rest scrolls sideways. */
export const PhoneTableRow = memo(function PhoneTableRow({
  shared,
  node,
  rowIndex,
  selected,
  nowMs,
}: NodeRowProps) {
  const { layout, status, sharedRaw, namedMs, onLog } = shared
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
        <NodeName shared={shared} node={node} selected={selected} max={0} wrap />
      </th>
      {layout.after.map((column) => (
        <td
          key={column.id}
          className={`cell overflow-hidden px-2 text-num whitespace-nowrap ${isRightAligned(column.id) ? 'text-right' : ''}`}
        >
          <Cell
            id={column.id}
            node={node}
            status={status}
            nowMs={nowMs}
            sharedRaw={sharedRaw}
            namedMs={namedMs}
            onLog={onLog}
          />
        </td>
      ))}
    </tr>
  )
})
