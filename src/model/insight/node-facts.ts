import { type InsightSample } from '../../contract/insight'
import { type Run } from '../../contract/run'
import { computeNodeDuration } from '../run/duration'
import { type NodeFacts } from '../run/export'
import { type RunReading } from './read-run'
import { isUnfinished } from './unusual'
import { readUsual } from './usual-of'

/** What insight says of each node as numbers, by its key. */
export function listNodeFacts(
  run: Run,
  sample: Pick<InsightSample, 'nodes' | 'versions'>,
  reading: Pick<RunReading, 'heldBack' | 'path' | 'nowMs'>,
): Map<string, NodeFacts> {
  const places = new Map(reading.path?.steps.map(({ at }, index) => [at, index + 1]))
  return new Map(
    run.nodes.map((node, at): [string, NodeFacts] => {
      const usual = readUsual(sample, node.key)
      const usualMs = usual?.ms?.median ?? null
      const ms = computeNodeDuration(node, run, reading.nowMs)
      const place = places.get(at)
      return [
        node.key,
        {
          usualMs,
          usualRuns: usual?.ms?.runs ?? null,
          usualVersions: usualMs === null ? null : sample.versions,
          changeMs:
            usualMs === null || ms === null || isUnfinished(node, run, ms, usualMs) ? null : ms - usualMs,
          heldBackMs: node.startMs === null ? null : (reading.heldBack[at]?.ms ?? null),
          path: place === undefined ? null : { place, of: places.size },
        },
      ]
    }),
  )
}
