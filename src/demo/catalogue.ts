import { SECOND_MS } from '../lib/time/units'
import { type DemoExample } from '../contract/config'
import { FAULTS } from './faults/faults'
import { DEFAULT_WORKSPACE, type DemoInstance, ORDERS_JOB } from './scenarios/demo-instance'
import { DOCUMENTED_RUNS } from './scenarios/documented-example'
import { LARGE_RUNS } from './scenarios/large-runs'
import { type LogPlace } from './scenarios/log-key'
import { LOGS_OF_EVERY_KIND } from './scenarios/logs-of-every-kind'
import { type NodeType, OLDER_SPELLING } from './scenarios/node-types'
import { type Run, type RunNode, type StatusWord } from './scenarios/snapshot'
import { ORDERS_LIVE, cycleText, findCycle, lastCycle } from './scenarios/orders-live'
import { ORDERS_NIGHTS } from './scenarios/orders-nights'
import { ORDERS_STATES } from './scenarios/orders-states'
import { CONTRADICTIONS_SHAPE } from './scenarios/contradictions-shape'
import { CONTRADICTIONS_TEXT } from './scenarios/contradictions-text'
import { CONTRADICTIONS_TIMES } from './scenarios/contradictions-times'

const INSTANCES: readonly DemoInstance[] = [
  ORDERS_LIVE,
  ...ORDERS_NIGHTS,
  ...ORDERS_STATES,
  ...DOCUMENTED_RUNS,
  ...CONTRADICTIONS_TIMES,
  ...CONTRADICTIONS_SHAPE,
  ...CONTRADICTIONS_TEXT,
  ...LARGE_RUNS,
  ...LOGS_OF_EVERY_KIND,
]

const JOBS: ReadonlySet<string> = new Set(INSTANCES.map(({ job }) => job))
const BY_ADDRESS = new Map(INSTANCES.map((instance) => [address(instance), instance]))

interface Address {
  job: string
  id: string
  workspace: string
}

function address({ job, id, workspace }: Address): string {
  return JSON.stringify([job, id, workspace === 'default' ? DEFAULT_WORKSPACE : workspace])
}

/** As in DGC, a job exists in every workspace and only its instances are missing there. */
export const isJob = (job: string): boolean => JOBS.has(job)

export function findText(wanted: Address, nowMs: number): string | null {
  const known = BY_ADDRESS.get(address(wanted))
  if (known) return known.text(nowMs)
  const cycles = wanted.job === ORDERS_JOB && isDefault(wanted.workspace) && /^[1-9]\d{9,18}$/.test(wanted.id)
  return cycles ? cycleText(wanted.id, nowMs) : null
}

/** The run whose log that is; all workspaces but the default one have their id in front. Without an id it is the first one planned for then: the others of that time have their id in the key. */
export function findCatalogueRun({ root, job, planMs, id }: LogPlace, nowMs: number): Run | null {
  for (const instance of INSTANCES) {
    const isNamed = instance.job === job && (id === null || instance.id === id)
    if (!isNamed || instance.workspace !== root) continue
    const run = instance.run?.(nowMs)
    if (run?.planMs === planMs) return run
  }
  return job === ORDERS_JOB && root === '' ? findCycle(planMs, nowMs) : null
}

/** The node with this log path in an answer that was written by hand. */
export function findWireNode(job: string, logPath: string, nowMs: number): RunNode | null {
  for (const { text } of INSTANCES.filter((each) => each.job === job && each.run === undefined)) {
    const found = listWireNodes(text(nowMs)).find((node) => node['logPath'] === logPath)
    if (found) return fromWire(found)
  }
  return null
}

/** Anything may be wrong with the text but its being an object. */
function listWireNodes(text: string): Record<string, unknown>[] {
  const { nodes } = JSON.parse(text) as { nodes?: unknown }
  const isObject = (node: unknown): node is Record<string, unknown> =>
    typeof node === 'object' && node !== null
  return Array.isArray(nodes) ? nodes.filter(isObject) : []
}

/** The examples of a job, in the order of the catalogue. */
export const listJobExamples = (workspace: string, job: string): DemoInstance[] =>
  INSTANCES.filter((each) => each.workspace === workspace && each.job === job)

/** The nodes of an example, past and to come. */
export const listNodes = ({ run, text }: DemoInstance, nowMs: number): readonly RunNode[] =>
  run?.(nowMs).nodes ?? listWireNodes(text(nowMs)).map(fromWire)

const TYPES = new Map(
  Object.entries(OLDER_SPELLING).flatMap(([type, older]) => [
    [type, type as NodeType],
    [older, type as NodeType],
  ]),
)

/** Of this century, a time in seconds lies between these, and one in milliseconds above. */
const MIN_SECONDS = 946_684_800
const MIN_MS = 1e11

/** Anything may be wrong with it, and its times may be in seconds. */
function fromWire(node: Record<string, unknown>): RunNode {
  const { nodeName = '' } = node
  const count = (name: string) => (typeof node[name] === 'number' ? node[name] : null)
  const time = (name: string) => {
    const given = count(name)
    return given !== null && given > MIN_SECONDS && given < MIN_MS ? given * SECOND_MS : given
  }
  return {
    name: String(nodeName),
    type: TYPES.get(String(node['type'])) ?? 'Shell',
    startMs: time('startTime'),
    endMs: time('endTime'),
    outcome: (node['status'] as StatusWord | undefined) ?? 'success',
    retries: Math.min(3, count('retryTimes') ?? 0),
  }
}

const isDefault = (workspace: string) => workspace === DEFAULT_WORKSPACE || workspace === 'default'

const toExample = ({ job, id, workspace, group, what }: DemoInstance): DemoExample => ({
  job,
  id,
  workspace,
  group,
  what,
})

export function listExamples(nowMs: number): DemoExample[] {
  const [live, ...others] = INSTANCES.map(toExample)
  const faults = FAULTS.filter(({ isListed = true }) => isListed).map(({ job, what }): DemoExample => ({
    job,
    id: '34765',
    workspace: DEFAULT_WORKSPACE,
    group: 'faults',
    what,
  }))
  return [...(live ? [live] : []), toExample(lastCycle(nowMs)), ...others, ...faults]
}
