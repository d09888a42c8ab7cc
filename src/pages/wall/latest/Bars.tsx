import { type CSSProperties } from 'react'
import { type JobRun } from '../../../contract/job-run'
import { type Lang } from '../../../contract/lang'
import { useLocale } from '../../../i18n/locale'
import { COMMA } from '../../../i18n/punctuation'
import { useWallJobsWords } from '../../../i18n/wall-jobs-words'
import { computeQuantile } from '../../../lib/quantile'
import { estimateEm } from '../../../lib/text'
import { formatDuration } from '../../../lib/time/duration'
import { formatDay, formatMinute, isSameDay } from '../../../lib/time/format'
import { DAY_MS } from '../../../lib/time/units'
import { computeRanMs, getPlan, hasEnded } from '../../../model/jobs/latest'
import { computeLateMs, isScheduled } from '../../../model/jobs/usual'
import { KIND_OF_STATUS } from '../../../model/wall/classify'
import { useWallSize } from '../../../shell/kiosk/wall-size'
import { useLatestScene } from './latest-context'
import { Rich } from './Rich'

const COUNT = 30
const COUNT_UPRIGHT = 15
const MOST_OF_P90 = 4
const LEAST_SHARE = 0.03
const LABELS = 5

interface BarsProps {
  /** `delays`: how long after its plan each run started. */
  what: 'durations' | 'delays'
  nowMs: number
  /** Of the run to come, if any. */
  planMs: number | null
  /** Instead of the facts about the bars. */
  facts?: readonly string[]
}

interface Bar {
  key: string
  ms: number | null
  look: string
  atMs: number | null
}

/** How long the last runs took, or how late they began. */
export function Bars({ what, nowMs, planMs, facts }: BarsProps) {
  const { lang, zone } = useLocale()
  const { latest: words, counted } = useWallJobsWords()
  const { cell, asOfMs } = useLatestScene()
  const { portrait, wide, margin } = useWallSize()
  const count = portrait ? COUNT_UPRIGHT : COUNT
  const usual = cell.job?.usual ?? null
  const isDelay = what === 'delays'
  const ended = (cell.job?.runs ?? []).filter((run) => hasEnded(run) && (!isDelay || isScheduled(run)))
  const measure = (run: JobRun) => (isDelay ? computeLateMs(run) : computeRanMs(run, nowMs))
  const bars: Bar[] = ended
    .slice(-count)
    .map((run) => ({ key: run.id, ms: measure(run), look: `is-${run.status}`, atMs: getPlan(run) }))
  const isToCome = asOfMs === null && planMs !== null && facts === undefined
  if (isToCome && isDelay)
    bars.push({ key: 'now', ms: Math.max(0, nowMs - planMs), look: 'is-late', atMs: planMs })
  else if (isToCome) bars.push({ key: 'next', ms: usual?.medianMs ?? null, look: 'is-next', atMs: planMs })
  if (ended.length === 0) return null
  const longest = Math.max(1, ...bars.map(({ ms }) => ms ?? 0))
  const scale = usual === null || isDelay ? longest : Math.min(longest, usual.p90Ms * MOST_OF_P90)
  const lane = wide - 2 * margin - (portrait ? 0 : 470)
  const said =
    facts ??
    (isDelay
      ? describeDelays(ended.slice(-count), planMs, nowMs, asOfMs !== null, lang, words)
      : describeRuns(ended.slice(-count), usual, { lang, zone, nowMs }, words, counted))
  const title =
    facts === undefined
      ? [
          isDelay
            ? words.delays(Math.min(count, ended.length))
            : words.lastRuns(Math.min(count, ended.length)),
        ]
      : []
  return (
    <section className="lw-runs">
      <div className="lw-runs-said">
        {[...title, ...said].map((line, index) => (
          <p key={line} data-first={index === 0 || undefined}>
            <Rich text={line} />
          </p>
        ))}
      </div>
      <div aria-hidden className="lw-chart">
        <div
          className="lw-bars"
          style={{ '--count': Math.max(bars.length, Math.min(count, 12)) } as CSSProperties}
        >
          {bars.map(({ key, ms, look }) => (
            <i
              key={key}
              className={`lw-bar ${look}`}
              data-cut={(ms !== null && ms > scale) || undefined}
              style={{
                height: `${Math.round(Math.max(LEAST_SHARE, Math.min(1, (ms ?? 0) / scale)) * 1000) / 10}%`,
              }}
            />
          ))}
          {!isDelay && usual !== null && usual.medianMs <= scale && (
            <u style={{ bottom: `${(usual.medianMs / scale) * 100}%` }} />
          )}
        </div>
        <p className="lw-days">
          {placeDays(
            bars,
            Math.max(bars.length, Math.min(count, 12)),
            lane,
            { zone, lang, nowMs },
            words.today,
          ).map(({ at, text }) => (
            <span key={`${at}`} style={{ left: `calc(${at} * var(--u))` }}>
              {text}
            </span>
          ))}
        </p>
      </div>
    </section>
  )
}

const DAY_TEXT = 24

/** The days, or times, of a few bars; `at` is the middle of a label in units, moved so that it is not cut. */
function placeDays(
  bars: readonly Bar[],
  slots: number,
  lane: number,
  { zone, lang, nowMs }: { zone: string; lang: Lang; nowMs: number },
  today: string,
): { at: number; text: string }[] {
  const step = Math.max(1, Math.ceil(bars.length / (LABELS - 0.5)))
  const times = bars.flatMap(({ atMs }) => atMs ?? [])
  const isOneDay = Math.max(...times) - Math.min(...times) < 2 * DAY_MS
  let free = Infinity
  const labels: { at: number; text: string }[] = []
  for (let index = bars.length - 1; index >= 0; index -= step) {
    const ms = bars[index]?.atMs ?? null
    if (ms === null) continue
    const day = isSameDay(ms, nowMs, zone) ? today : formatDay(ms, zone, lang, { nearMs: nowMs })
    const text = isOneDay ? formatMinute(ms, zone) : day
    const half = (estimateEm(text) * DAY_TEXT) / 2
    const middle = ((slots - bars.length + index + 0.5) / slots) * lane
    const at = Math.min(lane - half, Math.max(half, middle))
    if (at + half + 12 > free) continue
    free = at - half
    labels.push({ at: Math.round(at), text })
  }
  return labels
}

/** As many as have room. */
function joinWhile(parts: readonly string[], separator: string, em: number): string {
  const shown = parts.findLastIndex(
    (_, index) =>
      estimateEm(
        parts
          .slice(0, index + 1)
          .join(separator)
          .replaceAll('**', ''),
      ) <= em,
  )
  return parts.slice(0, Math.max(0, shown) + 1).join(separator)
}

/** Beside the bars. */
const SAID_EM = 15.5

type Words = ReturnType<typeof useWallJobsWords>['latest']

function describeRuns(
  runs: readonly JobRun[],
  usual: { medianMs: number } | null,
  { lang, zone, nowMs }: { lang: Lang; zone: string; nowMs: number },
  words: Words,
  counted: ReturnType<typeof useWallJobsWords>['counted'],
): string[] {
  const counts = new Map<string, number>()
  for (const { status } of runs) {
    const word = counted[KIND_OF_STATUS[status]]
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const most = [...counts].toSorted((a, b) => b[1] - a[1]).map(([word, n]) => words.count(n, word))
  const failure = runs.findLast(({ status }) => status === 'fail')
  const failedMs = failure === undefined ? null : (failure.endMs ?? failure.planMs)
  const ranMs = runs.flatMap((run) => computeRanMs(run, nowMs) ?? [])
  const time = (ms: number) => formatDuration(ms, lang, { units: 2, spelled: true })
  return [
    joinWhile(most, COMMA[lang], SAID_EM),
    ...(failedMs === null
      ? []
      : [
          words.lastFailure(
            isSameDay(failedMs, nowMs, zone)
              ? words.today
              : formatDay(failedMs, zone, lang, { nearMs: nowMs }),
          ),
        ]),
    ...(usual === null ? [] : [words.usually(time(usual.medianMs), time(Math.max(...ranMs)))]),
  ]
}

function describeDelays(
  runs: readonly JobRun[],
  planMs: number | null,
  nowMs: number,
  isOld: boolean,
  lang: Lang,
  words: Words,
): string[] {
  const delays = runs.flatMap((run) => computeLateMs(run) ?? []).toSorted((a, b) => a - b)
  const time = (ms: number) => formatDuration(Math.max(1_000, ms), lang, { units: 2, spelled: true })
  return [
    ...(delays.length === 0
      ? []
      : [words.usually(time(computeQuantile(delays, 0.5)), time(delays.at(-1) ?? 0))]),
    ...(planMs === null || isOld ? [] : [words.soFar(time(nowMs - planMs))]),
  ]
}
