import { ChevronsDown } from 'lucide-react'
import { memo, useMemo, type ReactNode } from 'react'
import { type Run, type RunNode } from '../../../contract/run'
import { isProblem, STATUS } from '../../../contract/status'
import { statusWord, useLocale, useLaterWords } from '../../../i18n/locale'
import { formatDuration } from '../../../lib/time/duration'
import { formatCount } from '../../../lib/number'
import { truncateMiddle, estimateEm, showInvisible } from '../../../lib/text'
import { type Axis } from '../../../model/timeline/axis'
import { computeMarks } from '../../../model/timeline/marks'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { computeNodeDuration } from '../../../model/run/duration'
import { type WallRow as Row } from './plan-rows'
import { type WallSize } from '../../../shell/kiosk/size'
import { traceOf } from './trace'
import { HOUR_MS } from '../../../lib/time/units'

const pct = (share: number) => `${share * 100}%`

const NAME_TEXT = 28
const STATE_TEXT = 26
const ICON = 28
/** Icon and air beside a name, and where a tint ends; air between a word and a duration. */
const BESIDE_NAME = 80
const BESIDE_STATE = 46
/** Traced bars nearer than this are one, in units. */
const TRACE_GAP = 3

interface WallRowProps {
  row: Row
  run: Run
  axis: Axis
  nowMs: number
  /** Ticks, folds and the plan, behind the bar. */
  lines: ReactNode
  size: WallSize
}

export function WallRow({ row, ...rest }: WallRowProps) {
  return row.kind === 'node' ? (
    <NodeRow node={row.node} {...rest} />
  ) : (
    <FoldedRow {...rest} what={row.what} nodes={row.nodes} more={row.more} />
  )
}

type NodeRowProps = Omit<WallRowProps, 'row'> & { node: RunNode }

const NodeRow = memo(function NodeRow({ node, run, axis, nowMs, lines, size }: NodeRowProps) {
  const { lang } = useLocale()
  const { tone } = STATUS[node.status]
  const durationMs = computeNodeDuration(node, run, nowMs)
  // Between two steps of now a node may begin that has not run at all yet by that clock.
  const isNews = durationMs === 0 && node.endMs === null
  const took =
    durationMs === null || isNews
      ? ''
      : formatDuration(durationMs, lang, { units: durationMs < HOUR_MS ? 3 : 2 })
  const word = truncateMiddle(
    statusWord(node.status, node.rawStatus, lang),
    (size.state - BESIDE_STATE) / STATE_TEXT - estimateEm(took),
  )
  // Upright, a name shares its line with these.
  const stateWide = BESIDE_STATE + estimateEm(word + took) * STATE_TEXT
  const nameWide = size.portrait ? size.timeline - stateWide : size.name
  return (
    <li className="wall-row" data-tone={tone} data-problem={isProblem(node.status) || undefined}>
      <p className="wall-name">
        <StatusGlyph status={node.status} size={ICON * size.unit} />
        <bdi title={node.name}>
          {truncateMiddle(showInvisible(node.name), (nameWide - BESIDE_NAME) / NAME_TEXT)}
        </bdi>
      </p>
      <Place lines={lines}>
        <Marks node={node} run={run} axis={axis} nowMs={nowMs} />
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

function Marks({ node, run, axis, nowMs }: Pick<NodeRowProps, 'node' | 'run' | 'axis' | 'nowMs'>) {
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
  const extent =
    bar.shape === 'end-unknown'
      ? { maxWidth: pct(1 - bar.left) }
      : bar.shape === 'start-unknown'
        ? { maxWidth: pct(bar.left) }
        : { width: pct(bar.width) }
  const words = bar.reversed
    ? t.timeline.reversed
    : bar.shape === 'end-unknown'
      ? t.timeline.endUnknown
      : bar.shape === 'start-unknown'
        ? t.timeline.startUnknown
        : null
  const right = bar.left + bar.width
  return (
    <>
      <span
        className={`bar shape-${bar.shape} ${bar.reversed ? 'shape-reversed' : ''}`}
        style={
          // The least width of a bar that grows must not reach beyond now.
          bar.live ? { right: pct(1 - right), width: pct(bar.width) } : { left: pct(bar.left), ...extent }
        }
      />
      {words !== null && (
        <span
          className={`wall-words ${bar.shape}`}
          style={right < 0.5 ? { left: pct(right) } : { right: pct(1 - bar.left) }}
        >
          {words}
        </span>
      )}
    </>
  )
}

type FoldedRowProps = Omit<WallRowProps, 'row'> & Omit<Extract<Row, { kind: 'folded' }>, 'kind'>

/** Many nodes as one row: how many, and when at least one of them ran. */
function FoldedRow({ what, nodes, more, run, axis, lines, size }: FoldedRowProps) {
  const words = useLaterWords().wall
  const gap = TRACE_GAP / size.timeline
  const trace = useMemo(() => traceOf(nodes, run, axis, gap), [nodes, run, axis, gap])
  const count = formatCount(nodes.length)
  const stopped = nodes.filter(({ status }) => status === 'manual-stop').length
  return (
    <li className="wall-row folded">
      <p className="wall-name">
        {what === 'waiting' ? (
          <StatusGlyph status="waiting" size={ICON * size.unit} />
        ) : (
          <ChevronsDown aria-hidden size={ICON * size.unit} strokeWidth={1.75} />
        )}
        <span>{words.folded[what](count, more)}</span>
      </p>
      <Place lines={lines}>
        {trace.map(({ left, width, status }) => (
          <span
            key={`${status}${left}`}
            className={`bar traced shape-${status}`}
            style={{ left: pct(left), width: pct(width) }}
          />
        ))}
      </Place>
      {stopped > 0 && <p className="wall-state">{words.stopped(formatCount(stopped))}</p>}
    </li>
  )
}
