import { isFailing, STATUS } from '../../contract/status'
import { type JobRunsWords } from '../../i18n/en/job-runs'
import { type Chart, type Slot } from '../../model/job-runs/chart'
import { measureTag, placeTags, type ChartTag } from '../../model/job-runs/chart-tags'
import { GLYPHS, type GlyphName, type Stroke } from '../../model/run/glyphs'
import { computeHeight, usePlot, type Plot } from './chart-plot'

const GLYPH_PX = 13

/** What stands over bars and lines: failures, planned times without a run, versions, and runs that were not scheduled. */
export function ChartMarks({ chart, words }: { chart: Chart; words: JobRunsWords }) {
  const plot = usePlot(chart)
  if (!plot || chart.kind === 'groups') return null
  const tags = chart.slots.flatMap((slot) => listTags(slot, plot, words))
  return (
    <>
      {chart.slots.map((slot) => (
        <SlotMarks key={slot.row.key} slot={slot} plot={plot} topMs={chart.topMs} />
      ))}
      {placeTags(tags).map((tag) => (
        <Tag key={tag.key} tag={tag} y={plot.top - 14} />
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

/** Where the line of another version stands. */
const beforeSlot = (slot: Slot, plot: Plot): number => plot.toX(slot.x) - plot.barPx

/** What is said of a slot above all bars: no run, another version. */
function listTags(slot: Slot, plot: Plot, words: JobRunsWords): ChartTag[] {
  const { newVersion, status, row } = slot
  const tags: ChartTag[] = []
  if (status === 'no-run')
    tags.push({ key: row.key, x: plot.toX(slot.x), text: words.chart.noRun, isFull: false })
  if (newVersion !== null)
    tags.push({
      key: `version ${row.key}`,
      x: beforeSlot(slot, plot),
      text: words.chart.version(newVersion),
      isFull: true,
    })
  return tags
}

interface SlotMarksProps {
  slot: Slot
  plot: Plot
  topMs: number
}

function SlotMarks({ slot, plot, topMs }: SlotMarksProps) {
  const middle = plot.toX(slot.x)
  const { newVersion, status, ranMs } = slot
  const top = plot.foot - computeHeight(ranMs, topMs, plot)
  const isCut = ranMs !== null && ranMs > topMs
  const before = beforeSlot(slot, plot)
  return (
    <>
      {status !== 'no-run' && isFailing(status) && plot.barPx > 3 && (
        <g data-tone={STATUS[status].tone}>
          <MarkGlyph name={STATUS[status].glyph} x={middle} y={top - 4 - (isCut ? 12 : 0)} />
        </g>
      )}
      {status === 'no-run' && (
        <path d={`M${middle} ${plot.top - 6}V${plot.foot - 4}`} stroke="var(--ctl)" strokeDasharray="3 3" />
      )}
      {newVersion !== null && (
        <path d={`M${before} ${plot.top - 12}V${plot.foot}`} stroke="var(--t2)" strokeDasharray="1.5 2.5" />
      )}
    </>
  )
}

function Tag({ tag: { x, text, isFull }, y }: { tag: ChartTag; y: number }) {
  const width = measureTag(text)
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
