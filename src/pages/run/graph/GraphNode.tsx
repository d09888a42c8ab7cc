import { memo } from 'react'
import { type NodeCause } from '../../../contract/log'
import { type Run, type RunNode } from '../../../contract/run'
import { STATUS } from '../../../contract/status'
import { useGraphWords } from '../../../i18n/graph-words'
import { statusWord, useLocale } from '../../../i18n/locale'
import { showName, truncateMiddle } from '../../../lib/text'
import { formatDuration } from '../../../lib/time/duration'
import { computeNodeDuration, isLiveNode } from '../../../model/run/duration'
import { type RowInsight } from '../../../run/gantt/row-insight'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { useLiveNow } from '../run-context'
import { type NodeForm } from './camera'
import { describeLine, describeNode, describeTip, type NodeTexts } from './describe-node'

/** Text begins right of the glyph; px from the left edge, and free at the right. */
const TEXT_PX = { box: 29, chip: 22 } as const
const FREE_PX = 6
const NAME_PX = { box: 12.5, chip: 11 } as const
const LINE_PX = 11

interface GraphNodeProps {
  node: RunNode
  status: Run['status']
  form: NodeForm
  /** In px. */
  width: number
  height: number
  insight: RowInsight | null
  cause: NodeCause | null
  /** What is usual for it, in ms; null when not known. */
  usualMs: number | null
  before: number
  after: number
  holdsUp: number
  /** On the critical path, kept from running by the failure in question, or outside of the filter. */
  mark: 'path' | 'reach' | 'muted' | null
  isSelected: boolean
  /** Of all nodes, one is reached by Tab. */
  isCurrent: boolean
}

/** One node: with its name and a line, its name, or its status alone. Only one that runs listens to the clock. */
export const GraphNode = memo(function GraphNode(props: GraphNodeProps) {
  const { node, status, form, width, height, insight, cause, usualMs, mark, isSelected, isCurrent } = props
  const { lang } = useLocale()
  const words = useGraphWords()
  const isLive = isLiveNode(node, { status })
  const nowMs = useLiveNow(isLive)
  const durationMs = computeNodeDuration(node, { status }, nowMs ?? 0)
  const texts: NodeTexts = {
    word: statusWord(node.status, node.rawStatus, lang),
    duration: durationMs === null ? null : formatDuration(durationMs, lang),
    insight,
    cause,
    before: props.before,
    after: props.after,
    holdsUp: props.holdsUp,
    words,
    lang,
  }
  const { tone, phase } = STATUS[node.status]
  const [left, top] = [-width / 2, -height / 2]
  const hasRun = node.startMs !== null || phase === 'finished'
  return (
    <g
      className="graph-node"
      data-key={node.key}
      data-tone={tone}
      data-form={form}
      data-mark={mark ?? undefined}
      data-phase={hasRun ? phase : 'ahead'}
      data-tip={describeTip(node, texts)}
    >
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- there are no buttons in SVG */}
      <g
        role="button"
        tabIndex={isCurrent ? 0 : -1}
        aria-label={describeNode(node, texts)}
        aria-current={isSelected}
      >
        {form === 'glyph' ? (
          <circle className="graph-frame" r={10} />
        ) : (
          <rect className="graph-frame" x={left} y={top} width={width} height={height} rx={5} />
        )}
      </g>
      {/* Outside of the button: cut names are no words to call it by. */}
      <g aria-hidden>
        {form === 'box' && hasRun && <path className="graph-edge-bar" d={drawLeftEdge(left, top, height)} />}
        <g transform={form === 'box' ? `translate(${left + 10} ${top + 8})` : undefined}>
          <g transform={form === 'chip' ? `translate(${left + 5} -7)` : undefined}>
            <g transform={form === 'glyph' ? 'translate(-7 -7)' : undefined}>
              <StatusGlyph status={node.status} />
            </g>
          </g>
        </g>
        {form !== 'glyph' && (
          <text
            className="graph-name"
            x={left + TEXT_PX[form]}
            y={form === 'box' ? top + 19 : 4}
            fontSize={NAME_PX[form]}
          >
            {truncateMiddle(showName(node.name), (width - TEXT_PX[form] - FREE_PX) / NAME_PX[form])}
          </text>
        )}
        {form === 'box' && (
          <SecondLine texts={texts} isLive={isLive} x={left + TEXT_PX.box} y={top + 36} width={width} />
        )}
        {form === 'box' && isLive && usualMs !== null && durationMs !== null && (
          <rect
            className="graph-share"
            x={left + 1}
            y={-top - 3}
            width={(width - 2) * Math.min(1, durationMs / Math.max(1, usualMs))}
            height={2}
          />
        )}
      </g>
    </g>
  )
})

interface SecondLineProps {
  texts: NodeTexts
  isLive: boolean
  x: number
  y: number
  /** Of the box, in px. */
  width: number
}

function SecondLine({ texts, isLive, x, y, width }: SecondLineProps) {
  const maxEm = (width - TEXT_PX.box - FREE_PX) / LINE_PX
  const { lead, rest, isOdd } = describeLine(texts, maxEm)
  return (
    <text className="graph-line" data-odd={isOdd ? '' : undefined} x={x} y={y} fontSize={LINE_PX}>
      {lead !== '' && <tspan className={isLive ? 'graph-live' : undefined}>{lead}</tspan>}
      {rest}
    </text>
  )
}

const drawLeftEdge = (left: number, top: number, height: number): string =>
  `M${left + 5} ${top}a5 5 0 0 0 -5 5v${height - 10}a5 5 0 0 0 5 5q-2 -1 -2 -5v${10 - height}q0 -4 2 -5Z`
