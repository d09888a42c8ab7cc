import { memo, useSyncExternalStore, type ReactNode } from 'react'
import { STATUS, type Tone, isUnstarted } from '../../../contract/status'
import { useLocale } from '../../../i18n/locale'
import { formatDuration } from '../../../lib/time/duration'
import { formatClock, formatDay, formatStamp } from '../../../lib/time/format'
import { formatOffsetChange, zoneLabel } from '../../../lib/time/zone'
import { useMedia } from '../../../ui/use-media'
import { AtNow, useRunClock, useRunFrame } from '../run-context'
import { computeRunTimes, type RunTimes } from '../../../model/run/times'
import { Tip } from '../../../ui/Tip'

const COLUMNS =
  'grid-cols-[minmax(170px,2fr)_minmax(230px,3fr)_minmax(110px,auto)_auto] max-md:grid-cols-[minmax(min-content,1fr)_1.4fr_minmax(min-content,1fr)] max-md:grid-rows-[auto_1fr]'
/** With room for the end from the start, so that nothing moves when it becomes known. */
const LIVE =
  'grid-cols-[minmax(155px,2fr)_minmax(180px,2fr)_minmax(135px,auto)_minmax(160px,auto)_auto] max-[1320px]:grid-cols-[minmax(130px,2fr)_minmax(150px,2fr)_minmax(100px,auto)_minmax(130px,auto)_auto]'
const LIVE_COLUMNS = `${LIVE} max-md:grid-cols-[1fr_1.15fr_1fr_1fr] max-[22.4rem]:grid-cols-2 max-[22.4rem]:gap-y-2`
/** On a phone two by two: the words of a replay are longer. */
export const REPLAY_COLUMNS = `${LIVE} max-md:grid-cols-2 max-md:gap-y-2`

/** A live run has four columns on a phone, which `21h 37m 18s` is too wide for. */
const PHONE_UNITS = 2

/** What is drawn follows from these: a second changes the durations alone. */
const describeShape = ({ lateMs, ranMs, totalMs, exact }: RunTimes): string =>
  [lateMs === null ? null : Math.sign(lateMs), ranMs === null, totalMs === null, exact].join()

/** Planned, late, started, ran, ended and total, above one line. It is not to scale, because each part has to hold its words. */
export function RunLine() {
  const { t, lang } = useLocale()
  const { facts: run, told, comparison, namedMs, isLive, isOld, isPhone } = useRunFrame()
  const clock = useRunClock()
  useSyncExternalStore(clock.subscribe, () => describeShape(computeRunTimes(run, clock.readMs())))
  const words = t.header
  const times = computeRunTimes(run, clock.readMs())
  const narrow = useMedia('(width < 960px)')
  const renderSpan = (read: (now: RunTimes) => number | null) => (
    <AtNow>
      {(nowMs) =>
        formatDuration(Math.abs(read(computeRunTimes(run, nowMs)) ?? 0), lang, {
          exact: times.exact,
          units: isPhone && isLive ? PHONE_UNITS : 4,
        })
      }
    </AtNow>
  )
  const shared = { exact: times.exact, namedMs, nearMs: clock.readMs() }
  const { lateMs, ranMs, totalMs } = times
  const isEarly = lateMs !== null && lateMs < 0
  const hasStarted = times.startMs !== null
  const isPast = isOld && isLive
  const facts = told?.header ?? null
  const ends = facts?.ends ?? null
  // For what is usual, which comes later. Elsewhere the days beside it take that line.
  const room = isPhone ? '' : null
  const other = comparison?.state === 'ready' ? comparison.comparison.facts : null
  return (
    <div role="group" aria-label={words.facts} className={`grid ${isLive ? LIVE_COLUMNS : COLUMNS}`}>
      <Part line={lateMs !== null && lateMs > 0 ? 'hatched h-1.5' : ''} tall wraps={other !== null}>
        <Instant label={words.planned} ms={times.planMs} absent={t.app.notGiven} {...shared} />
        {lateMs !== null && lateMs !== 0 && (
          <Value
            label={isEarly ? words.early : words.late}
            note={other?.late ?? (hasStarted ? (facts?.late ?? room) : words.soFar)}
            light
          >
            {renderSpan((now) => now.lateMs)}
          </Value>
        )}
      </Part>
      <Part
        line={hasStarted ? `h-2 ${isPast ? 'past-line' : 'bg-(--fill)'}` : ''}
        tone={STATUS[run.status].tone}
        tall
        wraps={other !== null}
      >
        <Instant
          label={words.started}
          ms={times.startMs}
          absent={isLive && isUnstarted(run.status) ? words.notStarted : t.app.notGiven}
          beside={other?.started}
          {...shared}
        />
        {ranMs !== null && (
          <Value
            label={words.ran}
            note={other?.ran ?? (times.endMs === null ? words.soFar : (facts?.ran ?? room))}
            light
          >
            {renderSpan((now) => now.ranMs)}
          </Value>
        )}
      </Part>
      <Part line={ends ? 'to-go h-2' : ''} tall={isLive}>
        {times.endMs === null && isLive ? (
          <AtNow>
            {(nowMs) => <Instant label={isOld ? words.asOf : words.now} ms={nowMs} absent="" {...shared} />}
          </AtNow>
        ) : (
          <Instant
            label={words.ended}
            ms={times.endMs}
            absent={t.app.notGiven}
            beside={other?.ended}
            {...shared}
          />
        )}
        {ends && told && ends.toGo !== null && (
          <Value label={told.words.header.toGo} light>
            {ends.toGo}
          </Value>
        )}
      </Part>
      {isLive && (
        <Part line={ends ? 'to-go h-2' : ''} absent={ends ? null : 'phone'} tall>
          {ends && told && (
            <Value label={told.words.header.endsAbout} note={ends.range}>
              <Tip text={ends.tip}>{ends.clock}</Tip>
            </Value>
          )}
        </Part>
      )}
      <Part line={isLive ? '' : null} wraps={other !== null} absent={ends ? 'phone' : null}>
        <Value
          label={lateMs !== null && lateMs > 0 && hasStarted && !narrow ? words.total : words.totalShort}
          note={other?.total}
        >
          {totalMs === null ? (
            <span className="font-normal text-t3">{t.app.none}</span>
          ) : (
            renderSpan((now) => now.totalMs)
          )}
        </Value>
      </Part>
    </div>
  )
}

interface InstantProps {
  label: string
  ms: number | null
  /** In the place of a time that is not known. */
  absent: string
  /** With milliseconds. */
  exact: boolean
  /** The page names the zone's offset at this instant. */
  namedMs: number
  /** Years other than this instant's are printed. */
  nearMs: number
  /** In the place of the day: the same of another run. */
  beside?: string | null
}

/** Of these only now changes with every second. */
export const Instant = memo(function Instant(props: InstantProps) {
  const { label, ms, absent, exact, namedMs, nearMs, beside } = props
  const { lang, zone } = useLocale()
  const isPhone = useMedia('(width < 40rem)')
  if (ms === null) {
    return (
      <Value label={label}>
        <span className="font-normal text-t3">{absent}</span>
      </Value>
    )
  }
  const day = formatDay(ms, zone, lang, { weekday: isPhone ? 'near' : true, nearMs })
  return (
    <Value label={label} note={beside ?? `${day}${formatOffsetChange(ms, namedMs, zone)}`}>
      <Tip text={`${formatStamp(ms, zone)} ${zoneLabel(ms, zone, lang)}`}>
        <time dateTime={new Date(ms).toISOString()}>{formatClock(ms, zone, exact)}</time>
      </Tip>
    </Value>
  )
})

interface PartProps {
  /** The classes of its piece of the line; empty leaves a gap, null takes no room for a line on a phone. */
  line: string | null
  tone?: Tone
  /** On a phone its duration stands below its instant. */
  tall?: boolean
  /** Notes without room on one line take two. */
  wraps?: boolean
  /** Not shown on a phone. */
  absent?: 'phone' | null
  children: ReactNode
}

export function Part({ line, tone, tall = false, wraps = false, absent = null, children }: PartProps) {
  return (
    <div
      className={`min-w-0 ${tall ? 'max-md:row-span-2' : ''} ${wraps ? '[&_.note]:break-keep [&_.note]:whitespace-normal' : ''} ${absent === null ? '' : 'max-md:hidden'}`}
    >
      <div
        aria-hidden
        className={`mr-0.5 mb-1.5 flex items-center ${line === null ? 'h-2 max-md:h-0' : 'h-2'}`}
      >
        {line !== null && line !== '' && (
          <span data-tone={tone} className={`run-fill block w-full rounded-[2px] ${line}`} />
        )}
      </div>
      <dl className="flex justify-between gap-x-4 gap-y-1.5 pr-4 max-md:flex-col max-md:pr-2">{children}</dl>
    </div>
  )
}

interface ValueProps {
  label: string
  note?: string | null
  /** A duration: lighter than an instant. */
  light?: boolean
  children: ReactNode
}

export function Value({ label, note = null, light = false, children }: ValueProps) {
  return (
    <div className="min-w-0">
      <dt className="text-12 whitespace-nowrap text-t2">{label}</dt>
      <dd className={`text-15 whitespace-nowrap ${light ? 'font-medium text-t2' : 'font-semibold'}`}>
        {children}
      </dd>
      {note !== null && (
        <dd className="note min-h-4 text-12 whitespace-nowrap text-t2 max-md:whitespace-normal">{note}</dd>
      )}
    </div>
  )
}
