import { STATUS } from '../../../contract/status'
import { useLocale } from '../../../i18n/locale'
import { formatDuration } from '../../../lib/time/duration'
import { formatClock, formatStamp } from '../../../lib/time/format'
import { computeRunTimes } from '../../../model/run/times'
import { Tip } from '../../../ui/Tip'
import { Instant, Part, REPLAY_COLUMNS, Value } from './RunLine'
import { useRun } from '../run-context'
import { type Replay } from '../run-replay'

/** The times of the run as they were, with the forecast of then beside its real end. */
export function ReplayLine({ replay }: { replay: Replay }) {
  const { t, lang, zone } = useLocale()
  const { run, actualRun, insight, namedMs, changedAtMs } = useRun()
  const { words, atMs } = replay
  const times = computeRunTimes(run, atMs)
  const { lateMs, ranMs, totalMs, exact } = times
  const span = (ms: number) => formatDuration(ms, lang, { exact, units: 4 })
  const shared = { exact, namedMs, nearMs: changedAtMs }
  const isEarly = lateMs !== null && lateMs < 0
  const hasStarted = times.startMs !== null
  const ends = insight?.header.ends ?? null
  const endMs = actualRun.endMs
  return (
    <div role="group" aria-label={t.header.facts} className={`grid ${REPLAY_COLUMNS}`}>
      <Part line={lateMs !== null && lateMs > 0 ? 'hatched h-1.5' : ''} tall>
        <Instant label={t.header.planned} ms={times.planMs} absent={t.app.notGiven} {...shared} />
        {lateMs !== null && lateMs !== 0 && (
          <Value
            label={isEarly ? t.header.early : t.header.late}
            note={hasStarted ? null : words.byThen}
            light
          >
            {span(Math.abs(lateMs))}
          </Value>
        )}
      </Part>
      <Part line={hasStarted ? 'h-2 bg-(--fill)' : ''} tone={STATUS.running.tone} tall>
        <Instant label={t.header.started} ms={times.startMs} absent={t.header.notStarted} {...shared} />
        {ranMs !== null && (
          <Value label={t.header.ran} note={words.byThen} light>
            {span(ranMs)}
          </Value>
        )}
      </Part>
      <Part line={ends ? 'to-go h-2' : ''} tall>
        <Value label={words.replayed}>
          <Tip text={formatStamp(atMs, zone)}>
            <time className="text-accent" dateTime={new Date(atMs).toISOString()}>
              {formatClock(atMs, zone, exact)}
            </time>
          </Tip>
        </Value>
      </Part>
      <Part line={ends ? 'to-go h-2' : ''} tall>
        <Value
          label={ends ? words.forecastThen : t.header.ended}
          note={ends && (endMs === null ? words.notEnded : words.ended(formatClock(endMs, zone)))}
        >
          {ends ? (
            <Tip text={ends.tip}>{ends.clock}</Tip>
          ) : (
            <span className="font-normal text-t3">
              {endMs === null ? words.notEnded : formatClock(endMs, zone)}
            </span>
          )}
        </Value>
      </Part>
      <Part line={null} absent="phone">
        <Value label={words.totalThen}>
          {totalMs === null ? <span className="font-normal text-t3">{t.app.none}</span> : span(totalMs)}
        </Value>
      </Part>
    </div>
  )
}
