import { type CSSProperties, type ReactElement } from 'react'
import { type Run, type RunNode } from '../../../contract/run'
import { STATUS, isUnstarted } from '../../../contract/status'
import { useLocale, type Locale } from '../../../i18n/locale'
import { formatCount, formatRate, groupDigits } from '../../../lib/number'
import { lastSegment, parseObsPath } from '../../../lib/obs-path'
import { hasRoom, showInvisible } from '../../../lib/text'
import { formatDifference, formatDuration } from '../../../lib/time/duration'
import { formatClock, formatStamp } from '../../../lib/time/format'
import { formatOffsetChange } from '../../../lib/time/zone'
import { formatRowDigits, computeSpeed } from '../../../model/run/rows'
import { type RowInsight } from '../../../run/gantt/row-insight'
import { CopyPathButton } from '../CopyPathButton'
import { isRightAligned, type Column, type ColumnId } from './columns'

const CELL_FONT_PX = 12.5
/** Its padding. */
const BESIDE_TEXT_PX = 16
/** A class for a cell whose text has room for certain: it does not clip. */
const fit = (text: string, width: number): string =>
  hasRoom(text, (width - BESIDE_TEXT_PX) / CELL_FONT_PX) ? 'fits' : ''

/** A column of fewer px has room for an icon only. */
const ICON_ONLY_PX = 56

/** Columns that change while their node runs. */
export const TIMED: ReadonlySet<ColumnId> = new Set(['duration', 'usualBy'])

export interface CellContext {
  node: RunNode
  locale: Locale
  word: string
  /** Null when the node has none. */
  duration: string | null
  /** In ms; null likewise. */
  durationMs: number | null
  /** The node runs. */
  isLive: boolean
  /** The page names the zone's offset at this instant. */
  namedMs: number
  /** Raw fields that all nodes share. */
  sharedRaw: Run['sharedRaw']
  /** Null while it is not known. */
  insight: RowInsight | null
  /** It is drawn as it was: of what has no history nothing is said. */
  isPast: boolean
  /** The whole log path rather than a word. */
  hasLogPath: boolean
}

/** DGC gives only their last values. */
const NO_HISTORY: ReadonlySet<string> = new Set(['retries', 'rows', 'speed'])

/** One value of a node as a cell, whose text stands in it without further elements. A dash means that it was not given. */
export function renderCell({ id, width }: Column, context: CellContext): ReactElement {
  const { node, locale, word, duration, durationMs, isLive, namedMs, sharedRaw, insight, isPast } = context
  const { lang } = locale
  if (isPast && NO_HISTORY.has(id)) return <td key={id} className="cell" />
  const ticks = isLive && TIMED.has(id)
  const cell = (text: string | null, tip?: string, look = text === null ? 'none fits' : fit(text, width)) => (
    <td
      key={id}
      className={`cell ${isRightAligned(id) ? 'right' : ''} ${ticks ? 'ticking' : ''} ${look}`}
      data-tip={tip}
    >
      {ticks ? <span>{text ?? '–'}</span> : (text ?? '–')}
    </td>
  )
  switch (id) {
    case 'type': {
      const type = showInvisible(node.type)
      return (
        <td key={id} className={`cell small none ${fit(type, width)}`} data-tip={type}>
          {type === '' ? '–' : type}
        </td>
      )
    }
    case 'status':
      return (
        <td
          key={id}
          className={`cell small tone ${fit(word, width)}`}
          data-tone={STATUS[node.status].tone}
          data-tip={node.rawStatus}
        >
          {word}
        </td>
      )
    case 'start':
    case 'end': {
      const ms = id === 'start' ? node.startMs : node.endMs
      const ahead = id === 'start' ? insight?.ahead?.start : insight?.ahead?.end
      if (ms === null) return ahead === undefined || isPast ? cell(null) : renderAhead(id, ahead)
      const { zone } = locale
      const offset = formatOffsetChange(ms, namedMs, zone)
      const tip = `${formatStamp(ms, zone)}${offset}`
      const clock = formatClock(ms, zone)
      if (offset === '') return cell(clock, tip)
      return (
        <td key={id} className="cell right" data-tip={tip}>
          {clock}
          <span className="text-11 text-t2">{offset.replace('UTC', '')}</span>
        </td>
      )
    }
    case 'duration':
      if (duration === null && insight?.ahead && !isPast) return renderAhead(id, insight.ahead.duration)
      if (duration === null || insight?.isOverdue !== true) return cell(duration)
      return cell(duration, insight.note?.alone, 'overdue')
    case 'retries':
      if (node.retries === null) return cell(null)
      if (node.retries > 0) {
        return (
          <td key={id} className="cell right retries" data-tip={locale.t.table.retried(node.retries)}>
            {formatCount(node.retries)}
            {insight?.retriesOf !== undefined && <span className="of"> /{insight.retriesOf}</span>}
          </td>
        )
      }
      return (
        <td key={id} className="cell right none fits">
          0
        </td>
      )
    case 'rows': {
      const digits = formatRowDigits(node, { sharedRaw })
      if (digits === null || insight?.oddRows === undefined) {
        return cell(digits === null ? null : groupDigits(digits))
      }
      return (
        <td key={id} className="cell right odd-rows" data-tip={insight.oddRows}>
          {groupDigits(digits)}
        </td>
      )
    }
    case 'speed': {
      const speed = computeSpeed(node)
      if (speed === null) return cell(null)
      return cell(formatRate(speed), node.rowsPerSecond === null ? locale.t.panel.computed : undefined)
    }
    case 'startBy':
    case 'rowsBy':
      return (
        <td
          key={id}
          className={`cell right ${id === 'rowsBy' && insight?.hasOtherRows ? 'changed' : 'none'}`}
        >
          {insight?.cells?.[id] ?? '–'}
        </td>
      )
    case 'changeBy': {
      const bar = insight?.changeBar
      const text = insight?.cells?.changeBy
      const place = bar && {
        '--zero': bar.zero,
        '--from': bar.zero + Math.min(0, bar.by),
        '--share': Math.abs(bar.by),
      }
      return (
        <td
          key={id}
          className={`cell right ${bar || text === undefined ? 'change-bar' : ''} ${insight?.isChanged ? 'changed' : 'none'}`}
          style={place as CSSProperties | undefined}
        >
          {text ?? '–'}
        </td>
      )
    }
    case 'usual':
      return cell(
        insight?.usualMs === undefined ? null : formatDuration(insight.usualMs, lang),
        insight?.sample,
      )
    case 'usualBy': {
      const { usualMs } = insight ?? {}
      const isEnded =
        node.endMs !== null || (usualMs !== undefined && durationMs !== null && durationMs > usualMs)
      if (usualMs === undefined || durationMs === null || !isEnded) return cell(null)
      return cell(formatDifference(durationMs - usualMs, lang, { units: 2 }), insight?.sample)
    }
    case 'heldBack':
      return cell(insight?.heldBackMs === undefined ? null : formatDuration(insight.heldBackMs, lang))
    case 'path':
      return cell(insight?.path ? `${insight.path.place} / ${insight.path.of}` : null)
    case 'log':
      return context.hasLogPath ? (
        <td key={id} className="cell log">
          <LogPath node={node} />
        </td>
      ) : (
        renderLog(node, locale, width < ICON_ONLY_PX)
      )
  }
}

/** As the forecast has it. */
const renderAhead = (id: string, text: string) => (
  <td key={id} className="cell right none">
    {text}
  </td>
)

function renderLog({ name, logPath, logUrl }: RunNode, { t }: Locale, isNarrow: boolean): ReactElement {
  if (logPath === null) {
    return (
      <td key="log" className="cell log none fits">
        –
      </td>
    )
  }
  if (parseObsPath(logPath) === null) {
    return (
      <td key="log" className="cell log small" data-tip={t.table.notObs}>
        <bdi>{showInvisible(logPath)}</bdi>
      </td>
    )
  }
  return (
    <td key="log" className="cell log fits">
      <LogTarget logUrl={logUrl} className="link log-link" label={t.table.openLog(name)}>
        {isNarrow ? '' : t.table.log}
      </LogTarget>
    </td>
  )
}

interface LogTargetProps {
  logUrl: string | undefined
  className: string
  /** Instead of the text, for screen readers. */
  label?: string
  tip?: string
  children: string
}

/** A link to the log where the server can build its address, else a button that shows the path in the panel; see `Rows` for its click. */
function LogTarget({ logUrl, className, label, tip, children }: LogTargetProps) {
  return logUrl === undefined ? (
    <button type="button" data-log className={className} aria-label={label} data-tip={tip}>
      {children}
    </button>
  ) : (
    <a href={logUrl} target="_blank" rel="noreferrer" className={className} aria-label={label} data-tip={tip}>
      {children}
    </a>
  )
}

/** Shows the end of the path, which differs between nodes, and copies all of it. Only an `obs://` path is more than text. */
function LogPath({ node }: { node: RunNode }) {
  const { t } = useLocale()
  const { logPath, logUrl } = node
  if (logPath === null) {
    return (
      <span className="text-12 text-t3">
        {node.startMs === null && isUnstarted(node.status) ? t.table.notStarted : t.table.noPath}
      </span>
    )
  }
  return (
    <span className="flex items-center gap-2">
      {parseObsPath(logPath) === null ? (
        <bdi className="truncate font-mono text-12 text-t2" data-tip={t.table.notObs}>
          {showInvisible(logPath)}
        </bdi>
      ) : (
        <LogTarget
          logUrl={logUrl}
          className="link min-w-0 truncate text-left font-mono text-12"
          tip={showInvisible(logPath)}
        >
          {showInvisible(`obs://…/${lastSegment(logPath)}`)}
        </LogTarget>
      )}
      <CopyPathButton
        logPath={logPath}
        className="no-print ml-auto flex size-6 shrink-0 items-center justify-center rounded text-t2 hover:bg-hover"
      />
    </span>
  )
}
