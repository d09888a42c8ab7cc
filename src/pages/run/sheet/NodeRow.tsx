import { memo, type ReactNode } from 'react'
import { type NodeCause } from '../../../contract/log'
import { type Run, type RunNode } from '../../../contract/run'
import { isFailing, drawnTone, STATUS } from '../../../contract/status'
import { statusWord, useLocale } from '../../../i18n/locale'
import { COMMA } from '../../../i18n/punctuation'
import { formatCount } from '../../../lib/number'
import { isSimple, showInvisible, showName, truncateMiddle } from '../../../lib/text'
import { formatDuration } from '../../../lib/time/duration'
import { computeNodeDuration, isLiveNode } from '../../../model/run/duration'
import { type Axis } from '../../../model/timeline/axis'
import { RowMarks } from '../../../run/gantt/RowMarks'
import { type RowInsight } from '../../../run/gantt/row-insight'
import { glyphClass } from '../../../run/status/glyph-mask'
import { AtNow } from '../run-context'
import { Breakable } from '../../../ui/Breakable'
import { type Clock } from '../../../ui/use-now'
import { lazyWithRetry } from '../../../shell/updates/lazy'
import { Section } from '../../../shell/updates/Section'
import { renderCell, TIMED, type CellContext } from './cells'
import { type Column, type SheetLayout } from './columns'

const LogUnderline = lazyWithRetry(async () => (await import('../log/LogMoment')).LogUnderline)

/** The same for all rows. Its identity changes only when all rows must be drawn again. */
export interface SharedRowProps {
  layout: SheetLayout
  tableOnly: boolean
  /** The panel stands where the right-hand columns would be. */
  panelBeside: boolean
  axis: Axis
  /** Of a live run; else null. */
  clock: Clock | null
  /** Now as it was when the axis last moved, which a label right of a bar must not cross; null when the run is over. */
  stableNowMs: number | null
  status: Run['status']
  planMs: Run['planMs']
  sharedRaw: Run['sharedRaw']
  /** The run is drawn as it was. */
  isPast: boolean
  /** The page names the zone's offset at this instant. */
  namedMs: number
  buildNodeHref: (key: string) => string
}

export interface NodeRowProps {
  shared: SharedRowProps
  node: RunNode
  /** 1 is the first row below the head. */
  rowIndex: number
  selected: boolean
  /** Why the node failed, in the words of its log; null while that is not known. */
  cause: NodeCause | null
  /** Its log is open. */
  hasLog: boolean
  /** What the history of its job says of it; null while that is not known. */
  insight: RowInsight | null
}

export const NAME_FONT_PX = 13
/** Padding and glyph beside a name. */
export const NAME_PADDING_PX = 58
/** The same on a phone, and its status and duration. */
const PHONE_NAME_PADDING_PX = 190

/**
 * One node: its name, bar and cells. Where a node runs, its marks and its duration alone listen to the clock. Clicks are handled by the
 * table's body, and glyphs are masks: a row has as few elements, listeners and components as it can.
 */
export const NodeRow = memo(function NodeRow({
  shared,
  node,
  rowIndex,
  selected,
  cause,
  hasLog,
  insight,
}: NodeRowProps) {
  const locale = useLocale()
  const { layout, tableOnly, panelBeside, stableNowMs, status } = shared
  const isLive = isLiveNode(node, shared)
  const word = statusWord(node.status, node.rawStatus, locale.lang)
  const { tone } = STATUS[node.status]
  const formatDurationAt = (nowMs: number): string | null => {
    const durationMs = computeNodeDuration(node, shared, nowMs)
    return durationMs === null ? null : formatDuration(durationMs, locale.lang)
  }
  const createContext = (nowMs: number): CellContext => ({
    node,
    locale,
    word,
    duration: formatDurationAt(nowMs),
    durationMs: computeNodeDuration(node, shared, nowMs),
    isLive,
    namedMs: shared.namedMs,
    sharedRaw: shared.sharedRaw,
    insight,
    isPast: shared.isPast,
    hasLogPath: tableOnly && !layout.phone,
  })
  const stillMs = stableNowMs ?? 0
  const renderAtNow = (key: string, renderAt: (nowMs: number) => ReactNode): ReactNode =>
    isLive ? <AtNow key={key}>{renderAt}</AtNow> : renderAt(stillMs)
  const context = createContext(stillMs)
  const failure = cause?.cause
    ? { text: showInvisible(cause.cause.text), isSure: cause.cause.sure === 'cause' }
    : null
  // Its line is there before it, so that no row moves.
  const isCauseToCome = cause === null && isFailing(node.status) && node.logPath !== null
  const renderColumn = (column: Column) =>
    TIMED.has(column.id)
      ? renderAtNow(column.id, (nowMs) => renderCell(column, createContext(nowMs)))
      : renderCell(column, context)
  const renderMarks = (as: 'td' | 'div', nowMs: number, duration: string | null) => (
    <RowMarks
      as={as}
      name={as === 'div' ? null : [word, duration, insight?.spoken].filter(Boolean).join(COMMA[locale.lang])}
      node={node}
      status={status}
      planMs={shared.planMs}
      axis={shared.axis}
      clock={shared.clock}
      labelLimitMs={stableNowMs}
      nowMs={nowMs}
      duration={duration}
      width={layout.timeline}
      unlabelled={tableOnly || layout.phone}
      insight={insight}
      error={failure}
    >
      {hasLog && (
        <Section fallback={null}>
          <LogUnderline axis={shared.axis} />
        </Section>
      )}
    </RowMarks>
  )
  const isPhoneBars = layout.phone && !tableOnly
  const isPhoneTable = layout.phone && tableOnly
  const shown = showName(node.name)
  const room = isPhoneBars ? layout.timeline - PHONE_NAME_PADDING_PX : layout.node - NAME_PADDING_PX
  const link = (
    <a
      href={shared.buildNodeHref(node.key)}
      aria-current={selected ? 'true' : undefined}
      aria-label={shown}
      data-tip={shown}
      dir="auto"
    >
      {isPhoneTable ? <Breakable text={shown} /> : truncateMiddle(shown, room / NAME_FONT_PX)}
    </a>
  )
  return (
    <tr
      data-key={node.key}
      data-selected={selected || undefined}
      aria-rowindex={rowIndex + 1}
      className={`node-row ${layout.phone ? 'phone' : ''}`}
    >
      {isPhoneBars ? (
        <th scope="row" className="stacked">
          <div className={`cell ${glyphClass(node.status)}`} data-tone={drawnTone(tone)} data-tip={word}>
            {link}
            {node.retries !== null && node.retries > 0 && (
              <span className="retries" data-tip={locale.t.table.retried(node.retries)}>
                {formatCount(node.retries)}
              </span>
            )}
            <span data-tone={tone} className={node.status === 'success' ? 'outcome' : 'outcome tone'}>
              {/* Success is the usual case: its glyph says it, and its word would take room from the name. */}
              {renderAtNow('outcome', (nowMs) => {
                const duration = formatDurationAt(nowMs)
                return [node.status === 'success' && duration !== null ? null : word, duration]
                  .filter((words) => words !== null)
                  .join(' · ')
              })}
            </span>
          </div>
          {(failure !== null || isCauseToCome) && (
            <p className="failure" data-sure={failure?.isSure || undefined} data-tip={failure?.text}>
              {failure?.text}
            </p>
          )}
          {renderAtNow('marks', (nowMs) => renderMarks('div', nowMs, formatDurationAt(nowMs)))}
        </th>
      ) : (
        <>
          <th
            scope="row"
            className={`cell name ${glyphClass(node.status)} ${isSimple(shown) && !isPhoneTable ? 'fits' : ''}`}
            data-tone={drawnTone(tone)}
            data-tip={word}
          >
            {link}
          </th>
          {layout.before.map(renderColumn)}
          {!isPhoneTable &&
            renderAtNow('marks', (nowMs) => renderMarks('td', nowMs, formatDurationAt(nowMs)))}
          {panelBeside ? <td colSpan={layout.after.length} /> : layout.after.map(renderColumn)}
        </>
      )}
    </tr>
  )
})
