import { useEffect, useRef, type ReactNode } from 'react'
import { type RunNode } from '../../../contract/run'
import { statusWord, useLocale } from '../../../i18n/locale'
import { formatDuration } from '../../../lib/time/duration'
import { formatRate, groupDigits } from '../../../lib/number'
import { formatClock, formatDay, formatStamp } from '../../../lib/time/format'
import { formatOffsetChange } from '../../../lib/time/zone'
import { showInvisible, showName } from '../../../lib/text'
import { StatusBadge } from '../../../run/status/StatusGlyph'
import { getPlanMs } from '../../../model/run/times'
import { isLiveNode, computeNodeDuration } from '../../../model/run/duration'
import { formatRowDigits, computeSpeed } from '../../../model/run/rows'
import { gapBetween } from '../../../model/timeline/zoom'
import { useRun, useRunNow } from '../run-context'
import { NodeFields } from './FieldLists'
import { LogSection } from './LogSection'
import { PanelHead, type PanelStepProps } from './PanelHead'
import { MINUTE_MS } from '../../../lib/time/units'
import { Section } from '../../../shell/updates/Section'
import { lazyWithRetry } from '../../../shell/updates/lazy'
import { Tip } from '../../../ui/Tip'
import { focusUnlessTyping } from '../../../ui/typing'

const NodeInsight = lazyWithRetry(async () => (await import('../insight/NodeInsight')).NodeInsight)

interface NodePanelProps extends PanelStepProps {
  /** Selected as well, for the gap between the two. */
  second: RunNode | null
}

/** Everything that the answer says of one node: read, and as given. */
export function NodePanel({ node, second, onStep, onClose }: NodePanelProps) {
  const { t, lang, zone } = useLocale()
  const { run, insight, replay } = useRun()
  const nowMs = useRunNow()
  const panel = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // A user who steps with the panel's own buttons keeps the focus on them.
    const isWithin = panel.current?.contains(document.activeElement) === true
    if (!isWithin) focusUnlessTyping(heading.current)
  }, [node.key])
  const words = t.panel
  const durationMs = computeNodeDuration(node, run, nowMs)
  const live = isLiveNode(node, run)
  const rows = formatRowDigits(node, run)
  const speed = computeSpeed(node)
  const planMs = getPlanMs(node, run)
  const sinceMs = planMs !== null && node.startMs !== null ? node.startMs - planMs : null
  const gap = second && gapBetween(node, second)
  return (
    <section
      ref={panel}
      aria-labelledby="panel-title"
      className="appear sticky top-0 flex max-h-[min(100%,100dvh)] flex-col overflow-y-auto"
    >
      <PanelHead ref={heading} node={node} tab="details" onStep={onStep} onClose={onClose} />
      <div className="px-4 pt-3 pb-4">
        <p className="mb-3 flex flex-wrap items-center gap-3">
          <StatusBadge status={node.status} word={statusWord(node.status, node.rawStatus, lang)} />
          {/* A replay works the status out, so DGC has given no word for it. */}
          {(replay === null || node.rawStatus !== '') && (
            <code className="font-mono text-12 text-t2">status: {JSON.stringify(node.rawStatus)}</code>
          )}
          <bdi className="ml-auto text-12 text-t2 [overflow-wrap:anywhere]">{showInvisible(node.type)}</bdi>
        </p>
        <dl className="grid grid-cols-3 gap-x-4 gap-y-3">
          <Instant label={words.planned} ms={planMs} zone={zone} note={words.plannedNote} />
          <Instant label={words.start} ms={node.startMs} zone={zone} nearMs={nowMs} />
          <Instant label={words.end} ms={node.endMs} zone={zone} nearMs={nowMs} />
          <Value label={words.duration} note={live ? (replay?.words.byThen ?? words.stillRunning) : null}>
            {durationMs === null ? null : formatDuration(durationMs, lang, { exact: durationMs < MINUTE_MS })}
          </Value>
          <Value label={words.sincePlan} note={words.sincePlanNote}>
            {sinceMs === null || sinceMs < 0 ? null : formatDuration(sinceMs, lang)}
          </Value>
          <Value
            label={words.retries}
            note={node.retries ? words.retriesNote : null}
            warn={(node.retries ?? 0) > 0}
          >
            {node.retries ? words.times(node.retries) : node.retries?.toString()}
          </Value>
          <Value label={words.rows}>{rows === null ? null : groupDigits(rows)}</Value>
          <Value label={words.speed} note={node.rowsPerSecond === null ? words.computed : words.asGiven}>
            {speed === null ? null : `${formatRate(speed)} ${words.perSecond}`}
          </Value>
          <Value label={words.queue}>{node.queue === null ? null : showInvisible(node.queue)}</Value>
        </dl>
        {second && (
          <p className="mt-3 rounded-md bg-selected px-3 py-2 text-12">
            <bdi>{showName(second.name)}</bdi>:{' '}
            {gap ? t.timeline.gap(formatDuration(gap.toMs - gap.fromMs, lang)) : t.timeline.overlap}
          </p>
        )}
      </div>
      {insight && (
        <Section fallback={null}>
          <NodeInsight insight={insight} node={node} />
        </Section>
      )}
      <NodeFields run={run} node={node} />
      <LogSection node={node} />
    </section>
  )
}

interface ValueProps {
  label: string
  /** Shown with a value only. */
  note?: string | null | undefined
  warn?: boolean
  children: ReactNode
}

function Value({ label, note = null, warn = false, children }: ValueProps) {
  const { t } = useLocale()
  const { replay } = useRun()
  return (
    <div className="min-w-0">
      <dt className="text-12 text-t2">{label}</dt>
      <dd className={`font-medium [overflow-wrap:anywhere] ${warn ? 'text-ink-exception' : ''}`}>
        {children ?? (
          <span className="font-normal text-t3">{replay === null ? t.app.notGiven : t.app.none}</span>
        )}
      </dd>
      {note !== null && children !== null && <dd className="text-11 text-t3">{note}</dd>}
    </div>
  )
}

interface InstantProps {
  label: string
  ms: number | null
  zone: string
  note?: string
  /** Names the day, and its year when it is not the year of this instant. */
  nearMs?: number
}

function Instant({ label, ms, zone, note, nearMs }: InstantProps) {
  const { lang } = useLocale()
  const { namedMs } = useRun()
  const offset = ms === null ? '' : formatOffsetChange(ms, namedMs, zone)
  return (
    <Value
      label={label}
      note={
        ms === null || nearMs === undefined
          ? `${note ?? ''}${offset}`.trim()
          : `${formatDay(ms, zone, lang, { nearMs })}${offset}`
      }
    >
      {ms === null ? null : (
        <Tip text={`${formatStamp(ms, zone)}${offset}`}>
          <time dateTime={new Date(ms).toISOString()}>{formatClock(ms, zone, true)}</time>
        </Tip>
      )}
    </Value>
  )
}
