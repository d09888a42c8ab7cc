import { type Lang } from '../../../contract/lang'
import { type WallKind } from '../../../contract/wall-kind'
import { type useWallJobsWords } from '../../../i18n/wall-jobs-words'
import { showInvisible } from '../../../lib/text'
import { formatDuration } from '../../../lib/time/duration'
import { formatMinute, formatTimeOfDay } from '../../../lib/time/format'
import { MINUTE_MS } from '../../../lib/time/units'
import { listEnded } from '../../../model/jobs/latest'
import { type WallCell } from '../../../model/wall/cells'
import { type NeededJob } from '../../../model/wall/latest'
import { computeUsualEnds } from '../../../model/wall/times'

export interface LaneBox {
  look: string
  fromMs: number
  toMs: number
}

export interface LaneRow {
  key: string
  kind: WallKind
  name: string
  about: string
  boxes: readonly LaneBox[]
  usualEndMs: number | null
  /** Beside the boxes. */
  said: string
  isAmber: boolean
}

interface Moment {
  isLate: boolean
  isOld: boolean
  nowMs: number
  zone: string
  lang: Lang
}

type Words = ReturnType<typeof useWallJobsWords>['latest']

export function describeOwn(
  cell: WallCell,
  { isLate, isOld, nowMs, zone, lang }: Moment,
  needed: readonly NeededJob[],
  words: Words,
): LaneRow {
  const { job, planMs, nextMs, kind, run } = cell
  const usual = job?.usual ?? null
  const ends = computeUsualEnds(job?.runs ?? [])
  const last = job === null ? null : (listEnded(job).at(-1) ?? null)
  const isWaiting = isLate || kind === 'waiting'
  const plannedMs = isWaiting ? planMs : nextMs
  const boxes: LaneBox[] = []
  if (last !== null && last.startMs !== null && last.endMs !== null && !isWaiting)
    boxes.push({ look: `run is-${last.status}`, fromMs: last.startMs, toMs: last.endMs })
  if (isWaiting && planMs !== null)
    boxes.push({ look: isLate ? 'hatch amber' : 'hatch', fromMs: planMs, toMs: Math.max(nowMs, planMs) })
  const waitsMs = Math.max(0, ...needed.flatMap((one) => (one.isDone ? [] : (one.cell.expectedMs ?? []))))
  const startMs = plannedMs === null ? null : Math.max(plannedMs, isWaiting ? nowMs : 0, waitsMs)
  const toMs = startMs === null || usual === null ? null : startMs + usual.medianMs
  const usualEndMs = plannedMs === null || ends === null || isOld ? null : plannedMs + ends.medianMs
  if (!isOld && startMs !== null) boxes.push({ look: 'next', fromMs: startMs, toMs: toMs ?? startMs })
  const lateMs = toMs === null || usualEndMs === null ? 0 : toMs - usualEndMs
  const isSaid = isWaiting && toMs !== null && !isOld
  const said = isSaid
    ? [
        words.endsAbout(formatMinute(toMs, zone, nowMs)),
        ...(lateMs >= 3 * MINUTE_MS
          ? [words.isLate(formatDuration(lateMs, lang, { units: 1, spelled: true }))]
          : []),
      ].join(' · ')
    : ''
  const waitingId = run?.status === 'waiting' ? run.id : null
  const waits = waitingId === null ? words.noInstance : words.rowWaiting(waitingId)
  return {
    key: cell.key,
    kind: isWaiting || plannedMs === null ? kind : 'next',
    name: showInvisible(cell.name),
    about: isWaiting ? waits : describeRow(last !== null, startMs !== null && !isOld, toMs !== null, words),
    boxes,
    usualEndMs,
    said,
    isAmber: lateMs >= 3 * MINUTE_MS,
  }
}

/** What the boxes of a job between two runs stand for. */
function describeRow(hasLast: boolean, hasNext: boolean, hasUsual: boolean, words: Words): string {
  if (!hasNext) return words.rowLast
  if (!hasLast) return words.rowNext
  return hasUsual ? words.rowBetween : words.rowBoth
}

export function describeNeeded(
  { cell, isDone }: NeededJob,
  { isLate, isOld, nowMs, zone, lang }: Moment,
  words: Words,
): LaneRow {
  const { kind, run, again, startMs, endMs, expectedMs, usualEndMs, behindMs, nodes, nextMs, nextEndMs } =
    cell
  const shown = again ?? run
  const boxes: LaneBox[] = []
  if (shown !== null && startMs !== null) {
    if (nodes !== null && nodes.ranMs.length > 0 && endMs === null) {
      for (const [fromMs, toMs] of nodes.ranMs) boxes.push({ look: 'run is-success', fromMs, toMs })
      boxes.push({ look: `run is-${shown.status}`, fromMs: nodes.runningSinceMs ?? startMs, toMs: nowMs })
    } else boxes.push({ look: `run is-${shown.status}`, fromMs: startMs, toMs: endMs ?? nowMs })
  }
  if (!isOld && expectedMs !== null && expectedMs > nowMs)
    boxes.push({ look: 'expected', fromMs: nowMs, toMs: expectedMs })
  if (!isDone && kind === 'next' && nextMs !== null && !isOld)
    boxes.push({ look: 'next', fromMs: nextMs, toMs: nextEndMs ?? nextMs })
  const parts = []
  if (expectedMs !== null && !isOld) parts.push(words.endsAbout(formatMinute(expectedMs, zone, nowMs)))
  else if (endMs !== null && (isDone || kind !== 'next'))
    parts.push(words.ended(formatTimeOfDay(endMs, zone, nowMs)))
  if (behindMs !== null && !isOld)
    parts.push(words.isLate(formatDuration(behindMs, lang, { units: 1, spelled: true })))
  else if (nodes !== null && endMs === null) parts.push(words.nodes(nodes.done, nodes.total))
  const about = isLate && !isDone ? words.neededNot : words.needed
  return {
    key: cell.key,
    kind,
    name: showInvisible(cell.name),
    about: isDone ? words.neededDone : about,
    boxes,
    usualEndMs: endMs === null && !isOld ? usualEndMs : null,
    said: parts.join(' · '),
    isAmber: behindMs !== null,
  }
}
