import { expect, it } from 'vitest'
import { define } from '../../testing/insight'
import { makeInstance } from '../../testing/runs'
import { findEdges } from './edges'
import { createForecaster } from './forecast'
import { type PastRun, alignPastRuns } from './past-runs'
import { computeSample } from './sample'

const NODES = 10_000
const RUNS = 20
const NAMES = Array.from({ length: NODES }, (_, at) => `n${at}`)
/** A hundred chains of a hundred nodes, each behind two others. */
const before = (at: number) => [at - 100, at - 100 + (at % 3)].filter((each) => each >= 0 && each < at)

function makeRun(run: number): PastRun & { endMs: number } {
  const ends = new Float64Array(NODES)
  let lastMs = 0
  const nodes = NAMES.map((key, at) => {
    const startMs = before(at).reduce((last, each) => Math.max(last, ends[each] ?? 0), 1) + 1_000
    const endMs = startMs + 30_000 + ((at * 7_919 + run * 104_729) % 60_000)
    ends[at] = endMs
    lastMs = Math.max(lastMs, endMs)
    return { key, type: 'Shell', status: 'success' as const, startMs, endMs, rows: null }
  })
  return { version: 1, planMs: null, startMs: 1, endMs: lastMs + 500, nodes }
}

it('foretells 10,000 nodes from 20 runs within 50 ms', () => {
  const today = makeRun(RUNS)
  const nowMs = today.endMs / 2
  const live = makeInstance(
    { status: 'running', startMs: 1 },
    today.nodes.map(({ key, ...node }) => {
      const [startMs, endMs] = [node.startMs ?? 0, node.endMs ?? 0]
      if (startMs > nowMs) return { key, name: key, status: 'waiting' }
      return endMs > nowMs
        ? { key, name: key, status: 'running', startMs }
        : { key, name: key, startMs, endMs }
    }),
  )
  const name = (at: number) => NAMES[at] ?? ''
  const definition = { nodes: NAMES.map((each, at) => define(each, ...before(at).map(name))) }
  const past = Array.from({ length: RUNS }, (_, run) => makeRun(run))
  const edges = findEdges(live.nodes, definition)
  const given = { nodes: live.nodes, edges, version: 1, definitions: new Map([[1, definition]]) }
  const aligned = alignPastRuns(given, past)
  const sample = computeSample(live.nodes, edges, aligned, RUNS)
  const forecaster = createForecaster(edges, aligned)
  expect(forecaster(live, sample, nowMs)).toMatchObject({ state: 'known', runs: RUNS })
  // Time of the CPU, and the best of some, since other work may share the machine.
  const polls = Array.from({ length: 10 }, (_, at) => {
    const from = process.cpuUsage()
    forecaster(live, sample, nowMs + at)
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1_000
  })
  expect(Math.min(...polls)).toBeLessThan(50)
})
