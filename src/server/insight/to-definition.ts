import { type DefinedNode, type FailPolicy, type RunDefinition } from '../../contract/insight'
import { type Definition } from '../dgc-jobs/definition'

const FAIL_POLICIES: ReadonlyMap<string, FailPolicy> = new Map([
  ['FAIL', 'fail'],
  ['FAIL_CHILD', 'fail-child'],
  ['IGNORE', 'ignore'],
  ['SUSPEND', 'suspend'],
])

/** The definition of a version of a job, as the contract has it. */
export const toRunDefinition = (version: number | null, { nodes, timeoutMs }: Definition): RunDefinition => ({
  version,
  nodes: nodes.map(toDefinedNode),
  timeoutMs,
})

function toDefinedNode(node: Definition['nodes'][number]): DefinedNode {
  const { name, type, after, conditions, failPolicy, maxMs, retries, x, y, digest, startsJob } = node
  const defined: DefinedNode = {
    name,
    type,
    after,
    failPolicy: FAIL_POLICIES.get(failPolicy.trim().toUpperCase()) ?? 'unknown',
  }
  if (conditions.length > 0) defined.conditions = conditions
  if (maxMs !== null) defined.maxMs = maxMs
  if (retries !== null) defined.retries = retries
  if (x !== null) defined.x = x
  if (y !== null) defined.y = y
  if (digest !== null) defined.digest = digest
  if (startsJob !== undefined) defined.startsJob = startsJob
  return defined
}
