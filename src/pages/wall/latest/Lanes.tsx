import { useMemo, type CSSProperties, type ReactNode } from 'react'
import { useLocale } from '../../../i18n/locale'
import { useWallJobsWords } from '../../../i18n/wall-jobs-words'
import { shortPercent } from '../../../lib/number'
import { estimateEm, truncateMiddle } from '../../../lib/text'
import { type Interval } from '../../../lib/time/interval'
import { MINUTE_MS } from '../../../lib/time/units'
import { isInside, scaleMs, type Axis } from '../../../model/timeline/axis'
import { formatAxisInstant } from '../../../model/timeline/ticks'
import { type NeededJob } from '../../../model/wall/latest'
import { createLatestAxis } from '../../../model/wall/latest-axis'
import { computeAxisTicks } from '../../../run/gantt/AxisHead'
import { placeLabels, TICK_SCALE } from '../../../run/gantt/wall-labels'
import { useWallSize } from '../../../shell/kiosk/wall-size'
import { KindGlyph } from '../KindGlyph'
import { describeNeeded, describeOwn, type LaneRow } from './describe-lanes'
import { useLatestScene } from './latest-context'
import { Rich } from './Rich'

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
