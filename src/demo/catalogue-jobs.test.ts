import { describe, expect, it } from 'vitest'
import { NOON_MS } from '../testing/demo'
import { findText, listExamples } from './catalogue'
import { answerExample } from './catalogue-jobs'

type Wire = Record<string, unknown>

const EXAMPLES = listExamples(NOON_MS).filter(
  ({ job, workspace, group }) => workspace === '' && group !== 'faults' && !/^dwd_orders|_\d{5}$/.test(job),
)

const read = (call: 'job' | 'runs', job: string, query: Record<string, string>): Wire => {
  const reply = answerExample({ call, job, query: new URLSearchParams(query) }, NOON_MS, 'page')
  return JSON.parse(String(reply?.body)) as Wire
}

const nodesOf = (text: string): Wire[] => {
  const { nodes } = JSON.parse(text) as Wire
  return Array.isArray(nodes) ? nodes.filter((node) => typeof node === 'object' && node !== null) : []
}

/** One example gives some of its times in seconds. */
const toMs = (time: unknown) => {
  if (typeof time !== 'number') return null
  return time < 1e11 ? time * 1000 : time
}

const nameOf = ({ nodeName = '' }: Wire): string => String(nodeName)

describe.each(EXAMPLES.map((example) => [example.job, example.id, example] as const))(
  '%s / %s',
  (job, id, example) => {
    const run = JSON.parse(findText(example, NOON_MS) ?? '') as Wire
    const planMs = Number(run['planTime'])
    const version = EXAMPLES.filter((other) => other.job === job).findIndex((other) => other.id === id) + 1

    it.runIf(planMs > 10 ** 12)('is listed with its version when it is asked for by name', () => {
      const window = { minPlanTime: String(planMs - 1), maxPlanTime: String(planMs + 1) }
      const { instances } = read('runs', job, { jobName: job, preciseQuery: 'true', ...window })
      expect(instances).toContainEqual(expect.objectContaining({ version, status: run['status'] }))
    })

    it('has a definition of the nodes that ran, each behind those that it can have waited for', () => {
      const ran = nodesOf(findText(example, NOON_MS) ?? '')
      const defined = read('job', job, { version: String(version) })['nodes'] as Wire[]
      expect(defined.map(({ name }) => name)).toEqual(ran.map(nameOf))
      const byName = new Map(ran.map((node) => [nameOf(node), node]))
      for (const { name, preNodeName = [] } of defined) {
        const startMs = toMs(byName.get(String(name))?.['startTime'])
        // Names that are used twice do not say which is meant.
        if (startMs === null || byName.size < ran.length) continue
        for (const before of preNodeName as string[])
          expect(toMs(byName.get(before)?.['endTime'])).toBeLessThanOrEqual(startMs)
      }
    })
  },
)

it('leaves the jobs of the lists to them', () => {
  const ask = (call: string, job: string, query: string) =>
    answerExample({ call, job, query: new URLSearchParams(query) }, NOON_MS, 'page')
  expect(ask('job', 'dwd_orders_daily', '')).toBeNull()
  expect(ask('runs', '', 'jobName=load_25')).toBeNull()
  expect(ask('jobs', '', '')).toBeNull()
})
