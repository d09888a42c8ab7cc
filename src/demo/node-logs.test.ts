import { describe, expect, it } from 'vitest'
import { NOON_MS } from '../testing/demo'
import { findText, listExamples } from './catalogue'
import { Warehouse } from './jobs/warehouse'
import { createNodeLogs } from './node-logs'
import { GROWING_LOGS_ID, LOGS_JOB } from './scenarios/logs-of-every-kind'
import { type ObsErrorCode, type ObsObject } from './obs/object'

interface WireNode {
  nodeName: string
  type: string
  status: string
  logPath?: string
  startTime?: number
  endTime?: number
}

const warehouse = new Warehouse()
const find = createNodeLogs(warehouse)
const view = { nowMs: NOON_MS, offsetMeans: 'page', older: [], historyDays: null } as const

async function open(logPath: string, nowMs = NOON_MS): Promise<ObsObject | ObsErrorCode> {
  const [, bucket = '', key = ''] = /^obs:\/\/([^/]+)\/(.+)$/s.exec(logPath) ?? []
  return find(bucket, key, nowMs)
}

async function textOf(logPath: string, nowMs = NOON_MS): Promise<string> {
  const object = await open(logPath, nowMs)
  if (typeof object === 'string') throw new Error(`${logPath}: ${object}`)
  const pieces: Uint8Array[] = []
  for await (const piece of object.read(0, object.size)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

const nodesOf = (text: string | null): WireNode[] =>
  ((JSON.parse(text ?? '{}') as { nodes?: WireNode[] | null }).nodes ?? []).filter(({ logPath }) =>
    logPath?.startsWith('obs://dlf-log-'),
  )

const EXAMPLES = listExamples(NOON_MS).filter(
  ({ group, job }) => ['pipeline', 'states', 'size'].includes(group) && !/^load_(live_)?\d{4}/.test(job),
)

describe.each(EXAMPLES)('$job / $id', (example) => {
  it('has a log for each node that names one, last written when the node ended', async () => {
    for (const { logPath = '', endTime } of nodesOf(findText(example, NOON_MS))) {
      const object = await open(logPath)
      expect({ logPath, object }).toEqual({ logPath, object: expect.any(Object) as object })
      if (endTime !== undefined && typeof object !== 'string')
        expect(object.modifiedMs).toBeCloseTo(endTime, -3)
    }
  })
})

interface Row {
  instanceId: number
  jobName: string
  status: string
  errorMessage?: string
}

it('has the logs of all runs of a day, and the reason of each failure', async () => {
  const query = new URLSearchParams({
    minPlanTime: String(NOON_MS - 86_400_000),
    maxPlanTime: String(NOON_MS),
    limit: '1000',
  })
  const families = new Set<string>()
  for (const workspace of ['', 'dw_prod']) {
    const { body } = warehouse.listRuns(workspace, query, view)
    const rows = (JSON.parse(String(body)) as { instances: Row[] }).instances
    const odd = rows.filter(({ status }, at) => status === 'fail' || at % 40 === 0)
    for (const { jobName: job, instanceId, status, errorMessage = '' } of odd) {
      const run = { job, id: String(instanceId), workspace }
      for (const node of nodesOf(findText(run, NOON_MS) ?? warehouse.findRunText(run, view))) {
        const text = await textOf(node.logPath ?? '')
        // The orders' list names one of the nodes that failed.
        if (node.status !== 'fail' || status !== 'fail' || job === 'dwd_orders_daily') continue
        families.add(node.type)
        const [reason = ''] = errorMessage.replace(/^(DWS|DLI|MRS)\.\d{4} /, '').split('\n')
        const word = /[\w"']{6,}/.exec(reason)?.[0] ?? ''
        expect(text).toContain(word)
      }
    }
  }
  expect(families.size).toBeGreaterThan(2)
})

it('has logs for answers that were written by hand', async () => {
  const bucket = 'obs://dlf-log-b384b9e9ab9b4ee8994c8633aabc9505'
  expect(await textOf(`${bucket}/job_batch/2019-03-04 11_53_00.000/error/error.job`)).toContain(
    '2019/03/04 11:53',
  )
  expect(await textOf(`${bucket}/log_paths/what?really=#yes/100%/a+b.job`)).toContain('[INFO]')
  expect(await open(`${bucket}/log_paths_hostile/../other/../../etc/passwd`)).toBe('NoSuchKey')
})

it('grows while its node runs', async () => {
  const growing = { job: LOGS_JOB, id: GROWING_LOGS_ID, workspace: '' }
  const path = nodesOf(findText(growing, NOON_MS))[0]?.logPath ?? ''
  const [first, second] = [await textOf(path), await textOf(path, NOON_MS + 20_000)]
  expect(second.startsWith(first)).toBe(true)
  expect(second.length).toBeGreaterThan(first.length)
})

it.each([
  ['another bucket', 'obs://team-logs/job_batch/2019-03-04 11_53_00.000/error/error.job', 'NoSuchBucket'],
  ['no key of a log', 'obs://dlf-log-b384b9e9ab9b4ee8994c8633aabc9505/readme', 'NoSuchKey'],
  [
    'a job that does not exist',
    'obs://dlf-log-b384b9e9ab9b4ee8994c8633aabc9505/a/2026-11-22_02_00_00.000/b/b.job',
    'NoSuchKey',
  ],
  [
    'a time that is none',
    'obs://dlf-log-b384b9e9ab9b4ee8994c8633aabc9505/a/2026-13-99_02_00_00.000/b/b.job',
    'NoSuchKey',
  ],
])('has no %s', async (_, path, code) => {
  expect(await open(path)).toBe(code)
})
