import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type NodeCause } from '../../../contract/log'
import { type Run } from '../../../contract/run'
import { type RunRef } from '../../../contract/run-ref'
import { isFailing } from '../../../contract/status'
import { causesQuery, createFailuresKey } from '../../../query/causes'

export type Causes = ReadonlyMap<string, NodeCause>
const NONE: Causes = new Map()

/**
 * What the logs of failed nodes say, by the key of the node; of those with a log, that it is being read, until the first answer. Nothing is asked for a
 * run without a failed node.
 */
export function useCauses(run: Pick<Run, 'nodes'>, reference: RunRef): Causes {
  const failures = useMemo(() => createFailuresKey(run.nodes), [run])
  const { data, isPending } = useQuery(causesQuery(reference, failures))
  // `failures` names the failed nodes: a poll that changes others keeps the causes, and the page is rendered once for it.
  return useMemo(() => {
    const failed = run.nodes.filter(({ status }) => isFailing(status))
    if (data) {
      const keys = new Set(failed.map(({ key }) => key))
      return new Map(data.filter(({ node }) => keys.has(node)).map((cause) => [cause.node, cause]))
    }
    if (!isPending || failed.length === 0) return NONE
    return new Map(failed.filter(({ logPath }) => logPath !== null).map(({ key }) => [key, beingRead(key)]))
    // oxlint-disable-next-line react/exhaustive-deps -- of the run, only what `failures` names
  }, [data, isPending, failures])
}

const beingRead = (node: string): NodeCause => ({ node, cause: null, verdicts: [], why: 'reading' })
