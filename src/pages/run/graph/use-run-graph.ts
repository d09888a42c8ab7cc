import { useMemo } from 'react'
import { buildGraph, type RunGraph } from '../../../model/insight/graph'
import { useRun } from '../run-context'
import { useKept } from '../use-kept'

/** More nodes cannot be told apart. */
export const MAX_DRAWN = 2_000

/** The graph of the run: of all nodes, or of those that pass the filter where all are too many. */
export type FoundGraph =
  | { state: 'ready'; graph: RunGraph }
  | { state: 'reading' }
  | { state: 'not-readable' }
  | { state: 'too-many'; nodes: number }

export function useRunGraph(): FoundGraph {
  const { run, shown, insight } = useRun()
  const definition = insight?.insight.definition ?? null
  const isFiltered = run.nodes.length > MAX_DRAWN
  const isTooMany = isFiltered && shown.length > MAX_DRAWN
  const keys = useKept(isFiltered ? shown.map(({ key }) => key) : null)
  const edges = insight && definition && !isTooMany ? insight.reading.edges : null
  const graph = useMemo(
    () => edges && buildGraph(run.nodes, edges, keys && new Set(keys)),
    // oxlint-disable-next-line react/exhaustive-deps -- the edges are others when the nodes are
    [edges, keys],
  )
  return useMemo(() => {
    if (!insight) return { state: 'reading' }
    if (!definition) return { state: insight.noDefinition === null ? 'reading' : 'not-readable' }
    if (isTooMany) return { state: 'too-many', nodes: shown.length }
    return graph ? { state: 'ready', graph } : { state: 'reading' }
  }, [insight, definition, isTooMany, graph, shown.length])
}
