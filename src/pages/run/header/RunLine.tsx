import { type ReactNode } from 'react'
import { type Run } from '../../../contract/run'
import { STATUS } from '../../../contract/status'
import { useLocale } from '../../../i18n/locale'
import { formatDuration } from '../../../lib/time/duration'
import { formatClock, formatDay, formatStamp } from '../../../lib/time/format'
import { zoneLabel } from '../../../lib/time/zone'
import { useMedia } from '../../../ui/use-media'
import { computeRunTimes } from '../../../model/run/times'

interface RunLineProps {
  run: Run
  nowMs: number
  live: boolean
  /** Now is a moment of the past: the last that is known. */
  asOf: boolean
}

const FILL = {
  success: 'bg-(--fill-success)',
  running: 'bg-(--fill-running)',
  fail: 'bg-(--fill-fail)',
  exception: 'bg-(--fill-exception)',
  paused: 'bg-(--fill-paused)',
  neutral: 'bg-(--fill-neutral)',
  none: 'bg-(--fill-neutral)',
} as const

/**
 * Planned - late - Started - ran - Ended, as one sentence. The instants stand at the joints of the line; it is not to scale, for each
 * part has to hold its words.
 */
export function RunLine({ run, nowMs, live, asOf }: RunLineProps) {
  const { t, lang, zone } = useLocale()
  const words = t.header
  const facts = computeRunTimes(run, nowMs)
  const phone = useMedia('(width < 768px)')
  const span = (ms: number) => formatDuration(ms, lang, { exact: facts.exact, units: 4 })
  const instant = (label: string, ms: number | null, absent: string) => (
    <Fact
      label={label}
      note={ms === null ? null : formatDay(ms, zone, lang, { weekday: true, nearMs: nowMs })}
    >
      {ms === null ? (
        <span className="font-normal text-t3">{absent}</span>
      ) : (
        <time
          dateTime={new Date(ms).toISOString()}
          title={`${formatStamp(ms, zone)} ${zoneLabel(ms, zone, lang)}`}
        >
          {formatClock(ms, zone, facts.exact)}
        </time>
      )}
    </Fact>
  )
  const { lateMs, ranMs, totalMs } = facts
  const early = lateMs !== null && lateMs < 0
  const began = facts.startMs !== null
  return (
    <div
      role="group"
      aria-label={words.facts}
      className="grid grid-cols-[minmax(170px,2fr)_minmax(230px,3fr)_minmax(110px,auto)_auto] max-md:grid-cols-[1fr_1.15fr_1fr]"
    >
      <Part line={lateMs !== null && lateMs > 0 ? 'hatched h-1.5' : ''} tall>
        {instant(words.planned, facts.planMs, t.app.notGiven)}
        {lateMs !== null && lateMs !== 0 && (
          <Fact label={early ? words.early : words.late} note={began ? null : words.soFar} light>
            {span(Math.abs(lateMs))}
          </Fact>
        )}
      </Part>
      <Part line={began ? `h-2 ${asOf && live ? 'past-line' : FILL[STATUS[run.status].tone]}` : ''} tall>
        {instant(words.started, facts.startMs, live ? words.notStarted : t.app.notGiven)}
        {ranMs !== null && (
          <Fact label={words.ran} note={facts.endMs === null ? words.soFar : null} light>
            {span(ranMs)}
          </Fact>
        )}
      </Part>
      <Part line="">
        {facts.endMs === null && live
          ? instant(asOf ? words.asOf : words.now, nowMs, '')
          : instant(words.ended, facts.endMs, t.app.notGiven)}
      </Part>
      <Part line={null}>
        <Fact label={lateMs !== null && !early && began && !phone ? words.total : words.totalShort}>
          {totalMs === null ? <span className="font-normal text-t3">{t.app.none}</span> : span(totalMs)}
        </Fact>
      </Part>
    </div>
  )
}

interface PartProps {
  /** How its piece of the line looks; the empty text leaves a gap, null is no part of the line on a phone. */
  line: string | null
  /** On a phone its duration stands below its instant. */
  tall?: boolean
  children: ReactNode
}

function Part({ line, tall = false, children }: PartProps) {
  return (
    <div className={`min-w-0 ${tall ? 'max-md:row-span-2' : ''}`}>
      <div
        aria-hidden
        className={`mr-0.5 mb-1.5 flex h-2 items-center ${line === null ? 'max-md:hidden' : ''}`}
      >
        {line !== null && line !== '' && <span className={`block w-full rounded-[2px] ${line}`} />}
      </div>
      <dl className="flex justify-between gap-x-4 gap-y-1.5 pr-4 max-md:flex-col max-md:pr-2">{children}</dl>
    </div>
  )
}

interface FactProps {
  label: string
  note?: string | null
  /** A duration: lighter than an instant. */
  light?: boolean
  children: ReactNode
}

function Fact({ label, note = null, light = false, children }: FactProps) {
  return (
    <div className="min-w-0">
      <dt className="text-12 text-t2">{label}</dt>
      <dd className={`text-15 whitespace-nowrap ${light ? 'font-medium text-t2' : 'font-semibold'}`}>
        {children}
      </dd>
      {note !== null && <dd className="text-12 whitespace-nowrap text-t2">{note}</dd>}
    </div>
  )
}
