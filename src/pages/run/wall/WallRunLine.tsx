import { type ReactNode } from 'react'
import { type Run } from '../../../contract/run'
import { STATUS, type Tone, isUnstarted } from '../../../contract/status'
import { useLocale, useLaterWords } from '../../../i18n/locale'
import { formatDuration } from '../../../lib/time/duration'
import { formatClock, formatDay, isSameDay } from '../../../lib/time/format'
import { formatOffsetChange } from '../../../lib/time/zone'
import { useNow } from '../../../ui/use-now'
import { computeRunTimes } from '../../../model/run/times'
import { type RunInsight } from '../run-insight'
import { MINUTE_MS } from '../../../lib/time/units'

interface WallRunLineProps {
  run: Run
  insight: RunInsight | null
  skewMs: number
  frozenMs: number | null
  old: boolean
  live: boolean
}

/** Planned, late, started, ran, ended: along one line, which is not to scale. */
export function WallRunLine({ run, insight, skewMs, frozenMs, old, live }: WallRunLineProps) {
  const { t, lang, zone } = useLocale()
  const words = useLaterWords().wall
  const nowMs = useNow(skewMs, frozenMs)
  const todayMs = useNow(skewMs, null, MINUTE_MS)
  const { planMs, startMs, endMs, lateMs, ranMs, totalMs, exact } = computeRunTimes(run, nowMs)
  const span = (ms: number) => formatDuration(ms, lang, { exact, units: 4 })
  const instant = (label: string, ms: number | null, absent: string) => {
    // A wall may show the same run for days.
    const day =
      ms === null || isSameDay(ms, todayMs, zone) ? '' : formatDay(ms, zone, lang, { nearMs: todayMs })
    // The wall names the offset of today.
    const offset = ms === null ? '' : formatOffsetChange(ms, todayMs, zone)
    return (
      <Fact label={label} day={`${day}${offset}`.trim()}>
        {ms === null ? <i>{absent}</i> : formatClock(ms, zone, exact)}
      </Fact>
    )
  }
  const ends = insight?.header.ends ?? null
  const early = lateMs !== null && lateMs < 0
  const ran = old && live ? words.ranAt(formatClock(nowMs, zone)) : t.header.ran
  return (
    <div role="group" aria-label={words.times} className="wall-facts">
      <RunPart line={lateMs !== null && lateMs > 0 ? 'hatched' : ''}>
        {instant(t.header.planned, planMs, t.app.notGiven)}
        {lateMs !== null && lateMs !== 0 && (
          <Fact label={early ? t.header.early : t.header.late} light>
            {span(Math.abs(lateMs))}
          </Fact>
        )}
      </RunPart>
      <RunPart
        line={startMs === null ? '' : `ran ${old && live ? 'past' : ''}`}
        tone={STATUS[run.status].tone}
      >
        {instant(t.header.started, startMs, live && isUnstarted(run.status) ? words.notYet : t.app.notGiven)}
        {ranMs !== null && (
          <Fact label={ran} light>
            {span(ranMs)}
          </Fact>
        )}
      </RunPart>
      <RunPart line={ends ? 'to-go' : ''}>
        {endMs === null && live ? (
          <Fact label={old ? words.end : t.header.now}>
            {old ? <i>{words.notKnown}</i> : formatClock(nowMs, zone)}
          </Fact>
        ) : (
          instant(t.header.ended, endMs, t.app.notGiven)
        )}
        {ends && insight && (
          <Fact label={insight.words.header.endsAbout} day={ends.range ?? ''}>
            {ends.toGo === null ? <i>{ends.clock}</i> : ends.clock}
          </Fact>
        )}
      </RunPart>
      <RunPart line="">
        <Fact label={words.total}>{totalMs === null ? <i>{t.app.none}</i> : span(totalMs)}</Fact>
      </RunPart>
    </div>
  )
}

interface RunPartProps {
  line: string
  tone?: Tone
  children: ReactNode
}

function RunPart({ line, tone, children }: RunPartProps) {
  return (
    <div className="wall-part">
      <span aria-hidden data-tone={tone} className={line === '' ? 'wall-line' : `wall-line ${line}`} />
      <dl>{children}</dl>
    </div>
  )
}

interface FactProps {
  label: string
  /** Named when it is not today. */
  day?: string
  light?: boolean
  children: ReactNode
}

function Fact({ label, day = '', light = false, children }: FactProps) {
  return (
    <div className={light ? 'wall-fact light' : 'wall-fact'}>
      <dt>
        {label} {day !== '' && <span>{day}</span>}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
