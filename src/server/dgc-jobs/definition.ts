import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { Schedule } from '../../contract/job'
import { startsJobs } from '../../contract/node-type'
import { Count } from '../../contract/run'
import { type FieldKind } from '../../contract/run-fields'
import { type Parts, finish } from '../../lib/parts'
import { MINUTE_MS } from '../../lib/time/units'
import { badResponse } from '../dgc/faults'
import { parseJson } from '../dgc-run/json/parse'
import { type WireObject, isObject, listAt, objectAt, readFields, textsOf } from './fields'
import { trimFolder } from './job-list'
import { parseScheduleTime } from './zone'

/** The schedule as a definition holds it. */
const ScheduleText = v.object({
  ...v.pick(Schedule, ['kind', 'expression', 'zone', 'startMs', 'endMs']).entries,
  /** The offset in which its start and end are written, in minutes; null when they name none. */
  offsetMinutes: Count,
  dependsOn: v.array(v.string()),
  /** Jobs of other workspaces, by the names of these; missing where there are none. */
  dependsElsewhere: v.optional(v.array(v.object({ job: v.string(), workspace: v.nullable(v.string()) }))),
  /** Its run of the period before has to end well, too; of a cron schedule missing only where an older version of this program read it. */
  dependsOnPrevious: v.optional(v.boolean()),
})
export type ScheduleText = v.InferOutput<typeof ScheduleText>

const NodeDefinition = v.object({
  name: v.string(),
  type: v.string(),
  /** Where its author put it; null when not given. */
  x: Count,
  y: Count,
  /** The nodes that have to end before it. */
  after: v.array(v.string()),
  conditions: v.array(v.object({ after: v.string(), expression: v.string() })),
  failPolicy: v.string(),
  /** DGC ends it after this; null when not given. */
  maxMs: Count,
  retries: Count,
  /** Another one when its properties are others; null when it has none. */
  digest: v.nullable(v.string()),
  /** The job that it runs, of which each run is one of its own; missing where none is named. */
  startsJob: v.optional(v.string()),
})
type NodeDefinition = v.InferOutput<typeof NodeDefinition>

/** What ShowJob says of one version of a job. The nodes' properties are left out: they hold scripts and connections. */
export const Definition = v.object({
  version: Count,
  isRealTime: v.boolean(),
  description: v.nullable(v.string()),
  folder: v.string(),
  owner: v.string(),
  tags: v.array(v.string()),
  schedule: ScheduleText,
  /** Null when not given. */
  downstream: v.nullable(v.array(v.object({ job: v.string(), workspace: v.nullable(v.string()) }))),
  timeoutMs: Count,
  nodes: v.array(NodeDefinition),
})
export type Definition = v.InferOutput<typeof Definition>

const TOP = {
  name: 'text',
  version: 'whole',
  processType: 'text',
  description: 'text',
  directory: 'label',
} as const satisfies Record<string, FieldKind>

const BASIC = { owner: 'label', instanceTimeout: 'count' } as const satisfies Record<string, FieldKind>

const CRON = {
  expression: 'text',
  expressionTimeZone: 'text',
  startTime: 'text',
  endTime: 'text',
  dependPrePeriod: 'flag',
} as const satisfies Record<string, FieldKind>

const NODE = {
  name: 'text',
  type: 'label',
  failPolicy: 'label',
  maxExecutionTime: 'count',
  retryTimes: 'count',
} as const satisfies Record<string, FieldKind>

/** Of 200 nodes, the documented most, each may have a script of 40 kB. To read more would keep all viewers waiting. */
const MAX_LENGTH = 8_000_000
/** To hash the scripts of so many takes some milliseconds. */
const NODES_AT_ONCE = 10

/** All parts at once. */
export const readDefinition = (text: string): Definition => finish(readDefinitionInParts(text))

/**
 * Reads an answer of ShowJob. Throws an UpstreamError for a text that is no definition, or too large for one. Parsing is one part: of 2 MB, 200 nodes
 * with their scripts, 20 ms of CPU, once for each version.
 */
export function* readDefinitionInParts(text: string): Parts<Definition> {
  if (text.length > MAX_LENGTH) throw badResponse('too_large')
  const { value: top } = parseJson(text, 'nodes')
  if (!isObject(top)) throw badResponse('wrong_shape')
  const wire = readFields(TOP, top, Infinity)
  // Anything may be an object; a definition names its job.
  if (wire.name === null) throw badResponse('wrong_shape')
  const nodes: NodeDefinition[] = []
  for (const [at, node] of (listAt(top, 'nodes') ?? []).entries()) {
    if (at % NODES_AT_ONCE === 0) yield
    if (isObject(node)) nodes.push(...readNode(node))
  }
  const basicConfig = objectAt(top, 'basicConfig')
  const basic = readFields(BASIC, basicConfig, Infinity)
  return {
    version: wire.version,
    isRealTime: wire.processType?.toUpperCase() === 'REAL_TIME',
    description: wire.description || null,
    folder: trimFolder(wire.directory ?? ''),
    owner: basic.owner ?? '',
    tags: textsOf(listAt(basicConfig, 'tags')),
    schedule: readSchedule(objectAt(top, 'schedule')),
    downstream: readDownstream(listAt(top, 'downstreamJobs')),
    // In minutes, as the console takes it; 0 means none.
    timeoutMs: basic.instanceTimeout ? basic.instanceTimeout * MINUTE_MS : null,
    nodes,
  }
}

const KINDS: ReadonlyMap<string, Schedule['kind']> = new Map([
  ['CRON', 'cron'],
  ['SCHEDULE', 'cron'],
  ['EVENT', 'event'],
  ['EVENT_TRIGGER', 'event'],
  ['EXECUTE_ONCE', 'once'],
  ['RUN_ONCE', 'once'],
])

function readSchedule(schedule: WireObject): ScheduleText {
  const { type } = readFields({ type: 'text' }, schedule, Infinity)
  const cron = objectAt(schedule, 'cron')
  const wire = readFields(CRON, cron, Infinity)
  const { expression, expressionTimeZone, startTime, endTime } = wire
  const kind = KINDS.get(type?.toUpperCase() ?? '') ?? (expression ? 'cron' : 'unknown')
  const isCron = kind === 'cron'
  const start = parseScheduleTime(startTime, expressionTimeZone)
  const end = parseScheduleTime(endTime, expressionTimeZone)
  const depend = objectAt(cron, 'dependJobs')
  const elsewhere = readJobs(listAt(depend, 'otherWorkSpaceJobs') ?? [])
  return {
    kind,
    expression: (isCron && expression?.trim()) || null,
    zone: (isCron && expressionTimeZone?.trim()) || null,
    startMs: start?.ms ?? null,
    endMs: end?.ms ?? null,
    offsetMinutes: start?.offsetMinutes ?? end?.offsetMinutes ?? null,
    dependsOn: readDependencies(depend),
    ...(elsewhere.length > 0 ? { dependsElsewhere: elsewhere } : {}),
    ...(isCron ? { dependsOnPrevious: wire.dependPrePeriod === true } : {}),
  }
}

/** Jobs of this workspace; a name of another one would be taken for a job of this. */
function readDependencies(depend: WireObject): string[] {
  const nameOf = (entry: unknown): unknown => (isObject(entry) ? entry['jobName'] : null)
  const elsewhere = new Set((listAt(depend, 'otherWorkSpaceJobs') ?? []).map(nameOf))
  const same = (listAt(depend, 'sameWorkSpaceJobs') ?? []).map(nameOf)
  const older = textsOf(listAt(depend, 'jobs')).filter((name) => !elsewhere.has(name))
  return [...new Set([...older, ...textsOf(same)])]
}

const readDownstream = (list: readonly unknown[] | null): Definition['downstream'] => list && readJobs(list)

function readJobs(list: readonly unknown[]): { job: string; workspace: string | null }[] {
  return list.flatMap((entry) => {
    if (!isObject(entry)) return []
    const { jobName, workSpace } = readFields({ jobName: 'text', workSpace: 'text' }, entry, Infinity)
    return jobName ? [{ job: jobName, workspace: workSpace || null }] : []
  })
}

function readNode(node: WireObject): NodeDefinition[] {
  const wire = readFields(NODE, node, Infinity)
  if (wire.name === null) return []
  const location = objectAt(node, 'location')
  const properties = listAt(node, 'properties')
  const startsJob = startsJobs(wire.type ?? '') ? findJobName(properties ?? []) : null
  return [
    {
      name: wire.name,
      type: wire.type ?? '',
      x: readCoordinate(location['x']),
      y: readCoordinate(location['y']),
      // One name may stand without a list: an edge that is lost would say that the node waits for none.
      after: textsOf(listAt(node, 'preNodeName') ?? [node['preNodeName']]),
      conditions: (listAt(node, 'conditions') ?? []).flatMap((entry) =>
        isObject(entry) ? readCondition(entry) : [],
      ),
      failPolicy: wire.failPolicy ?? '',
      maxMs: wire.maxExecutionTime === null ? null : wire.maxExecutionTime * MINUTE_MS,
      retries: wire.retryTimes,
      digest: computeDigest(properties),
      ...(startsJob === null ? {} : { startsJob }),
    },
  ]
}

/** Whether it was read before all was read that is read now. */
export const isOutdated = ({ schedule }: Definition): boolean =>
  schedule.kind === 'cron' && schedule.dependsOnPrevious === undefined

const JOB_NAMES: ReadonlySet<string> = new Set(['job', 'jobname', 'subjob', 'subjobname'])

/** An expression names the job only once it runs. */
function findJobName(properties: readonly unknown[]): string | null {
  for (const property of properties) {
    if (!isObject(property)) continue
    const { name, value } = readFields({ name: 'text', value: 'label' }, property, Infinity)
    const isName = JOB_NAMES.has(name?.replaceAll(/[\s_-]/g, '').toLowerCase() ?? '')
    if (isName && value && !/[#$]\{/.test(value)) return value
  }
  return null
}

/** They hold scripts and connections, so only this is kept of them. */
function computeDigest(properties: readonly unknown[] | null): string | null {
  if (properties === null || properties.length === 0) return null
  return createHash('sha256').update(JSON.stringify(properties)).digest('base64url').slice(0, 12)
}

/** An edge whose expression is empty has none: it is always followed. */
function readCondition(entry: WireObject): NodeDefinition['conditions'] {
  const { preNodeName, expression } = readFields(
    { preNodeName: 'text', expression: 'label' },
    entry,
    Infinity,
  )
  return preNodeName === null || expression === null || expression.trim() === ''
    ? []
    : [{ after: preNodeName, expression }]
}

/** A text such as `-45.5`; it may be a number, too. */
function readCoordinate(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}
