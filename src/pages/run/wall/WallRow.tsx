import { ChevronsDown } from 'lucide-react'
import { memo, useMemo, type CSSProperties, type ReactNode } from 'react'
import { type NodeCause } from '../../../contract/log'
import { type Run, type RunNode } from '../../../contract/run'
import { isProblem, STATUS } from '../../../contract/status'
import { statusWord, useLocale, useLaterWords } from '../../../i18n/locale'
import { formatDuration } from '../../../lib/time/duration'
import { formatCount } from '../../../lib/number'
import { truncateMiddle, estimateEm, showInvisible } from '../../../lib/text'
import { type Axis } from '../../../model/timeline/axis'
import { computeMarks, type Bar } from '../../../model/timeline/marks'
import { ShapedBar } from '../../../run/gantt/ShapedBar'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { computeNodeDuration } from '../../../model/run/duration'
import { type WallRow as Row } from './plan-rows'
import { type WallSize } from '../../../shell/kiosk/wall-size'
import { computeTrace } from './trace'
import { HOUR_MS } from '../../../lib/time/units'
import { Icon } from '../../../ui/Icon'

const pct = (share: number) => `${share * 100}%`

const NAME_TEXT = 28
const STATE_TEXT = 26
const ICON = 28
/** The icon and the space beside a name, and the space between a status and a duration. In units. */
const BESIDE_NAME = 80
const BESIDE_STATE = 46
/** Bars of a trace nearer than this are merged, in units. */
const TRACE_GAP = 3

interface WallRowProps {
  row: Row
  /** Why nodes failed, by their keys, as far as that is known. */
  causes: ReadonlyMap<string, NodeCause>
  run: Run
  axis: Axis
  nowMs: number
  /** Ticks, collapsed gaps and the plan, behind the bar. */
  lines: ReactNode
  size: WallSize
}

export function WallRow({ row, causes, ...rest }: WallRowProps) {
  return row.kind === 'node' ? (
    <NodeRow node={row.node} cause={causes.get(row.node.key)?.cause ?? null} {...rest} />
  ) : (
    <CombinedRow {...rest} phase={row.phase} nodes={row.nodes} more={row.more} />
  )
}

interface NodeRowProps extends Omit<WallRowProps, 'row' | 'causes'> {
  node: RunNode
  cause: NodeCause['cause']
}

const NodeRow = memo(function NodeRow({ node, cause, run, axis, nowMs, lines, size }: NodeRowProps) {
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
          {truncateMiddle(showInvisible(node.name), (nameWide - BESIDE_NAME) / NAME_TEXT)}
        </bdi>
      </p>
      <Place lines={lines}>
        <Marks node={node} cause={cause} run={run} axis={axis} nowMs={nowMs} />
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

function describeBar(
  { shape, reversed }: Bar,
  words: { reversed: string; endUnknown: string; startUnknown: string },
): string | null {
  if (reversed) return words.reversed
  if (shape === 'end-unknown') return words.endUnknown
  return shape === 'start-unknown' ? words.startUnknown : null
}

function placeBar({ shape, left, width, live }: Bar): CSSProperties {
  // The minimum width of a growing bar must not reach beyond now.
  if (live) return { right: pct(1 - left - width), width: pct(width) }
  if (shape === 'end-unknown') return { left: pct(left), maxWidth: pct(1 - left) }
  if (shape === 'start-unknown') return { left: pct(left), maxWidth: pct(left) }
  return { left: pct(left), width: pct(width) }
}

type MarksProps = Pick<NodeRowProps, 'node' | 'cause' | 'run' | 'axis' | 'nowMs'>

function Marks({ node, cause, run, axis, nowMs }: MarksProps) {
  const { t } = useLocale()
  const { bar, mark } = computeMarks(node, run, axis, nowMs)
  if (mark) {
    return mark.anchor === 'now' ? (
      <span className="wait-mark" style={{ left: pct(mark.at) }} />
    ) : (
      <span className="pill" style={{ left: pct(mark.at) }} />
    )
  }
  if (!bar) return null
  const words = describeBar(bar, t.timeline)
  const right = bar.left + bar.width
  // On the side with more room.
  const leads = bar.left > 1 - right
  return (
    <>
      <ShapedBar shape={bar.shape} className={bar.reversed ? 'shape-reversed' : ''} style={placeBar(bar)} />
      {words !== null && (
        <span
          className={`wall-words ${bar.shape}`}
          style={right < 0.5 ? { left: pct(right) } : { right: pct(1 - bar.left) }}
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
              ? { right: pct(1 - bar.left), maxWidth: pct(bar.left) }
              : { left: pct(right), maxWidth: pct(1 - right) }
          }
        >
          {showInvisible(cause.text)}
        </span>
      )}
    </>
  )
}

type CombinedRowProps = Omit<WallRowProps, 'row' | 'causes'> &
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
            style={{ left: pct(left), width: pct(width) }}
          />
        ))}
      </Place>
      {stopped > 0 && <p className="wall-state">{words.stopped(formatCount(stopped))}</p>}
    </li>
  )
}
