import { memo } from 'react'
import { useGraphWords } from '../../../i18n/graph-words'
import { showInvisible } from '../../../lib/text'
import { type RunGraph } from '../../../model/insight/graph'
import { drawEdge, type Shape } from './draw-edges'

/** How an edge is drawn: of several the last one that fits. */
export type EdgeKind = 'plain' | 'path' | 'path-ahead' | 'link' | 'driver' | 'reach'
const KINDS = ['plain', 'path', 'path-ahead', 'link', 'driver', 'reach'] as const satisfies EdgeKind[]

interface GraphEdgesProps {
  graph: RunGraph
  shapes: readonly Shape[]
  /** Of each edge, in the order of the graph. */
  kinds: readonly EdgeKind[]
}

/** All edges: one path for each kind, and those with a condition again, for its tooltip. */
export const GraphEdges = memo(function GraphEdges({ graph, shapes, kinds }: GraphEdgesProps) {
  const words = useGraphWords()
  const lines = new Map<string, string[]>()
  const conditions: { line: string; text: string }[] = []
  for (const [index, { from, to, condition }] of graph.edges.entries()) {
    const [one, two] = [shapes[from], shapes[to]]
    if (!one || !two) continue
    const { line, head } = drawEdge(one, two)
    const kind = kinds[index] ?? 'plain'
    const add = (name: string, path: string) => {
      const known = lines.get(name)
      if (known) known.push(path)
      else lines.set(name, [path])
    }
    add(condition === null ? kind : `${kind} maybe`, line)
    add(`${kind} head`, head)
    if (condition !== null) conditions.push({ line, text: words.onlyIf(showInvisible(condition)) })
  }
  return (
    <g aria-hidden className="graph-edges">
      {KINDS.flatMap((kind) => [kind, `${kind} maybe`, `${kind} head`]).map((name) => {
        const drawn = lines.get(name)
        return drawn && <path key={name} className={name} d={drawn.join('')} />
      })}
      {conditions.map(({ line, text }) => (
        <path key={line} className="touch" d={line} data-tip={text} />
      ))}
    </g>
  )
})
