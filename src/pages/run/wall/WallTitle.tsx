import { useQueryClient } from '@tanstack/react-query'
import { type FreshnessLevel } from '../../../query/freshness'
import { liveQuery } from '../../../query/live-query'
import { computeAgeMs } from '../../../query/response-clock'
import { runResource } from '../../../query/run'
import { parseTrigger, type Run } from '../../../contract/run'
import { type RunRef } from '../../../contract/run-ref'
import { STATUS } from '../../../contract/status'
import { statusWord, useLocale, useLaterWords } from '../../../i18n/locale'
import { formatDuration } from '../../../lib/time/duration'
import { truncateMiddle, estimateEm, showInvisible } from '../../../lib/text'
import { formatClock } from '../../../lib/time/format'
import { zoneLabel } from '../../../lib/time/zone'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { isLiveRun } from '../../../model/run/duration'
import { useNow } from '../../../ui/use-now'
import { type WallSize } from '../../../shell/kiosk/wall-size'

interface WallTitleProps {
  run: Run
  skewMs: number
  reference: RunRef
  size: WallSize
  old: boolean
  level: FreshnessLevel
}

const JOB = 52
const STATUS_TEXT = 48
const STATUS_GLYPH = 48
const CLOCK = 400
const SPACE = 96
/** A nearly square screen. */
const NARROW = 1600
const NARROW_SPACE = 52

/** The job, its status, and the time on the server. */
export function WallTitle({ run, skewMs, reference, size, old, level }: WallTitleProps) {
  const { t, lang } = useLocale()
  const known = statusWord(run.status, run.rawStatus, lang)
  // Old data cannot say whether it still runs.
  const word = old && isLiveRun(run) ? t.header.was(known) : known
  const space = size.wide < NARROW ? NARROW_SPACE : SPACE
  const taken = size.portrait ? 0 : CLOCK + 2 * space + STATUS_GLYPH + estimateEm(word) * STATUS_TEXT
  const room = Math.max(260, size.wide - 2 * size.margin - taken)
  return (
    <header className="wall-title" style={size.portrait ? {} : { columnGap: space * size.unit }}>
      <div className="wall-job">
        <h1 tabIndex={-1} data-tip={run.job}>
          <bdi>{truncateMiddle(showInvisible(run.job), room / JOB)}</bdi>
        </h1>
        <p>{describeRun(run, t)}</p>
      </div>
      <p role="status" className="wall-status" data-tone={STATUS[run.status].tone}>
        <StatusGlyph status={run.status} size={STATUS_GLYPH * size.unit} />
        <bdi>{word}</bdi>
      </p>
      <WallClock skewMs={skewMs} reference={reference} level={level} />
    </header>
  )
}

function describeRun(run: Run, t: ReturnType<typeof useLocale>['t']): string {
  const words = run.trigger === null ? null : t.triggers[parseTrigger(run.trigger) ?? 'other']
  const trigger = typeof words === 'function' ? words(run.trigger ?? 0) : words
  const workspace = run.workspace ?? `${t.header.workspace} ${t.header.defaultWorkspace}`
  return [`${t.header.instance} ${run.id}`, trigger, workspace].filter((part) => part !== null).join(' · ')
}

type WallClockProps = Pick<WallTitleProps, 'skewMs' | 'reference' | 'level'>

/** The time on the server, also while the data are old, and their age. */
function WallClock({ skewMs, reference, level }: WallClockProps) {
  const { lang, zone } = useLocale()
  const { wall } = useLaterWords()
  const client = useQueryClient()
  const nowMs = useNow(skewMs, null)
  const data = client.getQueryData(liveQuery(runResource(reference)).queryKey)
  const fetchedAtMs = data?.fetchedAtMs ?? nowMs
  const ageMs = data ? Math.max(1_000, Math.floor(computeAgeMs(data) / 1_000) * 1_000) : 1_000
  return (
    <div className="wall-clock">
      <time dateTime={new Date(nowMs).toISOString()}>{formatClock(nowMs, zone)}</time>
      <p>
        {zoneLabel(nowMs, zone, lang)}
        {/* DGC no longer gives this answer: the time of the last request says nothing about it. */}
        {data?.keptAtMs === null && (
          <>
            {' '}
            <i>·</i>{' '}
            <span className={level === 'fresh' ? '' : 'wall-late'} data-fetched-at={fetchedAtMs}>
              {wall.age(formatDuration(ageMs, lang, { units: 2, spelled: true }))}
            </span>
          </>
        )}
      </p>
    </div>
  )
}
