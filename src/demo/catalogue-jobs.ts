import { listJobExamples, listNodes } from './catalogue'
import { type NodePlan } from './jobs/definition'
import { INVALID, type OffsetMeaning, readPage, readWhole } from './jobs/query'
import { readWanted, toMinutes } from './jobs/run-rows'
import { nodesToWire } from './jobs/wire-jobs'
import { type JsonObject, toJson } from './json'
import { type Reply, ok } from './reply'
import { DEFAULT_WORKSPACE, type DemoInstance, ORDERS_JOB } from './scenarios/demo-instance'
import { type RunNode } from './scenarios/snapshot'
import { LOG_BUCKET } from './scenarios/wire'

// Jobs of the catalogue that no list of jobs names. Their runs are listed when asked for by name. Each has a version of its own, with edges
// that fit its times.

const JOB_ID = 967_000

type Asked = Readonly<{ call: string; query: URLSearchParams; job?: string }>

/** The answer of ShowJob, or of ListJobInstances for one job, in the default workspace; null when it is about no such job. */
export function answerExample(
  { call, query, job = '' }: Asked,
  nowMs: number,
  meaning: OffsetMeaning,
): Reply | null {
  if (call === 'job') return answerJob(job, query, nowMs)
  return call === 'runs' && query.get('preciseQuery') === 'true' ? answerRuns(query, nowMs, meaning) : null
}

/** Definitions of ten thousand nodes, far more than any job has, would take the demo long to write. */
const HUGE = /^load_(?:live_)?\d{5}$/

/** The orders are in the lists of their workspace. */
const listVersions = (job: string): DemoInstance[] =>
  job === ORDERS_JOB || HUGE.test(job) ? [] : listJobExamples(DEFAULT_WORKSPACE, job)

function answerJob(job: string, query: URLSearchParams, nowMs: number): Reply | null {
  const versions = listVersions(job)
  if (versions.length === 0) return null
  const asked = readWhole(query, 'version', -1, -1, versions.length)
  const version = asked === -1 ? versions.length : asked
  const example = version === null ? undefined : versions[version - 1]
  if (example === undefined) return INVALID
  return ok(
    toJson({
      name: job,
      processType: 'BATCH',
      directory: '/示例/',
      version: String(version),
      logPath: LOG_BUCKET,
      id: JOB_ID,
      basicConfig: { owner: 'etl_admin', instanceTimeout: 0, priority: 0, tags: [] },
      params: [],
      schedule: { type: 'EXECUTE_ONCE' },
      nodes: nodesToWire(planNodes(listNodes(example, nowMs))),
    }),
  )
}

/** Newest first by plan. */
function answerRuns(query: URLSearchParams, nowMs: number, meaning: OffsetMeaning): Reply | null {
  const wanted = readWanted(query, nowMs, false)
  const page = readPage(query, 1_000, meaning)
  const versions = listVersions(wanted?.job ?? '')
  if (wanted === null || page === null || versions.length === 0) return null
  const found = versions
    .map((example, at) => readRow(example, at + 1, nowMs))
    .filter(({ planTime }) => planTime > wanted.fromMs && planTime < wanted.toMs)
    .filter(({ status }) => wanted.status === '' || status === wanted.status)
    .filter(({ instanceType = 0 }) => wanted.trigger === null || instanceType === wanted.trigger)
    .toSorted((one, other) => other.planTime - one.planTime)
  return ok(toJson({ total: found.length, instances: found.slice(page.from, page.to) }))
}

interface Row extends JsonObject {
  planTime: number
  status: string
  instanceType?: number
}

/** What its own answer says; a time that is no number is in no window. */
function readRow({ job, id, text }: DemoInstance, version: number, nowMs: number): Row {
  const wire = JSON.parse(text(nowMs)) as Row
  const { status, planTime, startTime, endTime, instanceType, forceSuccess, ignoreSuccess } = wire
  const hasTimes = typeof startTime === 'number' && typeof endTime === 'number'
  return {
    instanceId: BigInt(id),
    jobName: job,
    jobId: JOB_ID,
    jobInstanceName: job,
    instanceType,
    version,
    status,
    planTime,
    submitTime: planTime,
    startTime,
    endTime,
    executeTime: hasTimes ? toMinutes(endTime - startTime) : undefined,
    forceSuccess,
    ignoreSuccess,
  }
}

const RERUN_CONDITION = '#{StringUtil.equals(Job.getParam("rerun"), "1")}'
/** Of the nodes that ended before one started, it waits for the last ones. */
const MAX_BEFORE = 2

/** The nodes of a definition by which the run went as it did. Those of failed nodes go on without them. */
function planNodes(nodes: readonly RunNode[]): NodePlan[] {
  const before = linkByTimes(nodes)
  const hasEdges = [...before.values()].some(({ length }) => length > 0)
  let lastRun: string | null = null
  return nodes.map((node, at): NodePlan => {
    const { name, type, outcome, startMs, rows = null } = node
    const isSkipped = startMs === null && outcome === 'skip'
    const after = before.get(node) ?? (lastRun === null ? [] : [lastRun])
    if (isGood(node)) lastRun = name
    return {
      name,
      type,
      after,
      weight: 1,
      failPolicy: 'FAIL_CHILD',
      retryTimes: 3,
      retryIntervalS: 60,
      maxMinutes: 1_440,
      rows,
      ...(isSkipped && after.length > 0 ? { condition: RERUN_CONDITION } : {}),
      ...(hasEdges ? {} : { location: placeInGrid(at) }),
    }
  })
}

const GRID_COLUMNS = 6
const placeInGrid = (at: number) => ({
  x: String((at % GRID_COLUMNS) * 240),
  y: String(Math.floor(at / GRID_COLUMNS) * 90),
})

const GOOD: ReadonlySet<string> = new Set(['success', 'forceSuccess', 'ignoreSuccess'])
const isGood = ({ startMs, endMs, outcome }: RunNode): boolean =>
  startMs !== null && endMs !== null && endMs >= startMs && GOOD.has(outcome)

/** For each node that started the names of those that it can have waited for. */
function linkByTimes(nodes: readonly RunNode[]): Map<RunNode, string[]> {
  const ended = nodes.filter(isGood).toSorted((one, other) => (one.endMs ?? 0) - (other.endMs ?? 0))
  const started = nodes.filter(({ startMs }) => startMs !== null)
  const before = new Map<RunNode, string[]>()
  let count = 0
  for (const node of started.toSorted((one, other) => (one.startMs ?? 0) - (other.startMs ?? 0))) {
    // A node of no length ends when it starts: it waits for none that comes behind it.
    for (let next = ended[count]; next && before.has(next) && (next.endMs ?? 0) <= (node.startMs ?? 0);)
      next = ended[++count]
    const last = ended.slice(Math.max(0, count - MAX_BEFORE), count)
    before.set(
      node,
      last.map(({ name }) => name),
    )
  }
  return before
}
