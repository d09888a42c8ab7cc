import { expect, it } from 'vitest'
import { type Run, type RunNode, cutAt, takeSnapshot } from './snapshot'

const NODE: RunNode = { name: 'load', type: 'DWSSQL', startMs: 200, endMs: 500, outcome: 'success' }
const runOf = (node: Partial<RunNode>, run: Partial<Run> = {}): Run => ({
  planMs: 0,
  startMs: 100,
  endMs: 600,
  outcome: 'success',
  nodes: [{ ...NODE, ...node }],
  ...run,
})

const skipped = { startMs: null, endMs: null, outcome: 'skip' } as const

it.each([
  { case: 'before the run', node: {}, at: 99, run: 'waiting', shows: 'waiting', times: [null, null] },
  { case: 'before the node', node: {}, at: 199, run: 'running', shows: 'waiting', times: [null, null] },
  { case: 'as it starts', node: {}, at: 200, run: 'running', shows: 'running', times: [200, null] },
  { case: 'just before it ends', node: {}, at: 499, run: 'running', shows: 'running', times: [200, null] },
  {
    case: 'as it ends',
    node: { outcome: 'fail' },
    at: 500,
    run: 'running',
    shows: 'fail',
    times: [200, 500],
  },
  { case: 'after the run', node: {}, at: 600, run: 'success', shows: 'success', times: [200, 500] },
  {
    case: 'never ends',
    node: { endMs: null },
    at: 9e9,
    run: 'success',
    shows: 'running',
    times: [200, null],
  },
  {
    case: 'skipped, before the run',
    node: skipped,
    at: 99,
    run: 'waiting',
    shows: 'waiting',
    times: [null, null],
  },
  { case: 'skipped, in the run', node: skipped, at: 100, run: 'running', shows: 'skip', times: [null, null] },
  {
    case: 'held',
    node: { pausedMs: [120, 150] },
    at: 149,
    run: 'running',
    shows: 'pause',
    times: [null, null],
  },
  {
    case: 'freed',
    node: { pausedMs: [120, 150] },
    at: 150,
    run: 'running',
    shows: 'waiting',
    times: [null, null],
  },
] satisfies {
  case: string
  node: Partial<RunNode>
  at: number
  run: string
  shows: string
  times: unknown[]
}[])('$case: the run is $run, the node $shows', ({ node, at, run, shows, times }) => {
  const snapshot = takeSnapshot(runOf(node), at)
  expect(snapshot.status).toBe(run)
  expect(snapshot.nodes.map(({ status, startMs, endMs }) => [status, startMs, endMs])).toEqual([
    [shows, ...times],
  ])
})

it.each([
  { case: 'a third of its time', at: 300, rows: 30, retries: 1, speed: 300 },
  { case: 'two thirds', at: 400, rows: 60, retries: 2, speed: 300 },
  { case: 'all of it', at: 500, rows: 90, retries: 2, speed: 300 },
  { case: 'no time at all', at: 200, rows: 0, retries: 0, speed: null },
])('counts rows and retries as they come, after $case', ({ at, rows, retries, speed }) => {
  const run = runOf({ rows: 90, retries: 2, rated: true })
  expect(takeSnapshot(run, at).nodes[0]).toMatchObject({ rows, retries, speed })
})

it('cuts a run: what is over stays, what ran ends there, what had not begun never does', () => {
  const nodes = [
    { ...NODE, name: 'over', startMs: 100, endMs: 150 },
    { ...NODE, name: 'ran', startMs: 100, endMs: 300, rows: 80 },
    { ...NODE, name: 'to come', startMs: 250, endMs: 300 },
  ]
  expect(cutAt(runOf({}, { nodes }), 150, 'manual-stop', 'waiting')).toEqual([
    nodes[0],
    { ...nodes[1], endMs: 150, outcome: 'manual-stop', rows: 20 },
    { ...nodes[2], startMs: null, endMs: null, outcome: 'waiting' },
  ])
})
