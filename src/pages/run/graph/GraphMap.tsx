import { type PointerEvent } from 'react'
import { STATUS } from '../../../contract/status'
import { type RunNode } from '../../../contract/run'
import { type GraphLayout } from '../../../model/insight/layout'
import { type Size } from '../../../ui/use-size'
import { type GraphCamera } from './use-camera'

const WIDEST: Size = { width: 152, height: 96 }
const PADDING_PX = 6
const DOT_PX = 3

interface GraphMapProps {
  nodes: readonly RunNode[]
  layout: GraphLayout
  camera: GraphCamera
  window: Size
}

/** All of the graph, small, and the part that is in the window: a press moves the window. For the pointer only. */
export function GraphMap({ nodes, layout, camera: { camera, stretch, centre }, window }: GraphMapProps) {
  const across = Math.max(1, layout.width * stretch.x)
  const down = Math.max(1, layout.height * stretch.y)
  const scale = Math.min((WIDEST.width - 2 * PADDING_PX) / across, (WIDEST.height - 2 * PADDING_PX) / down)
  const [width, height] = [across * scale + 2 * PADDING_PX, down * scale + 2 * PADDING_PX]
  const ratio = scale / camera.scale
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return
    event.stopPropagation()
    const { left, top } = event.currentTarget.getBoundingClientRect()
    centre({
      x: (event.clientX - left - PADDING_PX) / scale / stretch.x,
      y: (event.clientY - top - PADDING_PX) / scale / stretch.y,
    })
  }
  return (
    <svg
      aria-hidden
      className="graph-map"
      width={width}
      height={height}
      onPointerDown={move}
      onPointerMove={move}
    >
      <g transform={`translate(${PADDING_PX} ${PADDING_PX})`}>
        {layout.places.map(({ x, y }, index) => {
          const node = nodes[index]
          return (
            node && (
              <rect
                key={node.key}
                data-tone={STATUS[node.status].tone}
                x={x * stretch.x * scale - DOT_PX / 2}
                y={y * stretch.y * scale - DOT_PX / 2}
                width={DOT_PX}
                height={DOT_PX}
              />
            )
          )
        })}
        <rect
          className="graph-window"
          x={-camera.x * ratio}
          y={-camera.y * ratio}
          width={window.width * ratio}
          height={window.height * ratio}
        />
      </g>
    </svg>
  )
}
