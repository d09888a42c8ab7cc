import { FileText, RotateCw } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { type Run, type RunNode } from '../../../contract/run'
import { STATUS } from '../../../contract/status'
import { statusWord, useLocale } from '../../../i18n/locale'
import { formatDuration } from '../../../lib/time/duration'
import { formatCount, formatRate, groupDigits } from '../../../lib/number'
import { lastSegment, parseObsPath } from '../../../lib/obs-path'
import { showInvisible } from '../../../lib/text'
import { formatClock, formatStamp } from '../../../lib/time/format'
import { formatOffsetChange } from '../../../lib/time/zone'
import { computeNodeDuration } from '../../../model/run/duration'
import { formatRowDigits, computeSpeed } from '../../../model/run/rows'
import { CopyPathButton } from '../CopyPathButton'
import { type ColumnId } from './columns'
import { Icon } from '../../../ui/Icon'

export interface CellProps {
  id: ColumnId
  node: RunNode
  status: Run['status']
  nowMs: number
  /** The page names the zone's offset at this instant. */
  namedMs: number
  /** The whole log path rather than a word. */
  wide?: boolean
  /** Only the icon of the log. */
  narrow?: boolean
  /** Raw fields that all nodes share. */
  sharedRaw: Run['sharedRaw']
  onLog: (key: string) => void
}

const None = () => <span className="text-t3">–</span>

/** One value of a node, as the table shows it. A dash means that it was not given. */
export const Cell = memo(function Cell({
  id,
  node,
  status,
  nowMs,
  namedMs,
  wide = false,
  narrow = false,
  sharedRaw,
  onLog,
}: CellProps) {
  const { t, lang, zone } = useLocale()
  switch (id) {
    case 'type':
      return (
        <span className="block truncate text-12 text-t3" data-tip={showInvisible(node.type)}>
          {node.type === '' ? '–' : showInvisible(node.type)}
        </span>
      )
    case 'status': {
      const word = statusWord(node.status, node.rawStatus, lang)
      return (
        <span
          data-tone={STATUS[node.status].tone}
          className="block truncate text-12 font-medium text-(--ink)"
          data-tip={node.rawStatus}
        >
          {word}
        </span>
      )
    }
    case 'start':
      return <Instant ms={node.startMs} namedMs={namedMs} zone={zone} />
    case 'end':
      return <Instant ms={node.endMs} namedMs={namedMs} zone={zone} />
    case 'duration': {
      const ms = computeNodeDuration(node, { status }, nowMs)
      return ms === null ? <None /> : formatDuration(ms, lang)
    }
    case 'retries':
      if (node.retries === null) return <None />
      if (node.retries === 0) return <span className="text-t3">0</span>
      return <RetryCount count={node.retries} />
    case 'rows': {
      const digits = formatRowDigits(node, { sharedRaw })
      return digits === null ? <None /> : groupDigits(digits)
    }
    case 'speed': {
      const speed = computeSpeed(node)
      if (speed === null) return <None />
      return node.rowsPerSecond === null ? (
        <span data-tip={t.panel.computed}>{formatRate(speed)}</span>
      ) : (
        formatRate(speed)
      )
    }
    case 'log':
      return wide ? (
        <LogPath node={node} onLog={onLog} />
      ) : (
        <LogLink node={node} narrow={narrow} onLog={onLog} />
      )
  }
})

export function RetryCount({ count, className = '' }: { count: number; className?: string }) {
  const { t } = useLocale()
  return (
    <span
      className={`inline-flex items-center gap-1 font-semibold text-ink-exception ${className}`}
      data-tip={t.table.retried(count)}
    >
      <Icon icon={RotateCw} size={12} />
      {formatCount(count)}
    </span>
  )
}

function Instant({ ms, namedMs, zone }: { ms: number | null; namedMs: number; zone: string }) {
  if (ms === null) return <None />
  const offset = formatOffsetChange(ms, namedMs, zone)
  return (
    <time dateTime={new Date(ms).toISOString()} data-tip={`${formatStamp(ms, zone)}${offset}`}>
      {formatClock(ms, zone)}
      {offset !== '' && <span className="text-11 text-t2">{offset.replace('UTC', '')}</span>}
    </time>
  )
}

interface LogProps {
  node: RunNode
  narrow?: boolean
  onLog: (key: string) => void
}

interface LogTargetProps extends Omit<LogProps, 'narrow'> {
  className: string
  /** Instead of the children, for screen readers. */
  label?: string
  tip?: string
  children: ReactNode
}

/** A link to the log where the server can build its address, else a button that shows the path in the panel. */
function LogTarget({ node, className, label, tip, onLog, children }: LogTargetProps) {
  const shared = { className, 'aria-label': label, 'data-tip': tip }
  return node.logUrl === undefined ? (
    <button type="button" {...shared} onClick={() => onLog(node.key)}>
      {children}
    </button>
  ) : (
    <a {...shared} href={node.logUrl} target="_blank" rel="noreferrer">
      {children}
    </a>
  )
}

function LogLink({ node, narrow = false, onLog }: LogProps) {
  const { t } = useLocale()
  if (node.logPath === null) return <None />
  if (parseObsPath(node.logPath) === null) {
    return (
      <bdi className="block truncate text-12 text-t2" data-tip={t.table.notObs}>
        {showInvisible(node.logPath)}
      </bdi>
    )
  }
  return (
    <LogTarget
      node={node}
      className="link inline-flex h-5 items-center gap-1 align-middle text-12"
      label={t.table.openLog(node.name)}
      onLog={onLog}
    >
      <Icon icon={FileText} />
      {narrow ? <span className="sr-only">{t.table.log}</span> : t.table.log}
    </LogTarget>
  )
}

/** Shows the end of the path, which differs between nodes, and copies all of it. Only an `obs://` path is more than text. */
function LogPath({ node, onLog }: LogProps) {
  const { t } = useLocale()
  const { logPath } = node
  if (logPath === null) {
    return (
      <span className="text-12 text-t3">{node.startMs === null ? t.table.notStarted : t.table.noPath}</span>
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
          node={node}
          className="link min-w-0 truncate text-left font-mono text-12"
          tip={showInvisible(logPath)}
          onLog={onLog}
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
