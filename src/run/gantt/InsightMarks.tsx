import { percent } from '../../lib/number'
import { isInside, scaleMs, type Axis } from '../../model/timeline/axis'
import { type RowInsight } from './row-insight'

/** A narrower wait is not drawn. */
const MIN_WAIT_PX = 3
const MIN_BOX_PX = 6

interface InsightMarksProps {
  insight: RowInsight
  axis: Axis
  /** Of the timeline, in px. */
  width: number
  startMs: number | null
  /** Now, as a share of the axis, for what reaches up to it. */
  nowShare: number | null
}

/** The wait before a bar, in shares of the axis; null where it is too narrow. */
export function placeWait(
  { wait }: RowInsight,
  { axis, width, nowShare }: Pick<InsightMarksProps, 'axis' | 'width' | 'nowShare'>,
): { left: number; right: number } | null {
  if (!wait) return null
  const left = scaleMs(axis, wait.fromMs)
  const right = wait.toMs === null ? nowShare : scaleMs(axis, wait.toMs)
  return right === null || (right - left) * width < MIN_WAIT_PX ? null : { left, right }
}

/** Where the box and the whisker of what is usual end, in shares of the axis; null where there is none in view. */
export function placeUsual(
  { usual }: RowInsight,
  { axis, startMs }: Pick<InsightMarksProps, 'axis' | 'startMs'>,
): { left: number; median: number; upper: number } | null {
  if (!usual || startMs === null || startMs < axis.fromMs || startMs > axis.toMs) return null
  const upper = scaleMs(axis, startMs + usual.upperMs)
  return { left: scaleMs(axis, startMs), median: scaleMs(axis, startMs + usual.medianMs), upper }
}

/** The bar of what would run, in shares of the axis; null without one. */
export const placeAhead = ({ ahead }: RowInsight, axis: Axis): { left: number; right: number } | null =>
  ahead ? { left: scaleMs(axis, ahead.fromMs), right: scaleMs(axis, ahead.toMs) } : null

/** Behind the bar of a row: how long it waited, how long it usually takes, when it would run, and its limit. */
export function InsightMarks(props: InsightMarksProps) {
  const { insight, axis } = props
  const wait = placeWait(insight, props)
  const usual = placeUsual(insight, props)
  const { ahead, limitMs, other } = insight
  return (
    <>
      {wait && (
        <span
          className="waited"
          style={{ left: percent(wait.left), width: percent(wait.right - wait.left) }}
        />
      )}
      {usual && (
        <>
          {usual.upper > usual.median && (
            <span
              className="whisker"
              style={{ left: percent(usual.median), width: percent(usual.upper - usual.median) }}
            />
          )}
          <span
            className="ghost"
            style={{ left: percent(usual.left), width: percent(usual.median - usual.left) }}
          />
        </>
      )}
      {ahead && ahead.toMs > axis.fromMs && ahead.fromMs < axis.toMs && (
        <span
          className="ahead"
          style={{
            left: `min(${percent(scaleMs(axis, ahead.fromMs))}, 100% - ${MIN_BOX_PX}px)`,
            width: percent(scaleMs(axis, ahead.toMs) - scaleMs(axis, ahead.fromMs)),
          }}
        />
      )}
      {limitMs !== undefined && isInside(axis, limitMs) && (
        <span className="limit" style={{ left: percent(scaleMs(axis, limitMs)) }} />
      )}
      {other && other.toMs >= axis.fromMs && other.fromMs <= axis.toMs && (
        <span
          className={other.hasFailed ? 'other-bar failed' : 'other-bar'}
          style={{
            left: percent(scaleMs(axis, Math.max(axis.fromMs, other.fromMs))),
            right: percent(1 - scaleMs(axis, Math.min(axis.toMs, other.toMs))),
          }}
        />
      )}
    </>
  )
}
