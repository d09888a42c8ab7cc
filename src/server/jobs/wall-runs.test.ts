import { expect, it } from 'vitest'
import { type JobRun } from '../../contract/job-run'
import { type NodeCause } from '../../contract/log'
import { packRun } from '../../contract/run-transfer'
import { type Run } from '../../contract/run'
import { SECOND_MS } from '../../lib/time/units'
import { createManualTime } from '../../testing/store'
import { UpstreamError } from '../dgc/faults'
import { CompressedBody } from '../runs/compressed-body'
import { type ShownRun } from '../runs/kept-runs'
import { createWallRuns } from './wall-runs'

const listed = (id: string, status: JobRun['status'], startMs = 2): JobRun => ({
  id,
  status,
  rawStatus: '',
  trigger: 0,
  version: 1,
  planMs: 1,
  startMs,
  endMs: status === 'running' ? null : 3,
  error: null,
})

const CAUSE: NonNullable<NodeCause['cause']> = {
  line: 1186,
  byte: 0,
  text: 'ERROR: invalid input',
  detail: 'Where: row 4',
  timeMs: null,
  family: 'dws',
  sure: 'cause',
}

function createTestRuns() {
  const { clock, wait, advance } = createManualTime()
  const reads: { id: string; atMs: number }[] = []
  const state = { why: 'reading' as NodeCause['why'], error: null as UpstreamError | null }
  const wallRuns = createWallRuns({
    runs: {
      read: (ref) => {
        reads.push({ id: ref.id, atMs: clock.elapsedMs() })
        if (state.error !== null) return Promise.reject(state.error)
        const run = { ...ref, status: 'fail', nodes: [], sharedRaw: [], raw: [], findings: [] }
        const contract = CompressedBody.of(Buffer.from(JSON.stringify(packRun(toRun(run)))))
        const value = { contract } as unknown as ShownRun
        return Promise.resolve({ value, fetchedAtMs: 1, ageMs: 0, state: 'fresh' as const, fault: null })
      },
    },
    readCauses: () => {
      const cause = state.why === null ? CAUSE : null
      return Promise.resolve([{ node: 'a', cause, verdicts: [], why: state.why }])
    },
    onFault: (thrown) => {
      throw thrown
    },
    clock,
    wait,
  })
  const find = (id: string, status: JobRun['status'], startMs?: number) =>
    wallRuns.find({ job: 'a', workspace: 'dw', id }, listed(id, status, startMs))
  return { find, advance, reads, state }
}

const toRun = (rest: object): Run =>
  Object.assign(
    { rawStatus: '', trigger: 0, planMs: 1, startMs: 2, endMs: 3, total: 0 },
    rest,
  ) as unknown as Run

it('a failed run is read until its log says why, and never again', async () => {
  const { find, advance, reads, state } = createTestRuns()
  expect(find('1', 'fail')).toBeNull()
  await advance(SECOND_MS)
  expect(find('1', 'fail')).toMatchObject({ id: '1', line: null, isLineFinal: false })
  state.why = null
  await advance(20 * SECOND_MS)
  find('1', 'fail')
  await advance(SECOND_MS)
  expect(find('1', 'fail')).toMatchObject({
    line: { number: 1186, text: 'ERROR: invalid input', detail: 'Where: row 4' },
    isLineFinal: true,
  })
  await advance(600 * SECOND_MS)
  find('1', 'fail')
  await advance(SECOND_MS)
  expect(reads).toHaveLength(2)
  // It was run again, and has failed again.
  find('1', 'running')
  await advance(SECOND_MS)
  find('1', 'fail')
  await advance(SECOND_MS)
  expect(reads).toHaveLength(4)
})

it('a run that goes on is read every 20 s, however many walls show it', async () => {
  const { find, advance, reads } = createTestRuns()
  for (let second = 0; second < 60; second += 2) {
    for (let wall = 0; wall < 5; wall++) find('1', 'running')
    // oxlint-disable-next-line no-await-in-loop -- time passes
    await advance(2 * SECOND_MS)
  }
  expect(reads).toHaveLength(3)
})

it('the nodes of an earlier attempt are not those of a run that was run again under its id', async () => {
  const { find, advance, state } = createTestRuns()
  state.why = null
  find('1', 'fail')
  await advance(SECOND_MS)
  expect(find('1', 'fail')).not.toBeNull()
  state.error = new UpstreamError({ code: 'too_many_requests' })
  expect(find('1', 'running', 200)).toBeNull()
  await advance(SECOND_MS)
  expect(find('1', 'running', 200)).toBeNull()
})

it('60 failures at once are read one after the other, three a second', async () => {
  const { find, advance, reads, state } = createTestRuns()
  state.why = null
  for (let id = 1; id <= 60; id++) find(String(id), 'fail')
  await advance(10 * SECOND_MS)
  expect(reads.length).toBeLessThanOrEqual(31)
  await advance(11 * SECOND_MS)
  expect(reads).toHaveLength(60)
})

it('what cannot be read leaves what is known, and is tried again', async () => {
  const { find, advance, reads, state } = createTestRuns()
  state.error = new UpstreamError({ code: 'too_many_requests' })
  find('1', 'running')
  await advance(SECOND_MS)
  expect(find('1', 'running')).toBeNull()
  state.error = null
  await advance(20 * SECOND_MS)
  find('1', 'running')
  await advance(SECOND_MS)
  expect([find('1', 'running')?.id, reads.length]).toEqual(['1', 2])
})

it('of more runs than are kept, each one gets its turn, and all but a few show', async () => {
  const { find, advance, reads, state } = createTestRuns()
  state.why = null
  const all = Array.from({ length: 1_200 }, (_, index) => String(index))
  for (let second = 0; second < 600; second += 8) {
    for (const id of all) find(id, 'fail')
    // oxlint-disable-next-line no-await-in-loop -- time passes
    await advance(8 * SECOND_MS)
  }
  expect(new Set(reads.map(({ id }) => id)).size).toBe(1_200)
  expect(all.filter((id) => find(id, 'fail') !== null).length).toBeGreaterThanOrEqual(1_000)
})

it('a run that goes on again while it waits to be read, or is read, is read again', async () => {
  const { find, advance, reads, state } = createTestRuns()
  state.why = null
  find('1', 'fail')
  find('2', 'fail')
  // The first one is being read by now.
  find('1', 'running')
  find('2', 'running')
  await advance(SECOND_MS)
  for (const id of ['1', '2']) find(id, 'running')
  await advance(2 * SECOND_MS)
  await advance(20 * SECOND_MS)
  for (const id of ['1', '2']) find(id, 'running')
  await advance(2 * SECOND_MS)
  expect(reads.filter(({ id }) => id === '1')).toHaveLength(3)
  expect(reads.filter(({ id }) => id === '2')).toHaveLength(2)
})
