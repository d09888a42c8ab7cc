import * as fc from 'fast-check'
import { makeNode } from './timeline'
import { type Run, type RunNode } from '../contract/run'
import { STATUSES } from '../contract/status'

/** Whole runs for tests: everything not named is absent, and nodes without a name are n1, n2 and so on. */
export const makeInstance = (
  given: Partial<Omit<Run, 'nodes'>> = {},
  nodes: readonly Partial<RunNode>[] = [],
): Run => ({
  job: 'job_batch',
  id: '34765',
  workspace: null,
  status: 'success',
  rawStatus: given.status ?? 'success',
  trigger: null,
  planMs: null,
  startMs: null,
  endMs: null,
  total: nodes.length,
  sharedRaw: [],
  raw: [],
  findings: [],
  ...given,
  nodes: nodes.map((node, index) => makeNode({ key: `n${index + 1}`, name: `n${index + 1}`, ...node })),
})

/** The first node of a run that has one. */
export function onlyNode(run: Run): RunNode {
  const [node] = run.nodes
  if (node === undefined) throw new Error('a run without nodes')
  return node
}

const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb)
const anyTime = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 8.64e15 }))
const anyCount = fc.oneof(
  fc.integer({ min: -3, max: 9 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
/** Few and alike, so that two of them are often equal. */
const anyWord = fc.oneof(fc.constantFrom('', 'a', 'b', '订单', 'Shell'), fc.string())

const anyRawList = fc.array(fc.tuple(anyWord, anyWord), { minLength: 1, maxLength: 3 })

/** Any node that the contract allows, with equal values often enough to meet them. */
export const anyNode: fc.Arbitrary<RunNode> = fc
  .record({
    key: anyWord,
    name: anyWord,
    type: anyWord,
    status: fc.constantFrom(...STATUSES),
    rawStatus: anyWord,
    startMs: maybe(anyTime),
    endMs: maybe(anyTime),
    retries: maybe(anyCount),
    rows: maybe(anyCount),
    rowsPerSecond: maybe(anyCount),
    queue: maybe(anyWord),
    logPath: maybe(anyWord),
    // Absent rather than undefined, as they come out of JSON.
    extra: fc.record({ planMs: maybe(anyTime), logUrl: anyWord, raw: anyRawList }, { requiredKeys: [] }),
  })
  .map(({ extra, ...node }) => ({ ...node, ...extra }))

/** Nodes as an answer holds them: no two have the same key. */
export const anyNodes: fc.Arbitrary<RunNode[]> = fc.uniqueArray(anyNode, {
  selector: ({ key }) => key,
  maxLength: 12,
})
