import {
  Area,
  CartesianGrid,
  ComposedChart,
  DefaultZIndexes,
  Line,
  Tooltip,
  XAxis,
  YAxis,
  ZIndexLayer,
} from 'recharts'
import { useMemo, useState, type PointerEvent, type ReactNode } from 'react'
import { isFailing } from '../../contract/status'
import { useLocale } from '../../i18n/locale'
import { clamp } from '../../lib/number'
import { formatDay, formatMinute } from '../../lib/time/format'
import { SECOND_MS } from '../../lib/time/units'
import { type Interval } from '../../lib/time/interval'
import { buildChart, listDurationTicks, type Chart, type Group, type Slot } from '../../model/job-runs/chart'
import { pickTicks } from '../../model/job-runs/chart-ticks'
import { useNavigate } from 'react-router-dom'
import { useWidth } from '../../ui/use-width'
import { ChartBars } from './ChartBars'
import { ChartLate } from './ChartLate'
import { ChartMarks } from './ChartMarks'
import { ChartTable } from './ChartTable'
import { ChartTip } from './ChartTip'
import { getMarkLetter } from '../../model/job-runs/marks'
import { MarkLetter } from './MarkLetter'
import { useJobRuns } from './job-runs-context'
import { formatDurationTick } from './words'

const LEFT_PX = 52
const RIGHT_PX = 8
const TOP_PX = 26
const DURATION_PX = 128
const LATE_PX = 46
const LATE_TOP_PX = 16
const AXIS_PX = 24
const TICK = { fontSize: 11, fill: 'var(--t2)' }
const TICK_GAP_PX = 92

/** How long the runs of the window took, and how late they began: two charts over the same planned times. recharts draws axes, band and tooltip. */
export function DurationChart() {
  const { zone } = useLocale()
  const { words, windowRows, usualBefore, changedAtMs, statistics } = useJobRuns()
  const [ref, width] = useWidth<HTMLDivElement>(() => 0)
  const [asTable, setAsTable] = useState(false)
  const chart = useMemo(
    () => buildChart({ rows: windowRows, usualBefore, nowMs: changedAtMs, zone }),
    [windowRows, usualBefore, changedAtMs, zone],
  )
  const places = chart.kind === 'slots' ? chart.slots : chart.groups
  const failed = windowRows.filter(({ run }) => run && isFailing(run.status)).length
  const runs = windowRows.filter(({ run }) => run).length
  const label = words.chart.label(runs, failed, statistics.missed.count)
  return (
    <>
      <div ref={ref} className="job-chart min-w-0">
        {places.length === 0 ? (
          <p className="py-16 text-center text-t2">{words.chart.empty}</p>
        ) : (
          width > 0 && (
            <Pointing chart={chart} width={width}>
              <div role="img" aria-label={label}>
                <Lanes chart={chart} width={width} />
              </div>
            </Pointing>
          )
        )}
      </div>
      {places.length > 0 && (
        <details
          className="no-wall mt-1 text-12 text-t2"
          onToggle={({ currentTarget }) => setAsTable(currentTarget.open)}
        >
          <summary className="tap w-max rounded-sm hover:underline">{words.chart.asTable}</summary>
          {asTable && <ChartTable chart={chart} />}
        </details>
      )}
    </>
  )
}

function Lanes({ chart, width }: { chart: Chart; width: number }) {
  const { lang, zone } = useLocale()
  const { words } = useJobRuns()
  const places: readonly (Slot | Group)[] = chart.kind === 'slots' ? chart.slots : chart.groups
  const { topMs } = chart
  const ticks = useMemo(
    () => pickTicks(places.map(getTime), zone, Math.max(2, Math.floor((width - LEFT_PX) / TICK_GAP_PX))),
    [places, zone, width],
  )
  const data = useMemo(
    () =>
      places.map((place) => {
        const usual = 'usual' in place ? place.usual : null
        return {
          x: place.x,
          median: usual && Math.min(usual.medianMs, topMs),
          p90: usual && Math.min(usual.p90Ms, topMs),
          band: usual && [Math.min(usual.medianMs, topMs), Math.min(usual.p90Ms, topMs)],
        }
      }),
    [places, topMs],
  )
  const steps = listDurationTicks(topMs)
  const lateTopMs = listDurationTicks(Math.max(chart.lateTopMs, SECOND_MS)).at(-1) ?? SECOND_MS
  const name = (x: number) => {
    const ms = getTime(places[x])
    const nearMs = getTime(places.at(-1))
    return ticks.byDay ? formatDay(ms, zone, lang, { nearMs }) : formatMinute(ms, zone, nearMs)
  }
  const domain = [-0.5, places.length - 0.5]
  const duration = (ms: number) => formatDurationTick(ms, lang)
  const common = { width, data, syncId: 'job-runs', accessibilityLayer: false, throttleDelay: 0 } as const
  return (
    <>
      <ComposedChart
        {...common}
        height={DURATION_PX + TOP_PX}
        margin={{ top: TOP_PX, right: RIGHT_PX, bottom: 1, left: 0 }}
      >
        <CartesianGrid stroke="var(--grid)" vertical={false} />
        <XAxis dataKey="x" type="number" domain={domain} hide />
        <YAxis
          width={LEFT_PX}
          domain={[0, steps.at(-1) ?? 1]}
          ticks={steps}
          interval={0}
          tickFormatter={duration}
          tick={TICK}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--ctl)' }}
          wrapperStyle={{ zIndex: 2 }}
          allowEscapeViewBox={{ x: false, y: true }}
          content={({ active, label }) => <ChartTip isActive={active} place={places[Number(label)]} />}
        />
        <Area
          dataKey="band"
          type="step"
          stroke="none"
          fill="var(--grid)"
          fillOpacity={1}
          isAnimationActive={false}
          activeDot={false}
        />
        <Line
          dataKey="p90"
          type="step"
          stroke="var(--ctl)"
          strokeDasharray="3 2"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <ZIndexLayer zIndex={DefaultZIndexes.bar}>
          <ChartBars chart={chart} />
        </ZIndexLayer>
        <Line
          dataKey="median"
          type="step"
          stroke="var(--t2)"
          strokeWidth={1.25}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        {/* Without any usual time the axes have values all the same. */}
        <Line dataKey={() => 0} stroke="none" dot={false} activeDot={false} isAnimationActive={false} />
        <ZIndexLayer zIndex={DefaultZIndexes.scatter}>
          <ChartMarks chart={chart} words={words} />
        </ZIndexLayer>
      </ComposedChart>
      <ComposedChart
        {...common}
        height={LATE_PX + AXIS_PX}
        margin={{ top: LATE_TOP_PX, right: RIGHT_PX, bottom: 0, left: 0 }}
      >
        <XAxis
          dataKey="x"
          type="number"
          domain={domain}
          ticks={[...ticks.places]}
          interval={0}
          height={AXIS_PX}
          tickFormatter={name}
          tick={TICK}
          tickLine={{ stroke: 'var(--line2)' }}
          stroke="var(--line2)"
        />
        <YAxis
          width={LEFT_PX}
          domain={[0, lateTopMs]}
          ticks={[0, lateTopMs]}
          interval={0}
          tickFormatter={(ms: number) => (ms === 0 ? words.chart.lane : duration(ms))}
          tick={TICK}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip isAnimationActive={false} cursor={{ stroke: 'var(--ctl)' }} content={() => null} />
        <Line dataKey={() => 0} stroke="none" dot={false} activeDot={false} isAnimationActive={false} />
        <ChartLate chart={chart} />
      </ComposedChart>
    </>
  )
}

const getTime = (place: Slot | Group | undefined): number => {
  if (!place) return 0
  return 'atMs' in place ? place.atMs : place.fromMs
}
const getEnd = (place: Slot | Group): number => ('atMs' in place ? place.atMs + 1 : place.toMs)

interface PointingProps {
  chart: Chart
  width: number
  children: ReactNode
}

/** A click opens the run, or shows the runs of a group; a drag chooses a window. The table offers the same to the keyboard. */
function Pointing({ chart, width, children }: PointingProps) {
  const { marks, change, buildRunHref } = useJobRuns()
  const navigate = useNavigate()
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null)
  const places: readonly (Slot | Group)[] = chart.kind === 'slots' ? chart.slots : chart.groups
  const plotPx = width - LEFT_PX - RIGHT_PX
  const find = (event: PointerEvent<HTMLElement>) => {
    const px = event.clientX - event.currentTarget.getBoundingClientRect().left - LEFT_PX
    return clamp(Math.floor((px / plotPx) * places.length), 0, places.length - 1)
  }
  const showSpan = ({ fromMs, toMs }: Interval) => change({ window: { fromMs, toMs } })
  const finish = () => {
    setDrag(null)
    if (!drag) return
    const first = places[Math.min(drag.from, drag.to)]
    const last = places[Math.max(drag.from, drag.to)]
    if (!first || !last) return
    if (drag.from !== drag.to) return showSpan({ fromMs: getTime(first), toMs: getEnd(last) })
    if (!('atMs' in first)) return showSpan(first)
    const { run } = first.row
    if (run) void navigate(buildRunHref(run.id))
  }
  const toPx = (place: number) => LEFT_PX + (place / places.length) * plotPx
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the table does the same by keyboard
    <div
      className="relative cursor-pointer touch-pan-y select-none"
      onPointerDown={(event) => event.button === 0 && setDrag({ from: find(event), to: find(event) })}
      onPointerMove={(event) => drag && event.buttons === 1 && setDrag({ from: drag.from, to: find(event) })}
      onPointerUp={finish}
      onPointerCancel={() => setDrag(null)}
      onPointerLeave={() => setDrag(null)}
    >
      {drag && drag.from !== drag.to && (
        <span
          aria-hidden
          className="pointer-events-none absolute bg-selected"
          style={{
            top: TOP_PX,
            height: DURATION_PX + LATE_PX,
            left: toPx(Math.min(drag.from, drag.to)),
            width: toPx(Math.max(drag.from, drag.to) + 1) - toPx(Math.min(drag.from, drag.to)),
          }}
        />
      )}
      {children}
      {places.map((place, index) => {
        const letter = 'atMs' in place ? getMarkLetter(marks, place.row.run) : null
        return letter === null ? null : (
          <span
            key={letter}
            aria-hidden
            className="pointer-events-none absolute top-0 -translate-x-1/2"
            style={{ left: toPx(index + 0.5) }}
          >
            <MarkLetter letter={letter} />
          </span>
        )
      })}
    </div>
  )
}
