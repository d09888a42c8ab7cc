import { toJson } from '../json'
import { JOB_MISSING, type Reply, ok } from '../reply'
import { type LogPlace } from '../scenarios/log-key'
import { type Run, type Snapshot, type SnapshotNode, takeSnapshot } from '../scenarios/snapshot'
import { NEWER, OLDER, writeSnapshot } from '../scenarios/wire'
import { type Course, type Kind, headerAt, planCourse, planOrdersNight } from './course'
import { type JobPlan, type RealTimePlan } from './job-plan'
import { createJobs, createManyJobs, createRealTimeJobs } from './job-list'
import { INVALID, type OffsetMeaning, readPage, readWhole } from './query'
import { HISTORY_DAYS, findSlot, readRunId, readTrigger, visitRuns } from './run-list'
import { buildRun } from './run-nodes'
import { listRunRows, readWanted } from './run-rows'
import { versionAt } from './versions'
import { jobToWire, realTimeToWire, writeDefinition, writeRealTimeDefinition } from './wire-jobs'
import { DEMO_WORKSPACES, type Workspace } from './workspaces'

/** How DGC looks at the moment of a request. */
export interface View {
  nowMs: number
  offsetMeans: OffsetMeaning
  /** Workspaces with the older fields and spellings. */
  older: readonly string[]
  /** Runs that were planned longer ago are forgotten; null: as in DGC. */
  historyDays: number | null
}

interface Room {
  workspace: Workspace
  jobs: readonly JobPlan[]
  realTime: readonly RealTimePlan[]
  byName: ReadonlyMap<string, JobPlan>
  downstream: ReadonlyMap<JobPlan, readonly JobPlan[]>
}

const MAX_JOBS = 100
const MAX_RUNS = 1_000
/** As many runs as `many` jobs may have together. */
const MANY_RUNS = 100_000

/** Jobs, definitions and runs of all workspaces, computed for each request. With `manyJobs` the default one has that many. */
export class Warehouse {
  readonly #rooms: ReadonlyMap<string, Room>
  readonly #historyDays: number

  constructor(manyJobs: number | null = null) {
    const rooms = DEMO_WORKSPACES.map((workspace, place): [string, Room] => {
      const jobs = place === 0 && manyJobs !== null ? createManyJobs(manyJobs) : createJobs(workspace, place)
      return [workspace.id, createRoom(workspace, jobs, createRealTimeJobs(workspace, place))]
    })
    this.#rooms = new Map(rooms)
    this.#historyDays =
      manyJobs === null ? HISTORY_DAYS : Math.min(HISTORY_DAYS, Math.ceil(MANY_RUNS / manyJobs))
  }

  hasWorkspace(id: string): boolean {
    return this.#rooms.has(id)
  }

  /** As in DGC, a job exists in every workspace and only its instances are missing there. */
  hasJob(name: string): boolean {
    return Array.from(this.#rooms.values()).some(({ byName }) => byName.has(name))
  }

  /** The answer of ListJobs. */
  listJobs(workspace: string, query: URLSearchParams, view: View): Reply {
    const room = this.#rooms.get(workspace)
    const page = readPage(query, MAX_JOBS, view.offsetMeans)
    const type = query.get('jobType') ?? 'BATCH'
    if (room === undefined || page === null || (type !== 'BATCH' && type !== 'REAL_TIME')) return INVALID
    const part = query.get('jobName') ?? ''
    const tags = (query.get('tags') ?? '').split(',').filter(Boolean)
    const fits = (name: string, own: readonly string[]) =>
      name.includes(part) && tags.every((tag) => own.includes(tag))
    if (type === 'REAL_TIME') {
      const found = room.realTime.filter(({ name }) => fits(name, ['real-time']))
      return ok(toJson({ total: found.length, jobs: found.slice(page.from, page.to).map(realTimeToWire) }))
    }
    const found = room.jobs.filter((job) => job.isListed && fits(job.name, job.tags))
    const historyDays = view.historyDays ?? this.#historyDays
    const jobs = found.slice(page.from, page.to).map((job) => jobToWire(job, view.nowMs, historyDays))
    return ok(toJson({ total: found.length, jobs }))
  }

  /** The answer of ShowJob. */
  showJob(workspace: string, name: string, query: URLSearchParams, view: View): Reply {
    const room = this.#rooms.get(workspace)
    const job = room?.byName.get(name)
    if (room === undefined || job === undefined) {
      const realTime = room?.realTime.find((each) => each.name === name)
      return realTime ? ok(writeRealTimeDefinition(realTime)) : JOB_MISSING
    }
    const current = versionAt(job, view.nowMs)
    const asked = readWhole(query, 'version', -1, -1, Number.MAX_SAFE_INTEGER)
    // The documents have no code for a version that does not exist.
    if (asked === null || asked === 0 || asked > current) return INVALID
    const isSubmitted = asked === -1 && query.get('getJobSubmitVersion') === 'true'
    const downstream = query.get('dependencies') === 'true' ? (room.downstream.get(job) ?? []) : null
    return ok(
      writeDefinition(job, room.workspace, {
        version: isSubmitted ? current : asked,
        current,
        isOlder: view.older.includes(workspace),
        downstream,
      }),
    )
  }

  /** The answer of ListJobInstances: newest first by plan. */
  listRuns(workspace: string, query: URLSearchParams, view: View): Reply {
    const room = this.#rooms.get(workspace)
    const isOlder = view.older.includes(workspace)
    const page = readPage(query, MAX_RUNS, view.offsetMeans)
    const wanted = readWanted(query, view.nowMs, isOlder)
    if (room === undefined || page === null || wanted === null) return INVALID
    if (wanted.isPrecise && wanted.job !== '' && !room.byName.has(wanted.job)) return JOB_MISSING
    const historyDays = view.historyDays ?? this.#historyDays
    return ok(listRunRows(room, { wanted, page, isOlder, nowMs: view.nowMs, historyDays }))
  }

  /** The answer of ShowJobInstance; null when there is no such run. */
  findRunText({ job: name, id, workspace }: { job: string; id: string; workspace: string }, view: View) {
    const room = this.#rooms.get(workspace)
    const job = room?.byName.get(name)
    const { nowMs } = view
    const found = room && job ? readRunId(job, id, room.workspace.firstRunId) : null
    if (room === undefined || job === undefined || found === null) return null
    const slot = findSlot(job, found.kind, found.slotMs, nowMs, view.historyDays ?? this.#historyDays)
    if (slot === null) return null
    const style = view.older.includes(workspace) ? OLDER : NEWER
    const { logRoot } = room.workspace
    const hasOwnLogs = slot.kind !== 'scheduled'
    return writeSnapshot({ job: name, id }, this.#snapshot(job, slot.kind, slot.slotMs, nowMs), {
      ...style,
      trigger: readTrigger(job, slot.kind),
      hasOwnLogs,
      ...(logRoot === undefined ? {} : { logRoot }),
    })
  }

  /** The run whose log that is, past and to come; null when there is none. */
  findRun({ root, job: name, planMs, id }: LogPlace, nowMs: number): Run | null {
    const rooms = Array.from(this.#rooms.values())
    const room = rooms.find(({ workspace, byName }) => (workspace.logRoot ?? '') === root && byName.has(name))
    const job = room?.byName.get(name)
    if (room === undefined || job === undefined) return null
    const known = id === null ? null : readRunId(job, id, room.workspace.firstRunId)
    let run: Run | null = null
    const window = { fromMs: planMs - 1, toMs: planMs + 1, nowMs, historyDays: this.#historyDays }
    visitRuns(job, window, (kind, _, slotMs) => {
      const isWanted = id === null ? kind === 'scheduled' : kind === known?.kind && slotMs === known.slotMs
      if (isWanted) run = planRun(job, planCourse(job, slotMs, kind, nowMs), kind, slotMs, nowMs)
    })
    return run
  }

  #snapshot(job: JobPlan, kind: Kind, slotMs: number, nowMs: number): Snapshot {
    const course = planCourse(job, slotMs, kind, nowMs)
    const run = planRun(job, course, kind, slotMs, nowMs)
    const { nodes, planMs } = takeSnapshot(run, nowMs)
    const { status, startMs, endMs } = headerAt(course, nowMs)
    return { planMs, status, startMs, endMs, nodes: startMs === null ? unstarted(nodes, status) : nodes }
  }
}

const planRun = (job: JobPlan, course: Course, kind: Kind, slotMs: number, nowMs: number): Run =>
  job.isOrders && kind === 'scheduled' ? planOrdersNight(job, slotMs, nowMs) : buildRun(job, course, slotMs)

/** A run that waits shows nodes that wait; one that will never start shows what became of them. */
const unstarted = (nodes: readonly SnapshotNode[], status: string): SnapshotNode[] =>
  nodes.map((node) => {
    if (status === 'skip-by-depend') return { ...node, status: 'skip' }
    return { ...node, status: status === 'manual-stop' ? 'manual-stop' : 'waiting' }
  })

function createRoom(workspace: Workspace, jobs: readonly JobPlan[], realTime: readonly RealTimePlan[]): Room {
  const downstream = new Map<JobPlan, JobPlan[]>()
  for (const job of jobs) {
    for (const before of job.upstream) downstream.set(before, [...(downstream.get(before) ?? []), job])
  }
  return { workspace, jobs, realTime, byName: new Map(jobs.map((job) => [job.name, job])), downstream }
}
