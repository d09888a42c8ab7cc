import { Fragment, type ReactNode } from 'react'
import { STATUS } from '../../contract/status'
import { useLocale } from '../../i18n/locale'
import { formatDuration } from '../../lib/time/duration'
import { type Chart, type Group, type Slot } from '../../model/job-runs/chart'
import { MIN_PX, computeHeight, usePlot, type Plot } from './chart-plot'

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

interface SlotProps {
  slot: Slot
  plot: Plot
  topMs: number
}

function SlotBar({ slot, plot, topMs }: SlotProps) {
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
