import { Area, AreaChart, Bar, BarChart, CartesianGrid, Cell, Tooltip, XAxis, YAxis } from 'recharts'
import { memo, useCallback, useState, type ReactNode } from 'react'
import { type Run } from '../../../contract/run'
import { useLocale } from '../../../i18n/locale'
import { formatDuration } from '../../../lib/time/duration'
import { formatCount, formatRate } from '../../../lib/number'
import { truncateMiddle } from '../../../lib/text'
import { formatClock, formatMinute } from '../../../lib/time/format'
import { computeConcurrency } from '../../../model/timeline/concurrency'
import { createAxis } from '../../../model/timeline/axis'
import { computeDomain } from '../../../model/timeline/domain'
import { isLiveRun } from '../../../model/run/duration'
import { computeTicks } from '../../../model/timeline/ticks'
import { useWidth } from '../../../ui/use-width'
import { listRunningPoints, rankByDuration, rankByRows, rankBySpeed, type Ranked } from './series'

const HEIGHT_PX = 200
const NAME_PX = 150
const TICK = { fontSize: 11, fill: 'var(--t2)' }

export interface ChartsProps {
  run: Run
  /** Of the last change, so that charts are drawn with new data and not every second. */
  nowMs: number
}

/** Nodes over time, and the nodes with the largest durations, rows and speeds. recharts only draws. */
export const Charts = memo(function Charts({ run, nowMs }: ChartsProps) {
  const { t, lang } = useLocale()
  const duration = useCallback((ms: number) => formatDuration(ms, lang, { units: 2 }), [lang])
  const rows = useSame(rankByRows(run))
  const speeds = useSame(rankBySpeed(run))
  const times = useSame(rankByDuration(run, nowMs))
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,320px),1fr))] gap-3 max-sm:gap-0">
      <Panel
        title={t.charts.running}
        text={t.timeline.peak(computeConcurrency(run, nowMs).peak)}
        empty={times.length === 0 ? t.charts.noTimes : null}
      >
        {(width) => <Running run={run} nowMs={nowMs} width={width} />}
      </Panel>
      <Panel
        title={t.charts.longest}
        text={describeRanking(times, duration)}
        empty={times.length === 0 ? t.charts.noTimes : null}
      >
        {(width) => <Ranking data={times} width={width} format={duration} />}
      </Panel>
      {rows.length > 0 && (
        <Panel title={t.charts.rows} text={describeRanking(rows, formatCount)} empty={null}>
          {(width) => <Ranking data={rows} width={width} format={formatCount} />}
        </Panel>
      )}
      {speeds.length > 0 && (
        <Panel title={t.charts.speed} text={describeRanking(speeds, formatRate)} empty={null}>
          {(width) => <Ranking data={speeds} width={width} format={formatRate} />}
        </Panel>
      )}
    </div>
  )
})

/** Keeps the identity of data that are equal, so that a poll draws only the charts that it changes. */
function useSame<T>(data: T): T {
  const text = JSON.stringify(data)
  const [kept, setKept] = useState({ data, text })
  if (kept.text === text) return kept.data
  setKept({ data, text })
  return data
}

const describeRanking = (data: readonly Ranked[], format: (value: number) => string) =>
  data.map(({ name, value }) => `${name}: ${format(value)}`).join('; ')

interface PanelProps {
  title: string
  /** The chart in words, for screen readers. */
  text: string
  empty: string | null
  children: (width: number) => ReactNode
}

function Panel({ title, text, empty, children }: PanelProps) {
  const [ref, width] = useWidth<HTMLDivElement>(() => 0)
  return (
    <section aria-label={title} className="card min-w-0 px-5 pt-2 pb-3 max-sm:px-4">
      <h3 className="flex h-8 items-center text-13 font-semibold">{title}</h3>
      <div ref={ref} role="img" aria-label={empty ?? text} style={{ height: HEIGHT_PX }}>
        {empty === null ? width > 0 && children(width) : <p className="text-t2">{empty}</p>}
      </div>
    </section>
  )
}

function Running({ run, nowMs, width }: ChartsProps & { width: number }) {
  const { zone, lang } = useLocale()
  const domain = computeDomain(run, nowMs)
  const axis = createAxis(domain.nodes ?? domain)
  const running = computeConcurrency(run, isLiveRun(run) ? nowMs : axis.toMs)
  const { peak } = running
  const data = listRunningPoints(running, axis)
  const ticks = computeTicks(axis, { zone, lang, minGap: 90 / width, margin: 0 })
  return (
    <AreaChart
      width={width}
      height={HEIGHT_PX}
      data={data}
      margin={{ top: 8, right: 12, bottom: 0, left: -24 }}
    >
      <CartesianGrid stroke="var(--grid)" vertical={false} />
      <XAxis
        dataKey="ms"
        type="number"
        domain={[axis.fromMs, axis.toMs]}
        ticks={ticks.map(({ ms }) => ms)}
        tickFormatter={(ms: number) => ticks.find((tick) => tick.ms === ms)?.label ?? formatMinute(ms, zone)}
        tick={TICK}
        stroke="var(--line2)"
      />
      <YAxis
        domain={[0, 'dataMax']}
        tickCount={Math.min(peak, 4) + 1}
        allowDecimals={false}
        tick={TICK}
        stroke="transparent"
      />
      <Tooltip
        contentStyle={TIP}
        labelFormatter={(ms) => formatClock(Number(ms), zone)}
        formatter={(count) => [String(count), '']}
        separator=""
        isAnimationActive={false}
      />
      <Area
        dataKey="count"
        type="stepAfter"
        isAnimationActive={false}
        stroke="var(--ctl)"
        fill="var(--line)"
        fillOpacity={1}
      />
    </AreaChart>
  )
}

const TIP = {
  background: 'var(--card)',
  border: '1px solid var(--line2)',
  borderRadius: 6,
  fontSize: 12,
  padding: '4px 8px',
}

interface RankingProps {
  data: readonly Ranked[]
  width: number
  format: (value: number) => string
}

const Ranking = memo(function Ranking({ data, width, format }: RankingProps) {
  return (
    <BarChart
      accessibilityLayer={false}
      width={width}
      height={HEIGHT_PX}
      data={data.slice()}
      layout="vertical"
      barCategoryGap={4}
      margin={{ top: 0, right: 76, bottom: 0, left: 0 }}
    >
      <XAxis type="number" hide domain={[0, 'dataMax']} />
      <YAxis
        type="category"
        dataKey="key"
        width={NAME_PX}
        interval={0}
        tickLine={false}
        axisLine={false}
        tick={TICK}
        tickFormatter={(key: string) =>
          truncateMiddle(data.find((one) => one.key === key)?.name ?? key, 12.5)
        }
      />
      <Bar
        dataKey="value"
        isAnimationActive={false}
        maxBarSize={14}
        radius={3}
        minPointSize={3}
        label={{
          position: 'right',
          fontSize: 11,
          fill: 'var(--t2)',
          formatter: (value) => format(Number(value)),
        }}
      >
        {data.map(({ key, color }) => (
          <Cell key={key} fill={color} />
        ))}
      </Bar>
    </BarChart>
  )
})
