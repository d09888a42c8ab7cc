import { expect, it } from 'vitest'
import { findText, listExamples } from '../catalogue'
import { NOON_MS } from '../../testing/demo'

type Wire = Record<string, unknown> & { nodes: Record<string, unknown>[] }

const CONTRADICTIONS = listExamples(NOON_MS).filter(
  ({ group, job }) => group === 'contradictions' && job !== 'job_batch',
)

function textOf(job: string): string {
  const found = CONTRADICTIONS.find((example) => example.job === job)
  return (found && findText(found, NOON_MS)) ?? ''
}
const wireOf = (job: string) => JSON.parse(textOf(job)) as Wire
const timesOf = (job: string) => wireOf(job).nodes.map((node) => [node['startTime'], node['endTime']])

it('is JSON, and the same all day', () => {
  expect(CONTRADICTIONS.length).toBeGreaterThan(25)
  for (const { job, id, workspace } of CONTRADICTIONS) {
    const wire: unknown = JSON.parse(textOf(job))
    expect(wire).toBeTypeOf('object')
    expect(findText({ job, id, workspace }, NOON_MS + 3_600_000)).toBe(textOf(job))
  }
})

it.each([
  { job: 'nodes_none', holds: '"total":0,"nodes":[]' },
  { job: 'nodes_null', holds: '"total":null,"nodes":null' },
  { job: 'ids_of_19_digits', holds: '"instanceId":9223372036854775807,' },
  { job: 'ids_of_19_digits', holds: '"inputRowCount":9007199254740993,' },
  { job: 'total_unlike_nodes', holds: '"total":7' },
  { job: 'words_nobody_knows', holds: '"status":"hibernating"' },
  { job: 'words_nobody_knows', holds: '"type":"QuantumSQL"' },
  { job: 'words_nobody_knows', holds: '"submitTime":1550910278706' },
  { job: 'numbers_as_text', holds: '"inputRowCount":"9007199254740993"' },
  { job: 'nodes_of_other_kinds', holds: ',null,"load",7,[],{}]' },
  { job: 'keys_of_the_language', holds: '"__proto__":{"polluted":true}' },
  { job: 'deep_nesting', holds: '}'.repeat(24) },
  { job: 'another_run_answers', holds: '"instanceId":30654' },
  { job: 'times_not_given', holds: '"startTime":null' },
  { job: 'times_not_given', holds: '"startTime":0,' },
  { job: 'times_not_given', holds: '"startTime":-1,' },
  { job: 'times_execute_time_in_minutes', holds: '"executeTime":1.5' },
  { job: 'names_of_the_world', holds: 'تحميل_الطلبات' },
  { job: 'names_with_signs', holds: '<img src=x onerror=alert(1)>' },
  { job: 'names_with_signs', holds: '"nodeName":".."' },
  { job: 'names_with_signs', holds: '100% of \\"orders\\" & \'items\'?' },
  { job: '订单 日报.v2 100%', holds: '"jobName":"订单 日报.v2 100%"' },
  { job: 'log_paths', holds: '/log_paths/2026-11-21 02_00_00.000/' },
  { job: 'log_paths', holds: '/log_paths/2026-11-21_02_00_00.000/' },
  { job: 'log_paths_hostile', holds: '"logPath":"javascript:alert(1)"' },
])('$job holds $holds', ({ job, holds }) => {
  expect(textOf(job)).toContain(holds)
})

it('nodes_missing has no such key', () => {
  expect(wireOf('nodes_missing')).not.toHaveProperty('nodes')
})

it('times_one_instant starts and ends at once', () => {
  const [[start, end] = []] = timesOf('times_one_instant')
  expect(start).toBe(end)
})

it('times_end_before_start does so for a node and for the run', () => {
  const wire = wireOf('times_end_before_start')
  for (const { startTime, endTime } of [wire, wire.nodes[1] ?? {}]) {
    expect(endTime).toBeLessThan(startTime as number)
  }
})

it('times_in_seconds are seconds of the same night, and only those of one node', () => {
  const [plain, seconds] = timesOf('times_in_seconds') as [number, number][]
  expect((seconds?.[0] ?? 0) * 1_000).toBeGreaterThan(plain?.[0] ?? Infinity)
  expect(seconds?.[0]).toBeLessThan(1e10)
})

it('times_outside_window has every node end before the run starts', () => {
  const { startTime, nodes } = wireOf('times_outside_window')
  for (const node of nodes) expect(node['endTime']).toBeLessThan(startTime as number)
})

it('times_idle_day is idle for a day, and over by now', () => {
  const [first, second] = timesOf('times_idle_day') as [number, number][]
  expect((second?.[0] ?? 0) - (first?.[1] ?? 0)).toBe(86_400_000)
  expect(second?.[1]).toBeLessThan(NOON_MS)
})

it('times_still_running_at_end is over with a node that runs', () => {
  const wire = wireOf('times_still_running_at_end')
  expect(wire).toMatchObject({ status: 'fail', endTime: expect.any(Number) })
  const left = wire.nodes.filter(({ status }) => status === 'running')
  expect(left).toHaveLength(1)
  expect(left[0]).not.toHaveProperty('endTime')
})

it('names_of_128_characters are that long', () => {
  const lengths = wireOf('names_of_128_characters').nodes.map(
    ({ nodeName }) => Array.from(String(nodeName)).length,
  )
  expect(lengths).toEqual([128, 128, 5])
})

it('names_used_twice are two of one name', () => {
  const names = wireOf('names_used_twice').nodes.map(({ nodeName }) => nodeName)
  expect(names).toEqual(['load', 'load', 'load~2'])
})
