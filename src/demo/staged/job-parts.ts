import { DAY_MS, MINUTE_MS } from '../../lib/time/units'
import { type DemoExample } from '../../contract/config'
import { hash } from '../jobs/hash'
import { nightMs } from '../scenarios/nightly-plan'
import { type Run } from '../scenarios/snapshot'
import { type Changes, type StagedNode, playRun } from './play'

/** A job whose last run shows one thing, and whose earlier runs say what is usual. */
export interface StagedJob {
  name: string
  /** Of the run that shows it. */
  id: string
  what: DemoExample['what']
  /** DGC's six fields; null: events start it. */
  cron: string | null
  dependsOn: readonly string[]
  /** Whether the caller may read its definition. */
  isReadable: boolean
  /** Its definition contradicts its runs, or itself. */
  isContradictory: boolean
  /** A user has paused its schedule. */
  isStopped: boolean
  nodesAt: (version: number) => readonly StagedNode[]
  versionAt: (planMs: number) => number
  /** When the shown run was planned; it moves with the clock. */
  shownPlanMs: (nowMs: number) => number
  shown: (planMs: number) => Run
  /** The plans of its earlier runs, newest first, and how often there is one. */
  pastPlansMs: (shownPlanMs: number) => number[]
  everyMs: number
  past: (planMs: number) => Run
}

export const createNode = (
  name: string,
  type: StagedNode['type'],
  minutes: number,
  after: readonly string[] = [],
  more: Partial<StagedNode> = {},
): StagedNode => {
  const plain = { failPolicy: 'FAIL', retryTimes: 2, retryIntervalS: 60, maxMinutes: 60, rows: null } as const
  return { name, type, minutes, after, ...plain, ...more }
}

/** Three sources are copied, cleaned on two branches, and brought together; `scale` of 1 takes 40 minutes. */
export function definePipeline(subject: string, scale = 1): StagedNode[] {
  const { extract, clean, tidy, merge } = nameNodes(subject)
  return [
    createNode('start', 'Dummy', 0.02),
    createNode('check_sources', 'RestClient', 0.5, ['start']),
    createNode(`${extract}_a`, 'CDMJob', 9 * scale, ['check_sources'], { rows: 4_120_000 }),
    createNode(`${extract}_b`, 'CDMJob', 14 * scale, ['check_sources'], { rows: 9_730_000 }),
    createNode(`${extract}_c`, 'CDMJob', 6 * scale, ['check_sources'], {
      rows: 310_000,
      failPolicy: 'FAIL_CHILD',
    }),
    createNode(clean, 'DLISQL', 8 * scale, [`${extract}_a`, `${extract}_b`], { rows: 9_700_000 }),
    createNode(tidy, 'HiveSQL', 5 * scale, [`${extract}_c`], { rows: 305_000 }),
    createNode(merge, 'DWSSQL', 12 * scale, [clean, tidy], { rows: 9_690_000 }),
    createNode('check_quality', 'MRSHetuEngine', 1.5 * scale, [merge], {
      failPolicy: 'IGNORE',
      maxMinutes: 30,
    }),
    createNode('full_reload', 'Shell', 2 * scale, [merge], { condition: RELOAD }),
    createNode(`publish_${subject}`, 'RDSSQL', 4 * scale, [merge], { rows: 86_000 }),
    createNode('notify_owner', 'SMN', 0.05, [`publish_${subject}`], { failPolicy: 'IGNORE', maxMinutes: 5 }),
  ]
}

const nameNodes = (subject: string) => ({
  extract: `extract_${subject}`,
  clean: `clean_${subject}`,
  tidy: `清洗_${subject}`,
  merge: `merge_${subject}`,
})

const RELOAD = '#{StringUtil.equals(Job.getParam("full_reload"), "1")}'

export const seedOf = (id: string, planMs: number): number =>
  hash(Number(id.slice(-4)), Math.floor(planMs / MINUTE_MS))

const VERSION = 3
/** The last times, newest first. */
export const before = (lastMs: number, everyMs: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => lastMs - at * everyMs)

/** The last time of those that are so far apart. */
export const slotMs = (nowMs: number, everyMs: number): number => Math.floor(nowMs / everyMs) * everyMs

export const COMMON = {
  cron: null,
  dependsOn: [],
  isReadable: true,
  isContradictory: false,
  isStopped: false,
  versionAt: () => VERSION,
} satisfies Partial<StagedJob>

export interface Given {
  name: string
  id: string
  what: DemoExample['what']
  nodes: readonly StagedNode[]
  changes?: Changes
}

interface Night {
  /** How long after its plan a run starts, and the shown one. */
  lateMinutes?: readonly [usual: number, shown: number]
  dependsOn?: readonly string[]
  versionAt?: StagedJob['versionAt']
  nodesAt?: StagedJob['nodesAt']
  /** What ran, where the definition says otherwise. */
  ran?: readonly StagedNode[]
}

/** Each night at 02:00; last night's run is the one that shows it. */
export function nightly({ name, id, what, nodes, changes = {} }: Given, night: Night = {}): StagedJob {
  const {
    lateMinutes = [0, 0],
    nodesAt = () => nodes,
    versionAt = COMMON.versionAt,
    dependsOn = [],
    ran,
  } = night
  const play = (planMs: number, late: number, own: Changes): Run => {
    const startMs = planMs + 40_000 + late * MINUTE_MS
    const seed = seedOf(id, planMs)
    return playRun({ nodes: ran ?? nodesAt(versionAt(planMs)), planMs, startMs, seed, changes: own })
  }
  return {
    ...COMMON,
    name,
    id,
    what,
    cron: '0 0 2 * * ?',
    isContradictory: ran !== undefined,
    dependsOn,
    nodesAt,
    versionAt,
    shownPlanMs: nightMs,
    shown: (planMs) => play(planMs, lateMinutes[1], changes),
    pastPlansMs: (shownMs) => before(shownMs - DAY_MS, DAY_MS, 40),
    everyMs: DAY_MS,
    past: (planMs) => play(planMs, lateMinutes[0], {}),
  }
}
