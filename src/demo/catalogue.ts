import { type DemoExample } from '../contract/config'
import { FAULTS } from './faults/faults'
import { DEFAULT_WORKSPACE, type DemoInstance, ORDERS_JOB } from './scenarios/demo-instance'
import { DOCUMENTED_RUNS } from './scenarios/documented-example'
import { LARGE_RUNS } from './scenarios/large-runs'
import { ORDERS_LIVE, cycleText, lastCycle } from './scenarios/orders-live'
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
