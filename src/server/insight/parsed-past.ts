import { LRUCache } from 'lru-cache'
import { type JobRun } from '../../contract/job-run'
import { type JobRef, type RunRef, getRunKey } from '../../contract/run-ref'
import { type PastRun } from '../../model/insight/past-runs'
import { type Definition, isOutdated } from '../dgc-jobs/definition'
import { findDefinitionOfVersion } from '../jobs/remember'
import { type Ledger } from '../ledger/ledger'
import { PackedNodes, type PastNode, unpackNodes } from './past-nodes'

/** Nodes that are held in memory, of runs and of definitions. */
const MAX_NODES = 400_000

/** What the ledger has of a job's past. Once parsed it is held in memory, so that texts are not parsed for each viewer. */
export interface ParsedPast {
  /** 100 ms for 10,000 nodes that are not in memory. */
  findDefinition: (job: JobRef, version: number) => Definition | null
  /** Those runs whose nodes are known. 1 ms for 1,000 nodes that are not in memory. */
  findRuns: (job: JobRef, runs: readonly JobRun[]) => PastRun[]
  /** What was read of a run; null for one that cannot be read, or is no use. */
  note: (run: RunRef, nodes: readonly PastNode[] | null) => void
  isUseless: (run: RunRef) => boolean
}

export function createParsedPast(ledger: Ledger): ParsedPast {
  const nodesOfRuns = new LRUCache<string, readonly PastNode[]>({
    maxSize: MAX_NODES,
    sizeCalculation: (nodes) => Math.min(MAX_NODES, nodes.length + 1),
  })
  const definitions = new LRUCache<string, Definition>({
    maxSize: MAX_NODES,
    sizeCalculation: ({ nodes }) => Math.min(MAX_NODES, nodes.length + 1),
  })
  const useless = new LRUCache<string, true>({ max: 10_000 })

  return {
    findDefinition: ({ workspace, job }, version) => {
      const key = JSON.stringify([workspace, job, version])
      const found = definitions.get(key) ?? findDefinitionOfVersion(ledger, workspace, job, version)
      // That of an older version is read again.
      if (found !== null && !isOutdated(found)) definitions.set(key, found)
      return found
    },
    findRuns: ({ workspace, job }, runs) => {
      const nodesOf = (id: string) => nodesOfRuns.get(getRunKey({ workspace, job, id }))
      const unread = runs.map(({ id }) => id).filter((id) => nodesOf(id) === undefined)
      const parsed = new Map<string, readonly PastNode[]>()
      for (const { id, data } of ledger.findNodeTimes(workspace, job, unread, PackedNodes)) {
        const nodes = unpackNodes(data)
        parsed.set(id, nodes)
        nodesOfRuns.set(getRunKey({ workspace, job, id }), nodes)
      }
      return runs.flatMap((run): PastRun[] => {
        const nodes = nodesOf(run.id) ?? parsed.get(run.id)
        return nodes === undefined ? [] : [{ ...run, nodes }]
      })
    },
    note: (run, nodes) => {
      if (nodes === null) useless.set(getRunKey(run), true)
      else nodesOfRuns.set(getRunKey(run), nodes)
    },
    isUseless: (run) => useless.has(getRunKey(run)),
  }
}
