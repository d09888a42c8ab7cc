import { STATUS } from '../../../contract/status'
import { statusWord, useLocale } from '../../../i18n/locale'
import { truncateMiddle } from '../../../lib/text'
import { percent } from '../../../lib/number'
import { scaleMs, type Axis } from '../../../model/timeline/axis'
import { glyphClass } from '../../../run/status/glyph-mask'
import { type OtherBar } from '../../../run/gantt/row-insight'
import { type OtherNode } from '../run-comparison'
import { isRightAligned, type ColumnId } from './columns'
import { NAME_FONT_PX, NAME_PADDING_PX, type SharedRowProps } from './NodeRow'

/** More of them are only counted, in the header. */
const MAX_ROWS = 50

interface OtherRowsProps {
  nodes: readonly OtherNode[]
  shared: SharedRowProps
  /** Of the first of them among the rows of the table. */
  firstIndex: number
}

/** Rows of the nodes that only the other run has: hollow, since nothing of them ran here. */
export function OtherRows({ nodes, shared, firstIndex }: OtherRowsProps) {
  return nodes
    .slice(0, MAX_ROWS)
    .map((node, at) => <OtherRow key={node.key} node={node} shared={shared} rowIndex={firstIndex + at} />)
}

interface OtherRowProps {
  node: OtherNode
  shared: SharedRowProps
  rowIndex: number
}

function OtherRow({ node, shared: { layout, tableOnly, panelBeside, axis }, rowIndex }: OtherRowProps) {
  const { lang } = useLocale()
  const word = statusWord(node.status, node.rawStatus, lang)
  const textOf = (id: ColumnId): string => {
    if (id === 'type') return node.type
    if (id === 'status') return word
    return (id === 'duration' ? node.duration : null) ?? '–'
  }
  const renderCell = ({ id }: { id: ColumnId }) => (
    <td key={id} className={`cell none ${isRightAligned(id) ? 'right' : 'small'}`}>
      {textOf(id)}
    </td>
  )
  const name = (
    <bdi data-tip={node.name}>
      {truncateMiddle(node.name, (layout.node - NAME_PADDING_PX) / NAME_FONT_PX)}
    </bdi>
  )
  const glyph = {
    className: `cell name ${glyphClass(node.status)}`,
    'data-tone': STATUS[node.status].tone,
  }
  if (layout.phone) {
    return (
      <tr aria-rowindex={rowIndex} className="node-row phone other-row">
        <th scope="row" {...glyph}>
          {name}
          <span className="ml-2 text-12 font-normal text-t2">{node.note}</span>
        </th>
        {tableOnly ? layout.after.map(renderCell) : null}
      </tr>
    )
  }
  const place = node.bar && placeBar(node.bar, axis)
  return (
    <tr aria-rowindex={rowIndex} className="node-row other-row">
      <th scope="row" {...glyph}>
        {name}
      </th>
      {layout.before.map(renderCell)}
      <td className="marks">
        {place && (
          <span className="hollow-bar" style={{ left: percent(place.left), width: percent(place.width) }} />
        )}
        {!tableOnly && (
          <span
            className="bar-label"
            style={placeLabel(place, node.bar !== null && node.bar.fromMs > axis.toMs)}
          >
            {node.note}
          </span>
        )}
      </td>
      {panelBeside ? <td colSpan={layout.after.length} /> : layout.after.map(renderCell)}
    </tr>
  )
}

function placeBar({ fromMs, toMs }: OtherBar, axis: Axis): { left: number; width: number } | null {
  if (toMs < axis.fromMs || fromMs > axis.toMs) return null
  const [left, right] = [Math.max(fromMs, axis.fromMs), Math.min(toMs, axis.toMs)].map((ms) =>
    scaleMs(axis, ms),
  )
  return { left: left ?? 0, width: Math.max(0, (right ?? 0) - (left ?? 0)) }
}

/** On the side that has more room. */
function placeLabel(place: { left: number; width: number } | null, isLater: boolean) {
  if (!place) return isLater ? { right: 8 } : { left: 8 }
  const right = place.left + place.width
  return place.left > 1 - right
    ? { right: `calc(${percent(1 - place.left)} + 6px)` }
    : { left: `calc(max(${percent(right)}, ${percent(place.left)} + 6px) + 6px)` }
}
