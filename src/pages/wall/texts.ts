import { type Lang } from '../../contract/lang'
import { WALL_KIND } from '../../contract/wall-kind'
import { type WallJobsWords } from '../../i18n/en/wall-jobs'
import { statusWord } from '../../i18n/locale'
import { estimateEm, showInvisible } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { formatMinute } from '../../lib/time/format'
import { formatNearDay, formatUntil } from '../../lib/time/near-day'
import { HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { computeRanMs } from '../../model/jobs/latest'
import { type WallCell } from '../../model/wall/cells'
import { formatWhen } from '../../run/jobs/when'

export interface Reader {
  words: WallJobsWords
  lang: Lang
  zone: string
  nowMs: number
  /** The data are too old: nothing is said of what is to come. */
  isOld: boolean
}

/** A piece of a line. */
export interface Part {
  text: string
  /** `strong`: the main value. `amber`: what is wrong. */
  look: 'plain' | 'strong' | 'amber' | 'dim'
}

const part = (text: string, look: Part['look'] = 'plain'): Part => ({ text, look })

/** Rounded to minutes: `15m`, `1h 08m`. */
const formatShort = (ms: number, lang: Lang): string =>
  formatDuration(Math.max(MINUTE_MS, Math.round(ms / MINUTE_MS) * MINUTE_MS), lang, {
    units: ms >= HOUR_MS - MINUTE_MS / 2 ? 2 : 1,
  })

/** A job as it is shown, with its workspace where several are. */
export const nameJob = (
  { name, workspace }: Pick<WallCell, 'name' | 'workspace'>,
  namesWorkspaces: boolean,
): string => showInvisible(namesWorkspaces && workspace !== '' ? `${name}@${workspace}` : name)

/** The word of a job: ours, or DGC's own for a status that is not known. */
export function kindWord({ kind, run }: WallCell, { words, lang }: Pick<Reader, 'words' | 'lang'>): string {
  if (kind !== 'exception' || run === null) return words.kinds[kind]
  if (run.status === 'waiting-confirm') return words.toConfirm
  return run.status === 'unknown' ? statusWord(run.status, run.rawStatus, lang) : words.kinds[kind]
}

/** When it started and ends: `02:14 → ≈ 06:12 +15m`. */
export function describeTimes(cell: WallCell, reader: Reader): Part[] {
  const { words, lang, zone, nowMs, isOld } = reader
  const { kind, planMs, startMs, endMs, expectedMs, behindMs, isUnusual, overMs, nextMs, nextEndMs } = cell
  const minute = (ms: number) => formatWhen(ms, zone, lang, nowMs)
  const start = startMs === null ? '' : minute(startMs)
  if (kind === 'late' && planMs !== null)
    return [part(words.lateBy(formatShort(nowMs - planMs, lang)), 'amber'), part(words.due(minute(planMs)))]
  if (kind === 'real-time') return [part(words.noRuns)]
  if (kind === 'stale') return [part(words.since(minute(cell.run?.planMs ?? planMs ?? nowMs)), 'amber')]
  if (kind === 'next' && nextMs !== null) {
    if (isOld) return [part(words.planned(minute(nextMs)))]
    const end =
      nextEndMs === null ? [] : [part('→', 'dim'), part(`≈ ${formatMinute(nextEndMs, zone, nowMs)}`)]
    return [part(minute(nextMs), 'strong'), ...end]
  }
  if (kind === 'waiting' && planMs !== null) return [part(words.due(minute(planMs)))]
  const isRunning = cell.again !== null || kind === 'running' || kind === 'stuck'
  if (isRunning) {
    const arrow = [part(start), part('→', 'dim')]
    if (isOld) return [...arrow, part(words.notKnown, 'strong')]
    if (kind === 'stuck' && overMs !== null)
      return [...arrow, part(words.over(formatShort(overMs, lang)), 'amber')]
    if (expectedMs === null)
      return overMs === null
        ? [part(words.since(start))]
        : [...arrow, part(words.over(formatShort(overMs, lang)))]
    const behind =
      behindMs === null ? [] : [part(`+${formatShort(behindMs, lang)}`, isUnusual ? 'amber' : 'plain')]
    return [...arrow, part(`≈ ${formatMinute(expectedMs, zone, nowMs)}`, 'strong'), ...behind]
  }
  if (startMs !== null && endMs !== null) {
    const isSameDay = formatNearDay(startMs, zone, lang, nowMs) === formatNearDay(endMs, zone, lang, nowMs)
    return [
      part(start),
      part('→', 'dim'),
      part(isSameDay ? formatMinute(endMs, zone, nowMs) : minute(endMs), 'strong'),
    ]
  }
  if (startMs !== null) return [part(words.since(start))]
  return planMs === null ? [] : [part(words.planned(minute(planMs)))]
}

/** Instead of the times of a job whose own data are old: since when. */
export const describeOld = (
  { ms }: NonNullable<WallCell['asOf']>,
  { words, lang, zone, nowMs }: Reader,
): Part[] => [part(ms ? words.asOf(formatWhen(ms, zone, lang, nowMs)) : words.neverRead, 'amber')]

/** The second line beside the times. */
export function describeMore(cell: WallCell, { words, lang, zone, nowMs, isOld }: Reader): string {
  const { kind, run, startMs, endMs, expectedMs, job } = cell
  if (kind === 'running' && expectedMs !== null && !isOld)
    return words.toGo(formatDuration(Math.max(0, expectedMs - nowMs), lang, { units: 2, spelled: true }))
  if (kind === 'next' && run?.endMs) return words.last(formatWhen(run.endMs, zone, lang, nowMs))
  if (kind === 'success' && job?.usual && startMs !== null && endMs !== null)
    return endMs - startMs <= job.usual.p90Ms ? words.asUsual : ''
  return job !== null && job.usual === null && run !== null && WALL_KIND[kind].problem !== true
    ? words.nth
    : ''
}

/** The second line below the word. */
export function describeState(cell: WallCell, { words, lang, nowMs, isOld }: Reader): string {
  const { kind, run } = cell
  if (run === null) return ''
  if (kind === 'next') return words.last(words.counted[lastKind(cell)])
  const ranMs = computeRanMs(run, nowMs)
  if (ranMs === null || isOld) return ''
  const time = formatDuration(ranMs, lang, { units: 2, spelled: true })
  return run.endMs === null ? words.for(time) : words.ran(time)
}

const lastKind = ({ run }: WallCell) => {
  if (run?.status === 'forceSuccess') return 'forced'
  if (run?.status === 'ignoreSuccess') return 'ignored'
  return run?.status === 'skip' ? 'skipped' : 'success'
}

/** The room for it. */
const MAX_NEXT_EM = 6

/** When it runs next: within half a day how long until then. */
export function describeNext({ kind, nextMs }: WallCell, reader: Reader): string {
  const { words, lang, zone, nowMs, isOld } = reader
  if (nextMs === null) return ''
  const isSoon = kind === 'next' && !isOld && nextMs - nowMs < 12 * HOUR_MS
  if (isSoon) {
    const spelled = words.in(formatUntil(nextMs - nowMs, lang))
    return estimateEm(spelled) <= MAX_NEXT_EM ? spelled : words.in(formatShort(nextMs - nowMs, lang))
  }
  return formatWhen(nextMs, zone, lang, nowMs)
}

/** One job as a sentence, for screen readers. */
export function describeCell(cell: WallCell, reader: Reader): string {
  const times = describeTimes(cell, reader)
    .map(({ text }) => text)
    .join(' ')
  return reader.words.sentence(showInvisible(cell.name), kindWord(cell, reader), times)
}
