import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { DemoExample } from '../contract/config'
import { RunRef } from '../contract/run-ref'
import { findText, listExamples } from './catalogue'
import { NOON_MS } from '../testing/demo'

type Wire = Record<string, unknown> & { nodes: Record<string, unknown>[] }

const EXAMPLES = listExamples(NOON_MS)
const READABLE = EXAMPLES.filter(({ group }) => group !== 'faults')
const ORDERS = READABLE.filter(({ job }) => job === 'dwd_orders_daily')

const wireOf = (example: DemoExample): Wire => JSON.parse(findText(example, NOON_MS) ?? 'null') as Wire
const orders = (id: string) => wireOf({ ...(ORDERS[0] as DemoExample), id })

it('lists each address once, each acceptable as an address', () => {
  expect(new Set(EXAMPLES.map(({ job, id, workspace }) => JSON.stringify([job, id, workspace]))).size).toBe(
    EXAMPLES.length,
  )
  for (const example of EXAMPLES) {
    expect(() => v.parse(DemoExample, example)).not.toThrow()
    expect(() => v.parse(RunRef, example)).not.toThrow()
    expect(example.what.en).not.toBe('')
    expect(example.what['zh-CN']).toMatch(/\p{Script=Han}|\d/u)
  }
})

// Writing 50,000 nodes takes seconds; the other sizes prove the same.
describe.each(READABLE.filter(({ job }) => job !== 'load_50000'))('$job / $id', (example) => {
  it('answers the same bytes at the same time', () => {
    const first = findText(example, NOON_MS)
    // Another time in between, so that a cached text cannot pass for the same answer.
    findText(example, NOON_MS + 7_654_321)
    expect(first).not.toBeNull()
    expect(findText(example, NOON_MS)).toBe(first)
  })

  it('is found in its own workspace only', () => {
    const workspace = example.workspace === '' ? 'dw_prod' : ''
    expect(findText({ ...example, workspace }, NOON_MS)).toBeNull()
  })
})

describe.each(ORDERS.filter(({ workspace }) => workspace === ''))('$job / $id', ({ id }) => {
  it('does not contradict itself', () => {
    const wire = orders(id)
    const { planTime, startTime = Infinity, endTime = NOON_MS } = wire as Record<string, number>
    expect(wire['instanceId']).toBe(Number(id))
    expect(wire['total']).toBe(wire.nodes.length)
    if (wire['executeTime'] !== undefined) expect(wire['executeTime']).toBe(endTime - startTime)
    for (const node of wire.nodes) {
      expect(node).toMatchObject({ instanceId: Number(id), planTime })
      if (node['startTime'] !== undefined) expect(node['startTime']).toBeGreaterThanOrEqual(startTime)
      if (node['endTime'] !== undefined) expect(node['endTime']).toBeLessThanOrEqual(endTime)
    }
  })
})

const DOCUMENTED_TYPES = [
  ...'HiveSQL SparkSQL DWSSQL DLISQL Shell CDMJob DISTransferTask CloudTableManager OBSManager'.split(' '),
  ...'RestClient SMN MRSSpark MapReduce MRSFlinkJob MRSHetuEngine DLISpark RDSSQL'.split(' '),
  'ModelArts Train',
]

it('has every documented node type in the nightly pipeline, and Dummy', () => {
  const { nodes } = orders('8829121177')
  expect(nodes).toHaveLength(26)
  expect(new Set(nodes.map(({ type }) => type))).toEqual(new Set([...DOCUMENTED_TYPES, 'Dummy']))
})

const nodeWords = (wire: Wire) =>
  Array.from(new Set(wire.nodes.map(({ status }) => String(status)))).toSorted()

it.each<[id: string, status: string, words: string[], older?: boolean, flag?: string]>([
  ['8829121177', 'fail', ['fail', 'skip', 'success', 'waiting']],
  ['8829121100', 'success', ['success']],
  ['8829122001', 'waiting', ['waiting']],
  ['8829122002', 'pause', ['pause', 'skip', 'success', 'waiting'], true],
  ['8829122003', 'running-exception', ['fail', 'skip', 'success', 'waiting'], true],
  ['8829122004', 'manual-stop', ['manual-stop', 'skip', 'success'], true],
  ['8829122005', 'freeze', ['waiting']],
  ['8829122006', 'waiting-confirm', ['waiting']],
  ['8829122007', 'skip-by-depend', ['skip']],
  ['8829122008', 'forceSuccess', ['fail', 'forceSuccess', 'ignoreSuccess', 'skip', 'success', 'waiting']],
  ['8829122009', 'success', ['fail', 'skip', 'success', 'waiting'], false, 'forceSuccess'],
  ['8829122010', 'ignoreSuccess', ['forceSuccess', 'ignoreSuccess', 'skip', 'success']],
  ['8829122011', 'success', ['skip', 'success'], false, 'ignoreSuccess'],
])('%s is %s, its nodes %s', (id, status, words, older = false, flag) => {
  const wire = orders(id)
  expect([wire['status'], nodeWords(wire)]).toEqual([status, words])
  expect(Object.hasOwn(wire, 'instanceType')).toBe(!older)
  for (const name of ['forceSuccess', 'ignoreSuccess']) {
    expect(wire[name]).toBe(older ? undefined : name === flag)
  }
})

it('forces and ignores nodes by flag where it does so for the run', () => {
  const flagged = orders('8829122009').nodes.filter((node) => node['forceSuccess'] || node['ignoreSuccess'])
  expect(flagged.map(({ nodeName, status }) => [nodeName, status])).toEqual([
    ['同步_商品维表', 'success'],
    ['清洗_客户主数据', 'success'],
  ])
})

it('lets the nodes behind a failure wait, without times', () => {
  const waiting = orders('8829121177').nodes.filter(({ status }) => status === 'waiting')
  expect(waiting).toHaveLength(5)
  for (const node of waiting) {
    expect(node).not.toHaveProperty('startTime')
    expect(node).not.toHaveProperty('logPath')
  }
})

it('has nothing running for 2 h 26 min in the middle of the night', () => {
  const nodes = orders('8829121100').nodes as { startTime: number; endTime: number }[]
  const gaps = nodes
    .toSorted((a, b) => a.startTime - b.startTime)
    .map(
      ({ startTime }, i, sorted) => startTime - Math.max(...sorted.slice(0, i).map(({ endTime }) => endTime)),
    )
  expect(Math.floor(Math.max(...gaps.slice(1)) / 60_000)).toBe(146)
})

it.each([0, 1, 60_000, 299_999, 300_000, 86_399_999])(
  'plans the waiting run ahead of the clock, %i ms later',
  (laterMs) => {
    const wire = JSON.parse(
      findText({ job: 'dwd_orders_daily', id: '8829122001', workspace: '' }, NOON_MS + laterMs) ?? '',
    )
    const aheadMs = ((wire as Record<string, number>)['planTime'] as number) - (NOON_MS + laterMs)
    expect(aheadMs).toBeGreaterThan(3 * 60_000 - 1)
    expect(aheadMs).toBeLessThanOrEqual(8 * 60_000)
    expect(wire).not.toHaveProperty('startTime')
  },
)

it('spells types, logs and queues as the older and the newer documents do', () => {
  const [older, newer] = ['8829122003', '8829121177'].map((id) =>
    orders(id).nodes.find(({ nodeName }) => nodeName === 'dli_dwd_orders_clean'),
  )
  expect(older).toMatchObject({
    type: 'DLI SQL',
    logPath: expect.stringContaining('/2026-11-22 02_00_00.000/'),
  })
  expect(older).not.toHaveProperty('queue')
  expect(newer).toMatchObject({
    type: 'DLISQL',
    logPath: expect.stringContaining('/2026-11-22_02_00_00.000/'),
  })
  expect(newer).toHaveProperty('queue')
})

it('lists the cycle before the running one, wherever the clock stands', () => {
  for (const atMs of [NOON_MS, NOON_MS + 13 * 60_000, NOON_MS + 86_400_000]) {
    const [, cycle] = listExamples(atMs)
    expect(cycle && findText(cycle, atMs)).toContain('"status":"fail"')
  }
})
