import * as fc from 'fast-check'
import {
  type DefinedNode,
  FAIL_POLICIES,
  type Insight,
  type RunDefinition,
  type Spread,
} from '../contract/insight'
import { type Run, type RunNode } from '../contract/run'
import { STATUSES } from '../contract/status'
import { anyNodes, makeInstance } from './runs'

/** A defined node that waits for the ones named; everything else is usual. */
export const define = (name: string, ...after: string[]): DefinedNode => ({
  name,
  type: 'Shell',
  after,
  failPolicy: 'fail',
})

/** Nodes of a chain or a graph, `a` being both name and key. */
export const named = (nodes: Readonly<Record<string, Partial<RunNode>>>): Partial<RunNode>[] =>
  Object.entries(nodes).map(([name, node]) => ({ name, key: name, ...node }))

/** Any run with any definition: cycles, names of no node, names of two, and policies and conditions of any kind. */
export const anyRunAndDefinition: fc.Arbitrary<{ run: Run; definition: { nodes: DefinedNode[] } | null }> = fc
  .record({
    nodes: anyNodes,
    times: fc.record({
      status: fc.constantFrom(...STATUSES),
      planMs: fc.option(fc.nat(200)),
      startMs: fc.option(fc.nat(200)),
      endMs: fc.option(fc.nat(200)),
    }),
    defined: fc.option(
      fc.array(
        fc.tuple(
          fc.nat(14),
          fc.array(fc.nat(14), { maxLength: 4 }),
          fc.constantFrom(...FAIL_POLICIES),
          fc.boolean(),
        ),
        { maxLength: 14 },
      ),
    ),
    isAcyclic: fc.boolean(),
  })
  .map(({ nodes, times, defined, isAcyclic }) => {
    const run = makeInstance(times, nodes)
    const name = (at: number) => run.nodes[at]?.name ?? 'gone'
    const definition = defined && {
      nodes: defined.map(([at, after, failPolicy, isConditional]): DefinedNode => {
        const before = after.filter((each) => !isAcyclic || each < at).map(name)
        const [first] = before
        return {
          ...define(name(at), ...before),
          failPolicy,
          ...(isConditional && first !== undefined
            ? { conditions: [{ after: first, expression: 'x' }] }
            : {}),
        }
      }),
    }
    return { run, definition }
  })

/** Every number in it is finite. */
export const hasOnlyFinite = (value: unknown): boolean =>
  !JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'number' && !Number.isFinite(each) ? 'not finite' : each,
  ).includes('not finite')

/** How a value spread, around its median: 10 % below to 10 % above it. */
export const makeSpread = (median: number, runs = 17): Spread => ({
  runs,
  p10: median * 0.9,
  median,
  p90: median * 1.1,
  p95: median * 1.15,
  longest: median * 1.2,
  mad: median * 0.05,
})

/** What the server answers; everything not named is not known. */
export const makeInsight = (given: Partial<Insight>): Insight => ({
  job: 'job_batch',
  id: '34765',
  workspace: null,
  definition: null,
  noDefinition: null,
  sample: { runs: 17, wanted: 17, versions: [42, 42], ranMs: null, lateMs: null, nodes: {} },
  forecast: { state: 'none', reason: 'few-runs', runs: 0 },
  waits: null,
  startedAfter: null,
  unknownUpstream: null,
  nextMs: null,
  ...given,
})

export const makeDefinition = (...nodes: DefinedNode[]): RunDefinition => ({
  version: 42,
  nodes,
  timeoutMs: null,
})
