import { type Job } from '../../contract/job'
import { useJobsWords } from '../../i18n/jobs-words'
import { useLocale } from '../../i18n/locale'
import { formatDuration } from '../../lib/time/duration'
import { formatMinute, formatStamp } from '../../lib/time/format'
import { formatNearDay, formatUntil } from '../../lib/time/near-day'
import { computeRanMs } from '../../model/jobs/latest'
import { findNowOrNext, type NowOrNext } from '../../model/jobs/now-or-next'
import { Bullet } from './Bullet'
import { useJobsNow } from './clock'
import { MissingDefinition } from './MissingDefinition'
import { NotRead } from './NotRead'

interface NowOrNextProps {
  job: Job
  /** At a moment of the last seconds. What ticks, ticks by itself. */
  nowMs: number
  /** A line below: the usual duration of a running job. */
  stacked?: boolean
}

/** What a job does now, or when it runs next. */
export function NowOrNextText({ job, nowMs, stacked = false }: NowOrNextProps) {
  const { lang, zone } = useLocale()
  const { now: words, noDefinition } = useJobsWords()
  const state = findNowOrNext(job, nowMs)
  switch (state.kind) {
    case 'running':
      return <Running state={state} stacked={stacked} />
    case 'waiting':
      return <Waiting state={state} />
    case 'next': {
      const day = formatNearDay(state.atMs, zone, lang, nowMs)
      const clock = <b className="font-medium text-t1">{formatMinute(state.atMs, zone, nowMs)}</b>
      return (
        <span data-tip={formatStamp(state.atMs, zone)} className="text-t2">
          {stacked ? `${words.nextRun} ${day}` : day} {clock}{' '}
          {!stacked && words.in(formatUntil(state.atMs - nowMs, lang))}
        </span>
      )
    }
    case 'unread':
      return <NotRead />
    case 'forbidden':
    case 'unreadable':
      return <MissingDefinition reason={state.kind} words={noDefinition} />
    default:
      return <span className="text-t2">{words[state.kind]}</span>
  }
}

type Of<Kind extends NowOrNext['kind']> = Extract<NowOrNext, { kind: Kind }>

function Running({ state: { run, usual }, stacked }: { state: Of<'running'>; stacked: boolean }) {
  const { lang, zone } = useLocale()
  const { now: words } = useJobsWords()
  const { nowMs, past } = useJobsNow()
  const ranMs = computeRanMs(run, nowMs)
  if (ranMs === null) return <span className="text-t2">–</span>
  const text = formatDuration(ranMs, lang, { units: 2, spelled: true })
  const isOver = usual !== null && ranMs > usual.p90Ms
  const tone = isOver ? 'exception' : 'running'
  const clock = (ms: number) => formatMinute(Math.max(nowMs, (run.startMs ?? nowMs) + ms), zone, nowMs)
  const ends =
    past || usual === null || isOver
      ? undefined
      : words.usuallyEnds(clock(usual.medianMs), clock(usual.p90Ms))
  return (
    <span data-tip={ends} className="inline-flex items-center gap-2">
      {/* Of old data only the words: they are longer, and how far it is by now is not known. */}
      {usual && !past && <Bullet ranMs={ranMs} usual={usual} />}
      <span data-tone={past ? 'neutral' : tone} className="font-medium text-(--ink)">
        {past ? words.was(text) : text}
      </span>
      {stacked && usual && (
        <span className="sr-only">{words.of(formatDuration(usual.medianMs, lang, { units: 2 }))}</span>
      )}
    </span>
  )
}

function Waiting({ state: { sinceMs } }: { state: Of<'waiting'> }) {
  const { t, lang } = useLocale()
  const { now: words } = useJobsWords()
  const { nowMs, past } = useJobsNow()
  const waited = (fromMs: number) =>
    formatDuration(Math.max(0, nowMs - fromMs), lang, { units: 2, spelled: true })
  const text = words.waiting(sinceMs === null ? null : waited(sinceMs))
  return <span className="text-t2">{past ? t.header.was(text) : text}</span>
}
