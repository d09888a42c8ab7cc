import { expect, it } from 'vitest'
import { type Insight } from '../../contract/insight'
import { type Run } from '../../contract/run'
import { findEdges } from '../../model/insight/edges'
import { makeDefinition, makeInsight, makeSpread, define, named } from '../../testing/insight'
import { makeInstance } from '../../testing/runs'
import { diagnose } from './diagnose'

const NODES = 500

/** The list, and how often one of its entries has been read. */
function count<T>(list: readonly T[]): { list: T[]; reads: () => number } {
  let reads = 0
  const counted = new Proxy([...list], {
    get: (target, key, receiver): unknown => {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads++
      return Reflect.get(target, key, receiver)
    },
  })
  return { list: counted, reads: () => reads }
}

it('looks at each node a few times, also when all have failed', () => {
  const names = Array.from({ length: NODES }, (_, at) => `n${at}`)
  const failed = Object.fromEntries(
    names.map((name) => [name, { status: 'fail' as const, startMs: 1, endMs: 2 }]),
  )
  const run = makeInstance({ status: 'fail', startMs: 1, endMs: 2 }, named(failed))
  const nodes = count(run.nodes)
  const defined = count(names.map((name) => define(name)))
  const definition = { ...makeDefinition(), nodes: defined.list }
  const insight = makeInsight({ definition })
  const edges = findEdges(run.nodes, definition)
  const { claims, omitted } = diagnose({
    run: { ...run, nodes: nodes.list },
    insight,
    edges,
    streak: null,
    causes: [],
    atMs: 3,
  })
  expect(claims.filter(({ kind }) => kind === 'root-failure')).toHaveLength(50)
  expect(omitted).toEqual({ 'root-failure': NODES - 50 })
  expect(nodes.reads() / NODES).toBeLessThan(40)
  expect(defined.reads() / NODES).toBeLessThan(40)
})

it('names a node that started before its predecessor had ended, and no wait behind a condition', () => {
  const conditions = [{ after: 'a', expression: 'x' }]
  const definition = makeDefinition(define('a'), define('b', 'a'), { ...define('c', 'a'), conditions })
  const times = { a: { startMs: 1_000, endMs: 60_000 }, b: { startMs: 30_000, endMs: 90_000 } }
  const nodes = named({ ...times, c: { status: 'waiting', startMs: null, endMs: null } })
  const run = makeInstance({ status: 'running', startMs: 1_000, endMs: null }, nodes)
  const { sample } = makeInsight({})
  const usual = { runs: 17, heldBackMs: makeSpread(4_000) }
  const insight = makeInsight({ definition, sample: { ...sample, nodes: { c: usual } } })
  const edges = findEdges(run.nodes, definition)
  const { claims } = diagnose({ run, insight, edges, streak: null, causes: [], atMs: 1_000_000 })
  expect(claims.filter(({ kind }) => kind === 'contradiction' || kind === 'held-back')).toEqual([
    {
      kind: 'contradiction',
      code: 'early-node',
      evidence: [
        { source: 'run', pointer: '/nodes/1/startMs', value: 30_000 },
        { source: 'run', pointer: '/nodes/0/endMs', value: 60_000 },
        { source: 'insight', pointer: '/definition/nodes/1/after', value: ['a'] },
      ],
    },
  ])
})

it('names a job that a late run may have waited for, and how many runs had another definition', () => {
  const MIN = 60_000
  const run = makeInstance({ trigger: 0, planMs: 0, startMs: 40 * MIN, endMs: 50 * MIN })
  const { sample } = makeInsight({})
  const usual = { lateMs: makeSpread(2 * MIN), ranMs: makeSpread(10 * MIN), differing: 14 }
  const unknownUpstream = { job: 'source', more: 1 }
  const insight = makeInsight({ sample: { ...sample, ...usual }, unknownUpstream })
  const { claims } = diagnose({ run, insight, edges: findEdges([], null), streak: null, causes: [], atMs: 0 })
  expect(claims).toEqual([
    {
      kind: 'started-late',
      lateMs: 40 * MIN,
      usualMs: 2 * MIN,
      runs: 17,
      after: null,
      unknownUpstream,
      evidence: [
        { source: 'run', pointer: '/planMs', value: 0 },
        { source: 'run', pointer: '/startMs', value: 40 * MIN },
        { source: 'insight', pointer: '/sample/lateMs/median', value: 2 * MIN },
        { source: 'insight', pointer: '/unknownUpstream/job', value: 'source' },
      ],
    },
    {
      kind: 'new-definition',
      differing: 14,
      runs: 17,
      evidence: [
        { source: 'insight', pointer: '/sample/differing', value: 14 },
        { source: 'insight', pointer: '/sample/ranMs/runs', value: 17 },
      ],
    },
  ])
})

it.each<[string, Partial<Run>, Insight['waits'], object, object[]]>([
  [
    'its planned time',
    { planMs: 9_000 },
    null,
    { reason: 'planned', untilMs: 9_000 },
    [{ source: 'run', pointer: '/planMs', value: 9_000 }],
  ],
  [
    'a job that failed, before one that runs',
    {},
    {
      jobs: [
        { job: 'ods', status: 'running' },
        { job: 'dim', status: 'fail' },
      ],
      previous: null,
      running: 1,
    },
    { reason: 'job', job: 'dim' },
    [{ source: 'insight', pointer: '/waits/jobs/1/status', value: 'fail' }],
  ],
  [
    'other runs of its job',
    {},
    { jobs: [], previous: null, running: 5 },
    { reason: 'full', running: 5 },
    [{ source: 'insight', pointer: '/waits/running', value: 5 }],
  ],
  ['a person', { status: 'pause' }, null, { reason: 'paused' }, []],
  ['what is not known', {}, null, { reason: 'not-known: no-answer' }, []],
])('says that a run waits for %s', (_, given, waits, said, evidence) => {
  const run = makeInstance({ status: 'waiting', planMs: 1, startMs: null, endMs: null, ...given })
  const edges = findEdges([], null)
  const insight = makeInsight({ waits })
  const { claims } = diagnose({ run, insight, edges, streak: null, causes: [], atMs: 5_000 })
  const status = { source: 'run', pointer: '/status', value: run.status }
  expect(claims).toContainEqual({ kind: 'run-waits', ...said, evidence: [status, ...evidence] })
})

it('names what the answer and the definition contradict, and a failure that the run went on after', () => {
  const definition = makeDefinition(
    { ...define('a'), failPolicy: 'ignore' },
    define('b', 'a', 'b'),
    define('x'),
  )
  const nodes = named({
    a: { status: 'fail', startMs: 1, endMs: 2 },
    b: { status: 'success', startMs: 2, endMs: 3 },
  })
  const run = makeInstance({ status: 'success', startMs: 1, endMs: 3 }, nodes)
  run.findings = [{ code: 'duplicate-key', key: 'status', values: ['1', '2'], used: '2', node: null }]
  const insight = makeInsight({ definition })
  const edges = findEdges(run.nodes, definition)
  const { claims } = diagnose({ run, insight, edges, streak: null, causes: [], atMs: 5 })
  const evidenceOf = (kind: string) =>
    claims.filter((claim) => claim.kind === kind).map(({ evidence }) => evidence)
  expect(evidenceOf('contradiction')).toEqual([
    [{ source: 'run', pointer: '/findings/0/code', value: 'duplicate-key' }],
    [{ source: 'insight', pointer: '/definition/nodes/2/name', value: 'x' }],
    [{ source: 'run', pointer: '/nodes/1/name', value: 'b' }],
  ])
  expect(evidenceOf('ignored-failure')).toEqual([
    [
      { source: 'run', pointer: '/nodes/0/status', value: 'fail' },
      { source: 'run', pointer: '/nodes/0/endMs', value: 2 },
      { source: 'insight', pointer: '/definition/nodes/0/failPolicy', value: 'ignore' },
    ],
  ])
})
