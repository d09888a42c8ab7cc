import {
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
  type RefObject,
} from 'react'
import { isFailing } from '../../../contract/status'
import { useGraphWords } from '../../../i18n/graph-words'
import { findReach } from '../../../model/insight/failures'
import { findPlace } from '../../../model/insight/node-times'
import { findStep, type Direction, type RunGraph } from '../../../model/insight/graph'
import { measureRoom, ROOM } from '../../../model/insight/layout'
import { isTextField } from '../../../ui/typing'
import { type Size } from '../../../ui/use-size'
import { useRun } from '../run-context'
import { type RunInsight } from '../run-insight'
import { type RowsHandle } from '../sheet/Rows'
import { chooseForm, sizeNode } from './camera'
import { GraphEdges, type EdgeKind } from './GraphEdges'
import { GraphMap } from './GraphMap'
import { GraphNode } from './GraphNode'
import { type GraphCamera } from './use-camera'
import { useGraphInput } from './use-graph-input'
import './graph.css'

const HOVER_MS = 150
const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

interface GraphCanvasProps {
  graph: RunGraph
  insight: RunInsight
  camera: GraphCamera
  area: RefObject<HTMLElement | null>
  size: Size
  /** What a panel covers at the right, in px. */
  coveredPx: number
  ref: Ref<RowsHandle>
}

/** The graph in its window. Tab reaches one node, the arrows lead to the others. */
export function GraphCanvas({ graph, insight, camera: view, area, size, coveredPx, ref }: GraphCanvasProps) {
  const words = useGraphWords()
  const { run, shown, selected, causes, select } = useRun()
  const { camera, stretch, show } = view
  const { scale } = camera
  const { layout, runPlaces, indexOf } = graph
  const svg = useRef<SVGSVGElement>(null)
  const [currentKey, setCurrentKey] = useState<string | null>(null)
  const [hasFocus, setHasFocus] = useState(false)
  /** The node that is to get the focus once it is drawn. */
  const pending = useRef<string | null>(null)
  const [hoveredKey, setHoveredKey] = useHovered()
  const input = useGraphInput(area, view)

  const nodes = useMemo(() => runPlaces.flatMap((place) => run.nodes[place] ?? []), [runPlaces, run.nodes])
  const needs = useMemo(() => measureRoom(layout.places, stretch), [layout, stretch])
  const shapes = useMemo(
    () =>
      layout.places.map(({ x, y }, index) => {
        const form = chooseForm({ box: needs.box[index] ?? 0, chip: needs.chip[index] ?? 0 }, scale)
        return Object.assign(
          { x: x * stretch.x * scale, y: y * stretch.y * scale, form },
          sizeNode(form, ROOM.width * stretch.x * scale),
        )
      }),
    [layout, needs, stretch, scale],
  )
  const [node] = selected
  const reach = useReach(insight, [hoveredKey, node?.key ?? null])
  const kinds = useEdgeKinds(graph, insight, node?.key ?? null, reach)
  const shownKeys = useMemo(() => new Set(shown.map(({ key }) => key)), [shown])
  const onPath = useMemo(
    () => new Set(insight.showsPath ? insight.reading.path?.steps.map(({ key }) => key) : []),
    [insight],
  )

  const reveal = (key: string) => {
    const place = layout.places[indexOf.get(key) ?? -1]
    if (place) show(place, coveredPx)
  }
  const focus = (key: string) => {
    setCurrentKey(key)
    reveal(key)
    pending.current = key
  }
  useEffect(() => {
    const key = pending.current
    if (key === null) return
    pending.current = null
    if (!isTextField(document.activeElement)) findElement(svg.current, key)?.focus({ preventScroll: true })
  })
  useImperativeHandle(ref, () => ({
    reveal: (index, focuses) => {
      const key = shown[index]?.key
      if (key === undefined) return
      if (focuses) focus(key)
      else reveal(key)
    },
    focusedKey: () => (hasFocus ? currentKey : null),
  }))
  useEffect(() => {
    if (node) reveal(node.key)
    // oxlint-disable-next-line react/exhaustive-deps -- when it is selected, and not whenever the user moves
  }, [node?.key, coveredPx, show])

  const tabKey = [currentKey, node?.key, nodes[0]?.key].find((key) => indexOf.has(key ?? ''))
  const onKeyDown = (event: KeyboardEvent) => {
    const key = keyOf(event.target)
    if (key === null || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const direction = ARROWS[event.key]
    if (direction !== undefined) {
      event.preventDefault()
      const next = nodes[findStep(graph, indexOf.get(key) ?? -1, direction)]
      if (next) focus(next.key)
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      select(key, false)
    }
  }
  const seen = { width: size.width - coveredPx, height: size.height }
  const isOutside = shapes.some(
    ({ x, y }) =>
      x + camera.x < 0 || y + camera.y < 0 || x + camera.x > seen.width || y + camera.y > seen.height,
  )
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- for all nodes, which are buttons */}
      <svg
        ref={svg}
        role="group"
        aria-label={words.label(nodes.length)}
        className="graph"
        width={size.width}
        height={size.height}
        onPointerDown={input.onPointerDown}
        onPointerMove={input.onPointerMove}
        onPointerUp={input.onPointerUp}
        onPointerCancel={input.onPointerCancel}
        onClickCapture={input.onClickCapture}
        onClick={(event) => {
          const key = keyOf(event.target)
          if (key !== null) select(key, event.shiftKey)
        }}
        onPointerOver={(event) => setHoveredKey(keyOf(event.target))}
        onPointerLeave={() => setHoveredKey(null)}
        onFocus={(event) => {
          setHasFocus(true)
          setCurrentKey(keyOf(event.target))
        }}
        onBlur={() => setHasFocus(false)}
        onKeyDown={onKeyDown}
      >
        <g transform={`translate(${camera.x} ${camera.y})`}>
          <GraphEdges graph={graph} shapes={shapes} kinds={kinds} />
          {nodes.map((one, index) => {
            const shape = shapes[index]
            const at = runPlaces[index] ?? -1
            if (!shape) return null
            return (
              <g key={one.key} transform={`translate(${round(shape.x)} ${round(shape.y)})`}>
                <GraphNode
                  node={one}
                  status={run.status}
                  form={shape.form}
                  width={shape.width}
                  height={shape.height}
                  insight={insight.rows.get(one.key) ?? null}
                  cause={causes.get(one.key) ?? null}
                  usualMs={insight.insight.sample.nodes[one.key]?.ms?.median ?? null}
                  before={graph.before[index]?.length ?? 0}
                  after={graph.after[index]?.length ?? 0}
                  holdsUp={reach?.at === at ? reach.places.size : 0}
                  mark={chooseMark({
                    isMuted: !shownKeys.has(one.key),
                    isReached: reach?.places.has(at) === true,
                    isOnPath: onPath.has(one.key),
                  })}
                  isSelected={selected.some(({ key }) => key === one.key)}
                  isCurrent={one.key === tabKey}
                />
              </g>
            )
          })}
        </g>
      </svg>
      {isOutside && <GraphMap nodes={nodes} layout={layout} camera={view} window={seen} />}
    </>
  )
}

const round = (px: number) => Math.round(px * 10) / 10

const keyOf = (target: EventTarget): string | null =>
  (target instanceof Element ? target.closest<SVGElement>('.graph-node')?.dataset['key'] : null) ?? null

const findElement = (svg: SVGSVGElement | null, key: string): SVGElement | null =>
  Array.from(svg?.querySelectorAll<SVGElement>('.graph-node') ?? [])
    .find(({ dataset }) => dataset['key'] === key)
    ?.querySelector<SVGElement>('[role=button]') ?? null

/** The node that the pointer has rested on; null at once when it leaves. */
function useHovered(): [string | null, (key: string | null) => void] {
  const [hovered, setHovered] = useState<string | null>(null)
  const timer = useRef(0)
  useEffect(() => () => window.clearTimeout(timer.current), [])
  const change = (key: string | null) => {
    window.clearTimeout(timer.current)
    if (key === null) setHovered(null)
    else timer.current = window.setTimeout(() => setHovered(key), HOVER_MS)
  }
  return [hovered, change]
}

interface Held {
  /** The failed node, and those that it keeps from running, by their place in the run. */
  at: number
  places: ReadonlySet<number>
}

/** What the first of these nodes that has failed keeps from running. */
function useReach({ reading }: RunInsight, keys: readonly (string | null)[]): Held | null {
  const { run } = useRun()
  const at = keys
    .map((key) => (key === null ? -1 : findPlace(run.nodes, key)))
    .find((place) => isFailing(run.nodes[place]?.status ?? 'unknown'))
  return useMemo(() => {
    if (at === undefined) return null
    const { stopped, maybe } = findReach(run.nodes, reading.edges, at)
    return { at, places: new Set([...stopped, ...maybe]) }
  }, [at, run.nodes, reading])
}

function useEdgeKinds(
  { edges, runPlaces, indexOf }: RunGraph,
  { reading, showsPath }: RunInsight,
  selectedKey: string | null,
  reach: Held | null,
): readonly EdgeKind[] {
  return useMemo(() => {
    const name = (from: number | undefined, to: number | undefined) => `${from} ${to}`
    const path = new Map<string, EdgeKind>()
    const steps = showsPath ? (reading.path?.steps ?? []) : []
    for (const [index, step] of steps.entries()) {
      const before = steps[index - 1]
      if (before) path.set(name(before.at, step.at), step.startMs > reading.nowMs ? 'path-ahead' : 'path')
    }
    const selected = selectedKey === null ? undefined : indexOf.get(selectedKey)
    const driver = reading.heldBack[runPlaces[selected ?? -1] ?? -1]?.driver
    return edges.map(({ from, to }): EdgeKind => {
      const [one, two] = [runPlaces[from] ?? -1, runPlaces[to] ?? -1]
      if (reach?.places.has(two) && (one === reach.at || reach.places.has(one))) return 'reach'
      const onPath = path.get(name(one, two))
      if (onPath) return onPath
      if (to === selected) return one === driver ? 'driver' : 'link'
      return from === selected ? 'link' : 'plain'
    })
  }, [edges, runPlaces, indexOf, reading, showsPath, selectedKey, reach])
}

function chooseMark({
  isMuted,
  isReached,
  isOnPath,
}: {
  isMuted: boolean
  isReached: boolean
  isOnPath: boolean
}): 'path' | 'reach' | 'muted' | null {
  if (isMuted) return 'muted'
  if (isReached) return 'reach'
  return isOnPath ? 'path' : null
}
