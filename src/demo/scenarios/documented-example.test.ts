import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { NOON_MS, startDemo } from '../../testing/demo'
import { DOCUMENTED_EXAMPLE, DOCUMENTED_RUNS } from './documented-example'

/** Of the document's own block without its indentation. An editor that trims white space would break it unseen. */
const SHA_256 = 'f3072cc7cfbb59d4564112e327a1963be88cd8dafd95faec9aa7ec9da6eef350'

it('sends the documented example byte for byte', async () => {
  const { demo, ask } = await startDemo()
  const bytes = Buffer.from(await (await ask({ job: 'job_batch', id: '34765' })).arrayBuffer())
  await demo.stop()
  expect(bytes.length).toBe(1_118)
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(SHA_256)
})

it('keeps both ids of the example', () => {
  const ids = Array.from(DOCUMENTED_EXAMPLE.matchAll(/^ {4}"instanceId":(\d+)/gm), ([, id]) => id)
  expect(ids).toEqual(['34765', '30654'])
})

it('has a run beside it that does not contradict itself', () => {
  const text = DOCUMENTED_RUNS.find(({ id }) => id === '34766')?.text(NOON_MS) ?? ''
  const run = JSON.parse(text) as Record<string, number> & { nodes: Record<string, number>[] }
  expect(run).toMatchObject({
    instanceId: 34_766,
    status: 'success',
    executeTime: 18_000,
    total: run.nodes.length,
  })
  expect((run['endTime'] ?? 0) - (run['startTime'] ?? 0)).toBe(18_000)
  for (const node of run.nodes) {
    expect(node).toMatchObject({ instanceId: 34_766, status: 'success', planTime: run['planTime'] })
    expect(node).not.toHaveProperty('submitTime')
    expect(node['startTime']).toBeGreaterThanOrEqual(run['startTime'] ?? Infinity)
    expect(node['endTime']).toBeLessThanOrEqual(run['endTime'] ?? 0)
  }
})
