import { ChevronsDown } from 'lucide-react'
import { memo, useMemo, type CSSProperties, type ReactNode } from 'react'
import { type NodeCause } from '../../../contract/log'
import { type Run, type RunNode } from '../../../contract/run'
import { isProblem, STATUS } from '../../../contract/status'
import { statusWord, useLocale, useLaterWords } from '../../../i18n/locale'
import { formatDuration } from '../../../lib/time/duration'
import { formatCount, percent } from '../../../lib/number'
import { estimateEm, showInvisible, showName, truncateMiddle } from '../../../lib/text'
import { scaleMs, type Axis } from '../../../model/timeline/axis'
import { computeMarks, type Bar } from '../../../model/timeline/marks'
import { explainBar } from '../../../run/gantt/bar-words'
import { type RowInsight } from '../../../run/gantt/row-insight'
import { ShapedBar } from '../../../run/gantt/ShapedBar'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { computeNodeDuration } from '../../../model/run/duration'
import { type WallRow as Row } from './plan-rows'
import { type WallSize } from '../../../shell/kiosk/wall-size'
import { computeTrace } from './trace'
import { HOUR_MS } from '../../../lib/time/units'
import { Icon } from '../../../ui/Icon'

const NAME_TEXT = 28
const STATE_TEXT = 26
const ICON = 28
/** The icon and the space beside a name, and the space between a status and a duration. In units. */
const BESIDE_NAME = 80
const BESIDE_STATE = 46
/** The mark of a wait, and the space around words. */
const BESIDE_WORDS = 80
/** Bars of a trace nearer than this are merged, in units. */
const TRACE_GAP = 3

interface WallRowProps {
  row: Row
  /** Why nodes failed, by their keys, as far as that is known. */
  causes: ReadonlyMap<string, NodeCause>
  /** What insight adds to each node, by its key. */
  rows: ReadonlyMap<string, RowInsight>
  run: Run
  axis: Axis
  nowMs: number
  /** Ticks, collapsed gaps and the plan, behind the bar. */
  lines: ReactNode
  size: WallSize
}

export function WallRow({ row, causes, rows, ...rest }: WallRowProps) {
  return row.kind === 'node' ? (
    <NodeRow
      node={row.node}
      cause={causes.get(row.node.key)?.cause ?? null}
      insight={rows.get(row.node.key) ?? null}
      {...rest}
    />
  ) : (
    <CombinedRow {...rest} phase={row.phase} nodes={row.nodes} more={row.more} />
  )
}

interface NodeRowProps extends Omit<WallRowProps, 'row' | 'causes' | 'rows'> {
  node: RunNode
  cause: NodeCause['cause']
  insight: RowInsight | null
}

const NodeRow = memo(function NodeRow({ node, cause, insight, run, axis, nowMs, lines, size }: NodeRowProps) {
  const { lang } = useLocale()
  const { tone } = STATUS[node.status]
  const durationMs = computeNodeDuration(node, run, nowMs)
  // Between two steps of now a node may start in the future of that clock.
  const hasJustStarted = durationMs === 0 && node.endMs === null
  const took =
    durationMs === null || hasJustStarted
      ? ''
      : formatDuration(durationMs, lang, { units: durationMs < HOUR_MS ? 3 : 2 })
  const word = truncateMiddle(
    statusWord(node.status, node.rawStatus, lang),
    (size.state - BESIDE_STATE) / STATE_TEXT - estimateEm(took),
  )
  // In portrait, a name shares its line with these.
  const stateWide = BESIDE_STATE + estimateEm(word + took) * STATE_TEXT
  const nameWide = size.portrait ? size.timeline - stateWide : size.name
  return (
    <li className="wall-row" data-tone={tone} data-problem={isProblem(node.status) || undefined}>
      <p className="wall-name">
        <StatusGlyph status={node.status} size={ICON * size.unit} />
        <bdi data-tip={node.name}>
          {truncateMiddle(showName(node.name), (nameWide - BESIDE_NAME) / NAME_TEXT)}
        </bdi>
      </p>
      <Place lines={lines}>
        <Marks
          node={node}
          cause={cause}
          insight={insight}
          run={run}
          axis={axis}
          nowMs={nowMs}
          units={size.timeline}
        />
      </Place>
      <p className="wall-state">
        <b>
          <bdi>{word}</bdi>
        </b>
        {took !== '' && <span>{took}</span>}
      </p>
    </li>
  )
})

function Place({ lines, children }: { lines: ReactNode; children: ReactNode }) {
  return (
    <div aria-hidden className="wall-place">
      {lines}
      {children}
      <span className="wall-mark now-line" />
    </div>
  )
}

function placeBar({ shape, left, width, live }: Bar): CSSProperties {
  // The minimum width of a growing bar must not reach beyond now.
  if (live) return { right: percent(1 - left - width), width: percent(width) }
  if (shape === 'end-unknown') return { left: percent(left), maxWidth: percent(1 - left) }
  if (shape === 'start-unknown') return { left: percent(left), maxWidth: percent(left) }
  return { left: percent(left), width: percent(width) }
}

interface MarksProps extends Pick<NodeRowProps, 'node' | 'cause' | 'insight' | 'run' | 'axis' | 'nowMs'> {
  /** Of the timeline. */
  units: number
}

function Marks({ node, cause, insight, run, axis, nowMs, units }: MarksProps) {
  const { t } = useLocale()
  const { bar, mark } = computeMarks(node, run, axis, nowMs)
  if (mark) {
    return mark.anchor === 'now' ? (
      <Waiting at={mark.at} insight={insight} axis={axis} units={units} />
    ) : (
      <span className="pill" style={{ left: percent(mark.at) }} />
    )
  }
  if (!bar) return null
  const words = explainBar(bar, t.timeline)
  const right = bar.left + bar.width
  // On the side with more room.
  const leads = bar.left > 1 - right
  return (
    <>
      <ShapedBar shape={bar.shape} className={bar.reversed ? 'shape-reversed' : ''} style={placeBar(bar)} />
      {words !== null && (
        <span
          className={`wall-words ${bar.shape}`}
          style={right < 0.5 ? { left: percent(right) } : { right: percent(1 - bar.left) }}
        >
          {words}
        </span>
      )}
      {words === null && cause && (
        <span
          className="wall-words wall-error"
          data-sure={cause.sure === 'cause' || undefined}
          style={
            leads
              ? { right: percent(1 - bar.left), maxWidth: percent(bar.left) }
              : { left: percent(right), maxWidth: percent(1 - right) }
          }
        >
          {showInvisible(cause.text)}
        </span>
      )}
    </>
  )
}

interface WaitingProps extends Pick<MarksProps, 'insight' | 'axis' | 'units'> {
  /** Where now is, as a share of the axis. */
  at: number
}

/** A node that waits: a mark at now, why, and where it would run. The words stand on the side with more room. */
function Waiting({ at, insight, axis, units }: WaitingProps) {
  const ahead = insight?.ahead
  const from = ahead ? scaleMs(axis, ahead.fromMs) : at
  const right = ahead ? scaleMs(axis, ahead.toMs) : at
  const leads = at >= Math.max(from - at, 1 - right)
  const isBetween = !leads && from - at > 1 - right
  const room = Math.max(at, from - at, 1 - right)
  const maxEm = (room * units - BESIDE_WORDS) / STATE_TEXT
  const forms = insight?.reason?.forms ?? []
  const words = forms.find((form) => estimateEm(form) <= maxEm)
  return (
    <>
      <span className="wait-mark" style={{ left: percent(at) }} />
      {ahead && <span className="ahead" style={{ left: percent(from), width: percent(right - from) }} />}
      {words !== undefined && (
        <span
          className={leads ? 'wall-words waits' : 'wall-words'}
          style={leads ? { right: percent(1 - at) } : { left: percent(isBetween ? at : right) }}
        >
          {words}
        </span>
      )}
    </>
  )
}

type CombinedRowProps = Omit<WallRowProps, 'row' | 'causes' | 'rows'> &
  Omit<Extract<Row, { kind: 'combined' }>, 'kind'>

/** Many nodes as one row: how many, and when at least one of them ran. */
function CombinedRow({ phase, nodes, more, run, axis, lines, size }: CombinedRowProps) {
  const words = useLaterWords().wall
  const gap = TRACE_GAP / size.timeline
  const trace = useMemo(() => computeTrace(nodes, run, axis, gap), [nodes, run, axis, gap])
  const count = formatCount(nodes.length)
  const stopped = nodes.filter(({ status }) => status === 'manual-stop').length
  return (
    <li className="wall-row combined">
      <p className="wall-name">
        {phase === 'waiting' ? (
          <StatusGlyph status="waiting" size={ICON * size.unit} />
        ) : (
          <Icon icon={ChevronsDown} size={ICON * size.unit} />
        )}
        <span>{words.combined[phase](count, more)}</span>
      </p>
      <Place lines={lines}>
        {trace.map(({ left, width, status }) => (
          <ShapedBar
            key={`${status}${left}`}
            shape={status}
            className="traced"
            style={{ left: percent(left), width: percent(width) }}
          />
        ))}
      </Place>
      {stopped > 0 && <p className="wall-state">{words.stopped(formatCount(stopped))}</p>}
    </li>
  )
}
