import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts'
import { Fragment, type ReactNode } from 'react'
import { isFailing, STATUS } from '../../contract/status'
import { type JobRunsWords } from '../../i18n/en/job-runs'
import { useLocale } from '../../i18n/locale'
import { formatDuration } from '../../lib/time/duration'
import { type Chart, type Group, type Slot } from '../../model/job-runs/chart'
import { GLYPHS, type GlyphName, type Stroke } from '../../model/run/glyphs'

const MAX_BAR_PX = 14
const MIN_PX = 2
const GLYPH_PX = 13

interface Plot {
  toX: (place: number) => number
  toY: (ms: number) => number
  top: number
  foot: number
  barPx: number
}

function usePlot(chart: Chart): Plot | null {
  const x = useXAxisScale()
  const y = useYAxisScale()
  const area = usePlotArea()
  if (!x || !y || !area) return null
  const count = chart.kind === 'slots' ? chart.slots.length : chart.groups.length
  return {
    toX: (place) => Number(x(place)),
    toY: (ms) => Number(y(ms)),
    top: area.y,
    foot: area.y + area.height,
    barPx: Math.max(1, Math.min(MAX_BAR_PX, (area.width / count) * 0.62)),
  }
}

/** The bars of the upper chart. Their shapes alone tell one status from the other. */
export function ChartBars({ chart }: { chart: Chart }) {
  const plot = usePlot(chart)
  if (!plot) return null
  if (chart.kind === 'groups')
    return chart.groups.map((group) => (
      <GroupBar key={group.fromMs} group={group} plot={plot} topMs={chart.topMs} />
    ))
  return (
    <>
      {chart.slots.map((slot) => (
        <SlotBar key={slot.row.key} slot={slot} plot={plot} topMs={chart.topMs} />
      ))}
    </>
  )
}

/** What stands over bars and lines: failures, planned times without a run, versions, and runs that were not scheduled. */
export function ChartMarks({ chart, words }: { chart: Chart; words: JobRunsWords }) {
  const plot = usePlot(chart)
  if (!plot || chart.kind === 'groups') return null
  return (
    <>
      {chart.slots.map((slot) => (
        <SlotTags key={slot.row.key} slot={slot} plot={plot} words={words} topMs={chart.topMs} />
      ))}
      {chart.extra.map(({ x, ranMs, row }) => (
        <circle
          key={row.key}
          data-tone={row.run ? STATUS[row.run.status].tone : 'neutral'}
          cx={plot.toX(x)}
          cy={plot.toY(Math.min(ranMs, chart.topMs))}
          r={3.5}
          fill="var(--card)"
          stroke="var(--ink)"
          strokeWidth={1.75}
        />
      ))}
    </>
  )
}

const computeHeight = (ranMs: number | null, topMs: number, { foot, toY }: Plot): number =>
  ranMs === null ? MIN_PX : Math.max(MIN_PX, foot - toY(Math.min(ranMs, topMs)))

interface SlotProps {
  slot: Slot
  plot: Plot
}

function SlotBar({ slot, plot, topMs }: SlotProps & { topMs: number }) {
  const { lang } = useLocale()
  const { status, ranMs, usual } = slot
  const { foot, barPx: width } = plot
  const middle = plot.toX(slot.x)
  const left = middle - width / 2
  if (status === 'no-run')
    return (
      <rect x={left} y={foot - 4} width={width} height={3} rx={1} fill="var(--card)" stroke="var(--t2)" />
    )
  const tone = STATUS[status].tone
  const isCut = ranMs !== null && ranMs > topMs
  const height = computeHeight(ranMs, topMs, plot)
  const top = foot - height
  const rect = (y: number, px: number, paint: string, key: string) => (
    <rect key={key} className="job-bar" x={left} y={y} width={width} height={Math.max(0, px)} fill={paint} />
  )
  let shape: ReactNode
  if (status === 'ignoreSuccess')
    shape = [
      rect(top, height / 2 - 1, 'var(--fill-success)', 'up'),
      rect(top + height / 2, height / 2, 'var(--fill-fail)', 'down'),
    ]
  else if (status === 'forceSuccess')
    shape = Array.from({ length: Math.max(1, Math.floor(height / 5)) }, (_, index) =>
      rect(foot - (index + 1) * 5 + 2, 3, 'var(--fill-success)', String(index)),
    )
  else if (status === 'fail') {
    const notch = Math.min(4, height / 2)
    shape = (
      <path
        className="job-bar"
        fill="light-dark(var(--fill-fail), var(--edge-fail))"
        d={`M${left} ${top}l${width / 2} ${notch}l${width / 2} ${-notch}V${foot}h${-width}z`}
      />
    )
  } else if (status === 'success')
    shape = <rect className="job-bar job-bar-ok" x={left} y={top} width={width} height={height} />
  else if (tone === 'none' || status === 'skip')
    shape = (
      <rect
        x={left}
        y={foot - 10}
        width={width}
        height={10}
        fill="var(--card)"
        stroke="var(--hatch)"
        strokeDasharray="2 1.5"
      />
    )
  else
    shape = (
      <>
        {rect(top, height, 'var(--fill)', 'bar')}
        {status === 'manual-stop' && (
          <rect x={left - 2} y={top - 2} width={width + 4} height={2} fill="var(--ink)" />
        )}
        {status === 'running' && usual && usual.medianMs > (ranMs ?? 0) && (
          <path
            d={`M${left + 0.5} ${top}V${plot.toY(usual.medianMs)}h${width - 1}V${top}`}
            fill="none"
            stroke="var(--ink)"
            strokeDasharray="1.5 2"
          />
        )}
      </>
    )
  return (
    <g data-tone={tone}>
      {shape}
      {isCut && (
        <>
          <rect x={left - 1} y={top + 6} width={width + 2} height={2} fill="var(--card)" />
          <text x={middle} y={top - 4} textAnchor="middle" fontSize={11} fill="var(--t1)">
            {formatDuration(ranMs, lang, { units: 1 })}
          </text>
        </>
      )}
    </g>
  )
}

function MarkGlyph({ name, x, y }: { name: GlyphName; x: number; y: number }) {
  const strokes: readonly Stroke[] = GLYPHS[name]
  const paint = (of: Stroke['fill']) => {
    if (of === undefined) return 'none'
    return of === 'on' ? 'var(--card)' : 'var(--fill)'
  }
  return (
    <g transform={`translate(${x - GLYPH_PX / 2} ${y - GLYPH_PX}) scale(${GLYPH_PX / 16})`}>
      {strokes.map(({ d, fill, stroke, width }) => (
        <path
          key={d}
          d={d}
          fill={paint(fill)}
          stroke={paint(stroke)}
          strokeWidth={width}
          strokeLinecap="round"
        />
      ))}
    </g>
  )
}

/** What is said of a slot above all bars: no run, another version. */
function SlotTags({ slot, plot, words, topMs }: SlotProps & { words: JobRunsWords; topMs: number }) {
  const middle = plot.toX(slot.x)
  const { newVersion, status, ranMs } = slot
  const top = plot.foot - computeHeight(ranMs, topMs, plot)
  const isCut = ranMs !== null && ranMs > topMs
  const before = middle - plot.barPx
  return (
    <>
      {status !== 'no-run' && isFailing(status) && plot.barPx > 3 && (
        <g data-tone={STATUS[status].tone}>
          <MarkGlyph name={STATUS[status].glyph} x={middle} y={top - 4 - (isCut ? 12 : 0)} />
        </g>
      )}
      {status === 'no-run' && (
        <>
          <path d={`M${middle} ${plot.top - 6}V${plot.foot - 4}`} stroke="var(--ctl)" strokeDasharray="3 3" />
          <Tag x={middle} y={plot.top - 14} text={words.chart.noRun} />
        </>
      )}
      {newVersion !== null && (
        <>
          <path d={`M${before} ${plot.top - 12}V${plot.foot}`} stroke="var(--t2)" strokeDasharray="1.5 2.5" />
          <Tag x={before} y={plot.top - 14} text={words.chart.version(newVersion)} isFull />
        </>
      )}
    </>
  )
}

const CHAR_PX = 6.2

function Tag({ x, y, text, isFull = false }: { x: number; y: number; text: string; isFull?: boolean }) {
  const width = Math.ceil(Array.from(text).reduce((sum, char) => sum + (char > '\u2E80' ? 11 : CHAR_PX), 8))
  return (
    <>
      <rect
        x={x - width / 2}
        y={y - 11}
        width={width}
        height={16}
        rx={3}
        fill={isFull ? 'var(--t2)' : 'var(--card)'}
        stroke={isFull ? 'none' : 'var(--ctl)'}
      />
      <text x={x} y={y + 1} textAnchor="middle" fontSize={11} fill={isFull ? 'var(--card)' : 'var(--t2)'}>
        {text}
      </text>
    </>
  )
}

function GroupBar({ group, plot, topMs }: { group: Group; plot: Plot; topMs: number }) {
  const { medianMs, p90Ms, runs, failed, missed } = group
  const middle = plot.toX(group.x)
  const left = middle - plot.barPx / 2
  const top = plot.toY(Math.min(medianMs ?? 0, topMs))
  const height = Math.max(medianMs === null ? 0 : MIN_PX, plot.foot - top)
  const red = runs === 0 ? 0 : (failed / runs) * height
  return (
    <Fragment>
      <rect
        className="job-bar job-bar-ok"
        x={left}
        y={plot.foot - height}
        width={plot.barPx}
        height={height}
      />
      {red > 0 && (
        <rect
          className="job-bar"
          x={left}
          y={plot.foot - Math.max(MIN_PX, red)}
          width={plot.barPx}
          height={Math.max(MIN_PX, red)}
          fill="light-dark(var(--fill-fail), var(--edge-fail))"
        />
      )}
      {p90Ms !== null && (
        <path
          d={`M${middle} ${plot.foot - height}V${plot.toY(Math.min(p90Ms, topMs))}`}
          stroke="var(--ctl)"
        />
      )}
      {missed > 0 && (
        <rect
          x={left}
          y={plot.foot - 4}
          width={plot.barPx}
          height={3}
          fill="var(--card)"
          stroke="var(--t2)"
        />
      )}
    </Fragment>
  )
}

/** The bars of the lower chart: how late runs began. */
export function ChartLate({ chart }: { chart: Chart }) {
  const plot = usePlot(chart)
  if (!plot) return null
  const places: readonly (Slot | Group)[] = chart.kind === 'slots' ? chart.slots : chart.groups
  return (
    <>
      <defs>
        <pattern
          id="job-late"
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0V4" stroke="var(--hatch)" strokeWidth="1.5" />
        </pattern>
      </defs>
      {places.map((place) => {
        const px = place.lateMs === null ? 0 : plot.foot - plot.toY(place.lateMs)
        const middle = plot.toX(place.x)
        if ('status' in place && place.status === 'no-run')
          return (
            <path
              key={place.x}
              d={`M${middle} ${plot.top}V${plot.foot}`}
              stroke="var(--ctl)"
              strokeDasharray="3 3"
            />
          )
        if (px < 1) return null
        return (
          <rect
            key={place.x}
            x={middle - plot.barPx / 2}
            y={plot.foot - px}
            width={plot.barPx}
            height={px}
            fill="url(#job-late)"
            stroke="var(--hatch)"
            strokeWidth={plot.barPx > 4 ? 1 : 0}
          />
        )
      })}
    </>
  )
}
