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

const NONE = [null, null]
const PAUSED: Partial<RunNode> = { pausedMs: [120, 150] }

it.each<[string, Partial<RunNode>, atMs: number, run: string, node: string, times: unknown[]]>([
  ['before the run', {}, 99, 'waiting', 'waiting', NONE],
  ['before the node', {}, 199, 'running', 'waiting', NONE],
  ['as it starts', {}, 200, 'running', 'running', [200, null]],
  ['just before it ends', {}, 499, 'running', 'running', [200, null]],
  ['as it ends', { outcome: 'fail' }, 500, 'running', 'fail', [200, 500]],
  ['after the run', {}, 600, 'success', 'success', [200, 500]],
  ['never ends', { endMs: null }, 9e9, 'success', 'running', [200, null]],
  ['skipped, before the run', skipped, 99, 'waiting', 'waiting', NONE],
  ['skipped, in the run', skipped, 100, 'running', 'skip', NONE],
  ['paused', PAUSED, 149, 'running', 'pause', NONE],
  ['resumed', PAUSED, 150, 'running', 'waiting', NONE],
])('%s', (_, node, at, run, shows, times) => {
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

it('cuts a run: ended nodes stay, running ones end there, later ones never start', () => {
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
