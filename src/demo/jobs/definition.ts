import { MINUTE_MS } from '../../lib/time/units'
import { type NodeType } from '../scenarios/node-types'
import { STEPS, fromPlanMs } from '../scenarios/orders-steps'
import { hash, hashShare } from './hash'
import { type JobPlan, type Layer } from './job-plan'

/** A node as one version of a job defines it. */
export interface NodePlan {
  name: string
  type: NodeType
  after: readonly string[]
  /** How much of the run's work it is, compared with the others. */
  weight: number
  failPolicy: 'FAIL' | 'FAIL_CHILD' | 'IGNORE' | 'SUSPEND'
  retryTimes: number
  retryIntervalS: number
  maxMinutes: number
  /** Runs only when this holds of its first predecessor's answer; most days it does not. */
  condition?: string
  /** In the place of where its layer puts it; null: DGC gives none. */
  location?: { x: string; y: string } | null
  /** In the place of a script of its own name. */
  script?: string
  /** Rows on a usual day; none where nothing is written. */
  rows: number | null
}

interface Parts {
  extract: NodeType
  transform: NodeType
  merge: NodeType
  publish: NodeType
}

const PARTS: Record<Layer, Parts> = {
  ods: { extract: 'CDMJob', transform: 'HiveSQL', merge: 'DWSSQL', publish: 'OBSManager' },
  dwd: { extract: 'DLISQL', transform: 'SparkSQL', merge: 'DWSSQL', publish: 'CloudTableManager' },
  dws: { extract: 'HiveSQL', transform: 'DLISpark', merge: 'DWSSQL', publish: 'RDSSQL' },
  ads: { extract: 'DWSSQL', transform: 'MRSSpark', merge: 'RDSSQL', publish: 'RestClient' },
}

const RELOAD_CONDITION = '#{StringUtil.equals(Job.getParam("full_reload"), "1")}'
const QUIET = { rows: null, retryTimes: 0, retryIntervalS: 120, maxMinutes: 60 } as const

/** The nodes of a version, each behind those that it waits for. `-1` is the draft, which has not been submitted. */
export function defineNodes(job: JobPlan, version: number): NodePlan[] {
  if (job.isOrders) return defineOrders(job, version)
  return job.isSingle ? [defineSingle(job, version)] : defineChain(job, version)
}

function settings(job: JobPlan, version: number, at: number) {
  const vary = hash(job.seed, at, version >> 1)
  return {
    retryTimes: vary % 4,
    retryIntervalS: [120, 60, 30][vary % 3] ?? 120,
    maxMinutes: 1_440,
    rows: Math.round(10 ** (3.5 + 4 * hashShare(job.seed, at, 11))),
  }
}

function defineSingle(job: JobPlan, version: number): NodePlan {
  const { extract } = PARTS[job.layer]
  const fixed = settings(job, version, 1)
  return { name: `${job.subject}_load`, type: extract, after: [], weight: 1, failPolicy: 'FAIL', ...fixed }
}

function defineChain(job: JobPlan, version: number): NodePlan[] {
  const { layer, subject, subjectZh, width, seed } = job
  const { extract, transform, merge, publish } = PARTS[layer]
  const word = extract.replace(/SQL|Job/, '').toLowerCase()
  const start = `start_${layer}`
  const check = seed % 3 === 0 ? `check_${subject}就绪` : `check_${subject}_ready`
  const extracts = range(width).map((at) => `${word}_${subject}_p${at + 1}`)
  const transforms = range(Math.ceil(width / 2)).map((at) =>
    seed % 4 === 1 ? `清洗_${subjectZh}_${at + 1}` : `clean_${subject}_${at + 1}`,
  )
  const merged = `${layer}_${subject}_merge`
  const published = `publish_${subject}`
  const isDraft = version === -1
  const nodes: NodePlan[] = [
    { ...QUIET, name: start, type: 'Dummy', after: [], weight: 0.01, failPolicy: 'FAIL' },
    { ...QUIET, name: check, type: 'RestClient', after: [start], weight: 0.3, failPolicy: 'FAIL' },
    ...extracts.map((name, at): NodePlan => {
      const weight = 1.5 + 2 * hashShare(seed, at, 21)
      return {
        name,
        type: extract,
        after: [check],
        weight,
        failPolicy: 'FAIL',
        ...settings(job, version, at),
      }
    }),
    ...transforms.map((name, at): NodePlan => {
      const after = extracts.slice(at * 2, at * 2 + 2)
      const weight = 1 + 2 * hashShare(seed, at, 22)
      const own = settings(job, version, 100 + at)
      return { name, type: transform, after, weight, failPolicy: 'FAIL', ...own }
    }),
    {
      name: merged,
      type: merge,
      after: transforms,
      weight: 1.2 + 2 * hashShare(seed, 23),
      failPolicy: 'SUSPEND',
      ...settings(job, version, 200),
    },
    {
      ...QUIET,
      name: `dq_${subject}_null_rate`,
      type: 'MRSHetuEngine',
      after: [merged],
      weight: 0.4,
      failPolicy: 'IGNORE',
      maxMinutes: 30,
      rows: 0,
    },
    {
      ...QUIET,
      name: `full_reload_${subject}`,
      type: 'Shell',
      after: [merged],
      weight: 0.7,
      failPolicy: 'FAIL',
      condition: RELOAD_CONDITION,
      maxMinutes: 1_440,
    },
    {
      name: published,
      type: publish,
      after: [merged],
      weight: 0.5 + hashShare(seed, 24),
      failPolicy: 'FAIL',
      ...settings(job, version, 201),
    },
  ]
  // What changed from one version to the next.
  if (version % 3 !== 1 || isDraft)
    nodes.push({
      ...QUIET,
      name: `archive_${subject}_parquet`,
      type: 'OBSManager',
      after: [published],
      weight: 0.6,
      failPolicy: 'FAIL',
    })
  if (version % 4 >= 2)
    nodes.push({
      ...QUIET,
      name: 'smn_notify_owner',
      type: 'SMN',
      after: [published],
      weight: 0.02,
      failPolicy: 'IGNORE',
      maxMinutes: 5,
    })
  if (isDraft)
    nodes.push({
      ...QUIET,
      name: 'debug_draft_only',
      type: 'Shell',
      after: [merged],
      weight: 0.1,
      failPolicy: 'FAIL',
    })
  return nodes
}

const range = (length: number): number[] => Array.from({ length }, (_, at) => at)

/** On most nights the first fails and the night goes on, and the second is skipped. */
const ORDERS_IGNORED = '同步_商品维表'
const ORDERS_CONDITIONAL = '同步_门店维表'

function defineOrders(job: JobPlan, version: number): NodePlan[] {
  return STEPS.map(({ name, type, after, from, to, rows }, at) => ({
    ...settings(job, version, at),
    name,
    type,
    after,
    weight: (fromPlanMs(to) - fromPlanMs(from)) / MINUTE_MS,
    failPolicy: name === ORDERS_IGNORED ? 'IGNORE' : 'FAIL',
    ...(name === ORDERS_CONDITIONAL ? { condition: RELOAD_CONDITION } : {}),
    // Failed loads show three retries, others two at most.
    retryTimes: name.startsWith('dws_load') ? 3 : 2,
    rows: rows ?? null,
  }))
}
