import { useMemo, type CSSProperties, type ReactNode } from 'react'
import { type Lang } from '../../../contract/lang'
import { type WallKind } from '../../../contract/wall-kind'
import { useLocale } from '../../../i18n/locale'
import { useWallJobsWords } from '../../../i18n/wall-jobs-words'
import { shortPercent } from '../../../lib/number'
import { estimateEm, showInvisible, truncateMiddle } from '../../../lib/text'
import { formatDuration } from '../../../lib/time/duration'
import { formatMinute, formatTimeOfDay } from '../../../lib/time/format'
import { type Interval } from '../../../lib/time/interval'
import { MINUTE_MS } from '../../../lib/time/units'
import { listEnded } from '../../../model/jobs/latest'
import { isInside, scaleMs, type Axis } from '../../../model/timeline/axis'
import { formatAxisInstant } from '../../../model/timeline/ticks'
import { type WallCell } from '../../../model/wall/cells'
import { type NeededJob } from '../../../model/wall/latest'
import { createLatestAxis } from '../../../model/wall/latest-axis'
import { computeUsualEnds } from '../../../model/wall/times'
import { computeAxisTicks } from '../../../run/gantt/AxisHead'
import { placeLabels, TICK_SCALE } from '../../../run/gantt/wall-labels'
import { useWallSize } from '../../../shell/kiosk/wall-size'
import { KindGlyph } from '../KindGlyph'
import { useLatestScene } from './latest-context'
import { Rich } from './Rich'

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

const NAME_WIDE = 470
const NAME_TEXT = 30
const SMALL_TEXT = 24
const MAX_NEEDED = 4
const MAX_NEEDED_UPRIGHT = 2

interface LanesProps {
  isLate: boolean
  needed: readonly NeededJob[]
}

/** This job and the jobs that it needs, on one axis without the hours in which nothing runs. */
export function Lanes({ isLate, needed }: LanesProps) {
  const { lang, zone } = useLocale()
  const words = useWallJobsWords()
  const { cell, nowMs, asOfMs } = useLatestScene()
  const isOld = asOfMs !== null
  const { portrait } = useWallSize()
  const most = portrait ? MAX_NEEDED_UPRIGHT : MAX_NEEDED
  const shown = needed.slice(0, most)
  const rest = needed.slice(most)
  const rows = [
    describeOwn(cell, { isLate, isOld, nowMs, zone, lang }, needed, words.latest),
    ...shown.map((one) => describeNeeded(one, { isLate, isOld, nowMs, zone, lang }, words.latest)),
  ]
  const doneRest = rest.filter(({ isDone }) => isDone).length
  const more = [
    ...(rest.length - doneRest > 0 ? [words.latest.moreNeeded(rest.length - doneRest)] : []),
    ...(doneRest > 0 ? [words.latest.moreDone(doneRest)] : []),
  ].join(' · ')
  if (rows.every(({ boxes }) => boxes.length === 0)) return null
  const hasUsual = rows.some(({ usualEndMs }) => usualEndMs !== null)
  return <LaneTable rows={rows} more={more} head={hasUsual ? words.usualEnd : null} />
}

interface TableProps {
  rows: readonly LaneRow[]
  more?: string
  /** Beside the sign of the usual end; none where no row has one. */
  head: string | null
}

/** Rows with boxes on one axis. */
export function LaneTable({ rows, more = '', head }: TableProps) {
  const { lang, zone, t } = useLocale()
  const { nowMs, asOfMs } = useLatestScene()
  const { wide, margin, portrait, unit } = useWallSize()
  const inner = wide - 2 * margin
  const lane = portrait ? inner : inner - NAME_WIDE
  const intervals: Interval[] = rows.flatMap(({ boxes, usualEndMs }) => [
    ...boxes,
    ...(usualEndMs === null ? [] : [{ fromMs: usualEndMs, toMs: usualEndMs }]),
  ])
  const key = JSON.stringify([intervals, nowMs])
  const axis = useMemo(
    () => createLatestAxis(intervals, nowMs),
    // oxlint-disable-next-line react/exhaustive-deps -- the key stands for them
    [key],
  )
  const width = lane * unit
  const ticks = useMemo(
    () => computeAxisTicks({ axis, width: width / (unit * TICK_SCALE), zone, lang, sinceMs: null }),
    [axis, width, unit, zone, lang],
  )
  const clock = formatAxisInstant(nowMs - (nowMs % 1_000), { zone, lang, sinceMs: null, spanMs: MINUTE_MS })
  const minute = clock.slice(0, 5)
  const now = { ms: nowMs, words: asOfMs === null ? minute : t.freshness.asOfShort(minute) }
  return (
    <section className="lw-lanes" style={{ '--name': `calc(${NAME_WIDE} * var(--u))` } as CSSProperties}>
      <div className="lw-lane-row lw-lane-head">
        <p className="lw-lane-name">
          {head !== null && (
            <small>
              <i aria-hidden className="wj-usual" /> {head}
            </small>
          )}
        </p>
        <p aria-hidden className="wall-scale">
          {placeLabels({ axis, ticks, lang, now, width, unit }).map(({ kind, key: each, words, at }) => (
            <span
              key={each}
              className={kind === 'pill' ? 'now-pill' : `lw-${kind}`}
              style={{ left: `${at}px` }}
            >
              {words}
            </span>
          ))}
        </p>
      </div>
      {rows.map((row) => (
        <Row key={row.key} row={row} axis={axis} lane={lane} nowMs={nowMs}>
          {ticks.map(({ ms, share }) => (
            <i key={ms} className="wj-hour" style={{ left: shortPercent(share) }} />
          ))}
        </Row>
      ))}
      {more !== '' && <p className="lw-more">{more}</p>}
    </section>
  )
}

interface RowProps {
  row: LaneRow
  axis: Axis
  /** Its width in units. */
  lane: number
  nowMs: number
  /** The lines of the ticks. */
  children: ReactNode
}

function Row({ row, axis, lane, nowMs, children }: RowProps) {
  const { asOfMs } = useLatestScene()
  const { wide, margin, portrait } = useWallSize()
  const nameWide = (portrait ? wide - 2 * margin : NAME_WIDE) - 70
  const drawn = row.boxes.filter(({ fromMs, toMs }) => toMs >= axis.fromMs && fromMs <= axis.toMs)
  const ends = [...drawn.map(({ toMs }) => toMs), ...(row.usualEndMs === null ? [] : [row.usualEndMs])]
  // Without a box, the words begin at the left.
  const right = drawn.length === 0 ? 0 : scaleMs(axis, Math.max(...ends))
  const left = drawn.length === 0 ? 0 : scaleMs(axis, Math.min(...drawn.map(({ fromMs }) => fromMs)))
  const wordsWide = (estimateEm(row.said.replaceAll('**', '')) * 26 + 32) / lane
  // Right of what is drawn, else left of it; where neither has room, it is not said.
  const beside = right + wordsWide <= 1 ? { left: shortPercent(right) } : { right: shortPercent(1 - left) }
  const isSaid = row.said !== '' && (right + wordsWide <= 1 || left - wordsWide >= 0)
  return (
    <div className="lw-lane-row">
      <div className="lw-lane-name">
        <KindGlyph kind={row.kind} size={38} past={asOfMs !== null} />
        <span>
          <bdi>{truncateMiddle(row.name, nameWide / NAME_TEXT)}</bdi>
          <small>{truncateMiddle(row.about, nameWide / SMALL_TEXT)}</small>
        </span>
      </div>
      <div className="lw-lane">
        <span aria-hidden className="wj-lines">
          {axis.segments
            .filter(({ collapsed }) => collapsed)
            .map((gap) => (
              <i
                key={gap.fromMs}
                className="lw-fold"
                style={{ left: shortPercent(gap.left), width: shortPercent(gap.right - gap.left) }}
              />
            ))}
          {children}
        </span>
        <span aria-hidden className="wj-lane" data-past={asOfMs !== null || undefined}>
          {drawn.map(({ look, fromMs, toMs }) => (
            <i
              key={`${look} ${fromMs}`}
              className={`wj-box ${look}`}
              style={{
                left: shortPercent(scaleMs(axis, fromMs)),
                width: shortPercent(scaleMs(axis, toMs) - scaleMs(axis, fromMs)),
              }}
            />
          ))}
          {row.usualEndMs !== null && isInside(axis, row.usualEndMs) && (
            <i className="wj-usual" style={{ left: shortPercent(scaleMs(axis, row.usualEndMs)) }} />
          )}
          <i
            className="wj-now lw-now"
            data-past={asOfMs !== null || undefined}
            style={{ left: shortPercent(scaleMs(axis, nowMs)) }}
          />
        </span>
        {isSaid && (
          <p className="lw-said-beside" data-amber={row.isAmber || undefined} style={beside}>
            <Rich text={row.said} />
          </p>
        )}
      </div>
    </div>
  )
}

interface Moment {
  isLate: boolean
  isOld: boolean
  nowMs: number
  zone: string
  lang: Lang
}

type Words = ReturnType<typeof useWallJobsWords>['latest']

function describeOwn(
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

function describeNeeded(
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
