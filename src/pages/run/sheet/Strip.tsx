import { useMemo } from 'react'
import { useLocale } from '../../../i18n/locale'
import { scaleMs, type Axis } from '../../../model/timeline/axis'
import { binConcurrency } from '../../../model/timeline/concurrency'
import { type TimelineScale, type Zoom } from '../../../model/timeline/zoom'
import { lazyWithRetry } from '../../../shell/updates/lazy'
import { Section } from '../../../shell/updates/Section'
import { useAfterPaint } from '../../../ui/use-after-paint'

const OverviewStrip = lazyWithRetry(
  async () => (await import('../../../run/gantt/OverviewStrip')).OverviewStrip,
)
const Brush = lazyWithRetry(async () => (await import('../../../run/gantt/Brush')).Brush)

const HEIGHT_PX = 24
const MAX_POINTS = 240

interface StripProps {
  scale: TimelineScale
  view: Axis
  width: number
  onZoom: (zoom: Zoom | null) => void
}

/** The whole run above the axis, with the zoomed window as a brush. Both come after the bars have been painted. */
export function Strip({ scale, view, width, onZoom }: StripProps) {
  const { t } = useLocale()
  const painted = useAfterPaint()
  const { running, full } = scale
  const points = useMemo(() => {
    const steps = binConcurrency(running, (ms) => scaleMs(full, ms), MAX_POINTS)
    return [{ share: 0, count: 0 }, ...steps, { share: 1, count: steps.at(-1)?.count ?? 0 }]
  }, [running, full])
  return (
    <div className="relative" style={{ height: HEIGHT_PX }}>
      {painted && width > 0 && (
        <Section fallback={null}>
          <div aria-hidden>
            <OverviewStrip points={points} width={width} height={HEIGHT_PX} />
          </div>
        </Section>
      )}
      {full.segments
        .filter((segment) => segment.collapsed)
        .map(({ fromMs, left, right }) => (
          <span
            key={fromMs}
            aria-hidden
            className="fold-band absolute inset-y-0 flex items-end justify-center text-11 text-t2"
            style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }}
          >
            {t.timeline.idle}
          </span>
        ))}
      {painted && (
        <Section fallback={null}>
          <Brush full={full} view={view} onZoom={onZoom} />
        </Section>
      )}
    </div>
  )
}
