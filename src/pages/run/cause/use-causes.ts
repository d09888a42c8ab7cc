import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type NodeCause } from '../../../contract/log'
import { type Run } from '../../../contract/run'
import { type RunRef } from '../../../contract/run-ref'
import { isFailing } from '../../../contract/status'
import { causesQuery, createFailuresKey } from '../../../query/causes'

export type Causes = ReadonlyMap<string, NodeCause>
const NONE: Causes = new Map()

/** What the logs of failed nodes say, by the key of the node. Nothing is asked for a run without one. */
export function useCauses(run: Pick<Run, 'nodes'>, reference: RunRef): Causes {
  const failures = useMemo(() => createFailuresKey(run.nodes), [run])
  const { data } = useQuery(causesQuery(reference, failures))
  // `failures` names the failed nodes: a poll that changes others keeps the causes, and the page is rendered once for it.
  return useMemo(() => {
    if (!data) return NONE
    const failed = new Set(run.nodes.filter(({ status }) => isFailing(status)).map(({ key }) => key))
    return new Map(data.filter(({ node }) => failed.has(node)).map((cause) => [cause.node, cause]))
    // oxlint-disable-next-line react/exhaustive-deps -- of the run, only what `failures` names
  }, [data, failures])
}
