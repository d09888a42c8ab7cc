import { useLocale, useLaterWords } from '../../../i18n/locale'
import { formatCount, percent } from '../../../lib/number'
import { isInside, scaleMs, type Axis } from '../../../model/timeline/axis'
import { formatAxisInstant, type Tick } from '../../../model/timeline/ticks'
import { PageDots } from '../../../shell/kiosk/PageDots'
import { useNow } from '../../../ui/use-now'
import { placeLabels } from '../../../run/gantt/wall-labels'
import { type WallPlan } from './plan-rows'
import { MINUTE_MS } from '../../../lib/time/units'

interface WallAxisProps {
  axis: Axis
  ticks: readonly Tick[]
  skewMs: number
  frozenMs: number | null
  live: boolean
  old: boolean
  width: number
  unit: number
  plan: WallPlan
  page: number
}

/** The times above the rows, and which page of rows is shown. */
export function WallAxis(props: WallAxisProps) {
  const { axis, ticks, skewMs, frozenMs, live, old, width, unit, plan, page } = props
  const { t, lang, zone } = useLocale()
  const words = useLaterWords().wall
  const nowMs = useNow(skewMs, frozenMs)
  const pages = plan.pages.length
  const spanMs = Math.max(MINUTE_MS, axis.toMs - axis.fromMs)
  const clock = formatAxisInstant(nowMs - (nowMs % 1_000), { zone, lang, sinceMs: null, spanMs })
  const nowWords = old ? t.freshness.asOfShort(clock) : clock
  const now = live ? { ms: nowMs, words: nowWords } : null
  return (
    <div className="wall-axis">
      <div className="wall-ticks wall-scale">
        {placeLabels({ axis, ticks, lang, now, width, unit }).map(({ kind, key, words: text, at }) => (
          <span key={key} className={kind === 'pill' ? 'now-pill' : kind} style={{ left: `${at}px` }}>
            {text}
          </span>
        ))}
      </div>
      {pages > 1 && (
        <p className="wall-pages">
          {plan.hidden > 0 ? (
            <span>{words.left(formatCount(plan.hidden))}</span>
          ) : (
            <PageDots pages={pages} page={page} />
          )}
          <b>{words.page(page + 1, pages)}</b>
        </p>
      )}
    </div>
  )
}

interface WallLinesProps {
  axis: Axis
  ticks: readonly Tick[]
  planMs: number | null
}

/** Behind the bars of each row. The line of now is placed by a CSS variable of the list, so that no row renders again for it. */
export function WallLines({ axis, ticks, planMs }: WallLinesProps) {
  return (
    <>
      {axis.segments
        .filter((segment) => segment.collapsed)
        .map(({ fromMs, left, right }) => (
          <span
            key={fromMs}
            className="wall-mark collapsed-gap"
            style={{ left: percent(left), width: percent(right - left) }}
          />
        ))}
      {ticks.map(({ ms, share }) => (
        <span key={ms} className="wall-mark tick" style={{ left: percent(share) }} />
      ))}
      {planMs !== null && isInside(axis, planMs) && (
        <span className="wall-mark plan" style={{ left: percent(scaleMs(axis, planMs)) }} />
      )}
    </>
  )
}
