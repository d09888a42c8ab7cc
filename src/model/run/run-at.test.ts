import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Run, type RunNode } from '../../contract/run'
import { STATUSES } from '../../contract/status'
import { CATALOGUE_RUNS } from '../../testing/catalogue-runs'
import { anyNodes, makeInstance, onlyNode } from '../../testing/runs'
import { createRunAt, findReplaySpan, listMoments } from './run-at'

const NOW = 1_000
const END = 900

/** A node in a run that ended well after it, at a moment. */
const readNodeAt = (node: Partial<RunNode>, atMs: number): RunNode =>
  onlyNode(createRunAt(makeInstance({ startMs: 50, endMs: END }, [node]))(atMs))

it.each([
  ['before its start', { status: 'success', startMs: 100, endMs: 500 }, 99, 'waiting', null, null],
  ['at its start', { status: 'success', startMs: 100, endMs: 500 }, 100, 'running', 100, null],
  ['before its end', { status: 'fail', startMs: 100, endMs: 500 }, 499, 'running', 100, null],
  ['at its end', { status: 'fail', startMs: 100, endMs: 500 }, 500, 'fail', 100, 500],
  ['after its end', { status: 'ignoreSuccess', startMs: 100, endMs: 500 }, 600, 'ignoreSuccess', 100, 500],
  ['an instant', { status: 'success', startMs: 100, endMs: 100 }, 100, 'success', 100, 100],
  ['skipped, some time', { status: 'skip' }, 500, 'waiting', null, null],
  ['waits for ever', { status: 'waiting' }, 500, 'waiting', null, null],
  ['ended well without times', { status: 'success' }, 500, 'unknown', null, null],
  ['failed, and its end is not given', { status: 'fail', startMs: 100 }, 500, 'unknown', 100, null],
  ['still runs', { status: 'running', startMs: 100 }, 500, 'running', 100, null],
  ['paused since a time that is not given', { status: 'pause', startMs: 100 }, 500, 'running', 100, null],
  ['only an end, which is to come', { status: 'success', endMs: 500 }, 499, 'unknown', null, null],
  ['only an end, which has passed', { status: 'success', endMs: 500 }, 500, 'success', null, 500],
  ['ended before its start', { status: 'success', startMs: 500, endMs: 100 }, 300, 'waiting', null, null],
] as const)('a node %s', (_, node, atMs, status, startMs, endMs) => {
  expect(readNodeAt(node, atMs)).toMatchObject({ status, startMs, endMs })
})

it.each([
  ['before its start', { startMs: 100, endMs: 500 }, {}, 99, 'waiting'],
  ['after its start', { startMs: 100, endMs: 500 }, {}, 100, 'running'],
  ['whose node started before it', { startMs: 100, endMs: 500 }, { startMs: 50, endMs: 60 }, 70, 'unknown'],
  ['whose node ends after it', { startMs: 100, endMs: 500 }, { startMs: 200, endMs: 600 }, 550, 'unknown'],
  ['without a start', { endMs: 500 }, { startMs: 200, endMs: 300 }, 250, 'unknown'],
] as const)('a run %s', (_, times, node, atMs, status) => {
  const run = makeInstance({ status: 'fail', ...times }, [{ status: 'success', ...node }])
  expect(createRunAt(run)(atMs).status).toBe(status)
})

it('leaves out what DGC keeps no history of', () => {
  const node = {
    startMs: 100,
    endMs: 200,
    retries: 2,
    rows: 5,
    rowsPerSecond: 1,
    raw: [['a', '1']] satisfies RunNode['raw'],
  }
  const run = makeInstance(
    { startMs: 50, endMs: END, raw: [['b', '2']], findings: [{ code: 'duplicate-key' } as never] },
    [node],
  )
  const past = createRunAt(run)(300)
  expect(past).toMatchObject({ raw: [], findings: [], endMs: null })
  expect(onlyNode(past)).toMatchObject({ retries: null, rows: null, rowsPerSecond: null })
  expect(onlyNode(past).raw).toBeUndefined()
})

it('gives the same run again while nothing changes', () => {
  const runAt = createRunAt(makeInstance({ startMs: 50, endMs: END }, [{ startMs: 100, endMs: 500 }]))
  expect(runAt(200)).toBe(runAt(300))
  expect(runAt(500).nodes[0]).not.toBe(runAt(300).nodes[0])
})

const anyRun: fc.Arbitrary<Run> = fc.oneof(
  fc.constantFrom(...CATALOGUE_RUNS),
  fc
    .record({
      nodes: anyNodes,
      status: fc.constantFrom(...STATUSES),
      startMs: fc.option(fc.nat(200)),
      endMs: fc.option(fc.nat(200)),
    })
    .map(({ nodes, ...times }) => makeInstance(times, nodes)),
)

const anyRunAndMoments = anyRun.chain((run) => {
  const near = listMoments(run).flatMap((ms) => [ms - 1, ms, ms + 1])
  const ms = fc.oneof(fc.nat(300), fc.constantFrom(0, ...near))
  return fc.record({ run: fc.constant(run), moments: fc.tuple(ms, ms) })
})

const RANK: Readonly<Record<string, number>> = { waiting: 0, unknown: 1, running: 2 }

it('never has a time after the moment, and what was done stays done', () => {
  fc.assert(
    fc.property(anyRunAndMoments, ({ run, moments }) => {
      const [early, late] = moments.toSorted((a, b) => a - b)
      const runAt = createRunAt(run)
      const [first, second] = [runAt(early ?? 0), runAt(late ?? 0)]
      for (const [past, atMs] of [
        [first, early ?? 0],
        [second, late ?? 0],
      ] as const) {
        if (past === run) continue
        for (const ms of listMoments(past)) expect(ms).toBeLessThanOrEqual(atMs)
      }
      if (second === run) return
      for (const [at, node] of first.nodes.entries()) {
        const next = second.nodes[at]
        const rankOf = (one: RunNode | undefined) =>
          (one?.endMs ?? null) === null ? (RANK[one?.status ?? ''] ?? 0) : 3
        expect(rankOf(next)).toBeGreaterThanOrEqual(rankOf(node))
      }
    }),
  )
})

it.each(CATALOGUE_RUNS.map((run) => [`${run.job} ${run.id}`, run] as const))(
  'from its end on it is the run itself: %s',
  (_, run) => {
    const runAt = createRunAt(run)
    const span = findReplaySpan(run, Infinity)
    if (span === null) return
    const moments = listMoments(run)
    for (const atMs of [span.fromMs - 1, span.fromMs, ...moments.slice(0, 50)])
      expect(runAt(atMs).nodes).toHaveLength(run.nodes.length)
    if (span.toMs !== Infinity) expect(runAt(span.toMs)).toBe(run)
  },
)

it.each([
  ['finished', { status: 'success', planMs: 10, startMs: 20, endMs: 90 }, { fromMs: 10, toMs: 90 }],
  ['going on', { status: 'running', startMs: 20 }, { fromMs: 20, toMs: NOW }],
  ['that has not started', { status: 'waiting', planMs: 10 }, null],
  ['of one instant', { status: 'success', startMs: 20, endMs: 20 }, null],
] as const)('what can be replayed of a run %s', (_, times, span) => {
  expect(findReplaySpan(makeInstance(times), NOW)).toEqual(span)
})
