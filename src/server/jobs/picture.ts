import { type JobList, type NoDefinition } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { serializeJob, wrapJobList } from '../../contract/job-transfer'
import { isProblem, isTerminal } from '../../contract/status'
import { type Definition } from '../dgc-jobs/definition'
import { type ListedJob } from '../dgc-jobs/job-list'
import { createNoSchedule, createSchedule } from '../dgc-jobs/schedule'
import { findPartitionPoint } from '../../lib/partition-point'
import { findOpenFailure } from '../../model/jobs/latest'
import { compareNames } from '../../model/jobs/sort'
import { type Coverage, type Unfinished, coveredFromMs } from './coverage'
import { type KnownJob, type RunsOfJob, describeJob, findMissedTimes } from './describe-job'
import { ListAge, isDue } from './list-age'
import { rememberTimes } from './remember-times'

interface Entry extends KnownJob {
  /** `updatedMs` of the list when the definition was read or refused; undefined before. */
  definedAtMs: number | null | undefined
  /** By plan, oldest first. */
  runs: JobRun[]
  /** The job as it is sent; null when it has to be written again. */
  row: Row | null
  /** When it was written last, a planned time had come that neither had a run nor was missed yet. */
  isDue: boolean
  isPreferred: boolean
}

interface Row {
  json: string
  /** When its next planned time has come. */
  untilMs: number
  missedMs: readonly number[]
}

/** New ones take some 12 ms, those that are known far less. */
const ROWS_AT_ONCE = 20
/** Strips show so many. */
export const RUNS_A_JOB = 30

const orderMs = ({ planMs, startMs }: JobRun): number => planMs ?? startMs ?? 0
const compareRuns = (a: JobRun, b: JobRun): number =>
  orderMs(a) - orderMs(b) || a.id.length - b.id.length || (a.id < b.id ? -1 : 1)
const isSame = (a: JobRun, b: JobRun): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The jobs of one workspace with their last runs, in memory, as the list of jobs shows them. */
export class Picture {
  /** Grows with each change of what is sent. */
  version = 0
  /** When the newest runs were listed. */
  listedAtMs: number | null = null
  readonly #jobs = new Map<string, Entry>()
  /** By name: a page of 10,000 jobs sorts them by name first, which takes a tenth of the time when they are. */
  readonly #sorted: Entry[] = []
  #realTimeJobs = 0
  #realTimeNames: ReadonlySet<string> = new Set()
  #jobsTotal: number | null = null
  /** All runs from here on are known. */
  #runsFromMs: number | null = null
  readonly #zone: string | null
  readonly #age = new ListAge<Entry>()

  /** `zone` is that of the service, for schedules that name none. */
  constructor(zone: string | null) {
    this.#zone = zone
  }

  #entry(name: string): Entry {
    let entry = this.#jobs.get(name)
    if (entry === undefined) {
      entry = {
        name,
        listed: null,
        statusAtMs: null,
        definition: null,
        schedule: null,
        definedAtMs: undefined,
        runs: [],
        row: null,
        isDue: false,
        isPreferred: false,
      }
      this.#jobs.set(name, entry)
      const isBefore = (index: number) => compareNames(this.#sorted[index]?.name ?? '', name) <= 0
      this.#sorted.splice(findPartitionPoint(this.#sorted.length, isBefore), 0, entry)
    }
    return entry
  }

  #change(entry: Entry): void {
    entry.row = null
    this.version++
  }

  find(name: string): KnownJob | null {
    return this.#jobs.get(name) ?? null
  }

  /** `statusAtMs`: when they were listed; null for what an earlier process has seen. */
  addListed(jobs: readonly ListedJob[], total: number | null, statusAtMs: number | null): void {
    for (const job of jobs) {
      const entry = this.#entry(job.name)
      const isChanged = JSON.stringify(entry.listed) !== JSON.stringify(job)
      // What is missed depends on when the job was listed.
      const isOpen = entry.isDue || entry.statusAtMs === null
      entry.statusAtMs = statusAtMs
      if (!isChanged && !isOpen) continue
      entry.listed = job
      this.#change(entry)
    }
    if (this.#age.readAtMs === null && total !== null && total !== this.#jobsTotal) {
      this.#jobsTotal = Math.max(total, this.#countListed())
      this.version++
    }
  }

  /** The list of jobs has been read to its end; these are all of them, at that time. */
  finishListing(names: ReadonlySet<string>, atMs: number): void {
    for (const entry of this.#jobs.values()) {
      if (entry.listed === null || names.has(entry.name)) continue
      entry.listed = null
      this.#change(entry)
    }
    this.#age.finishListing(atMs)
    this.#jobsTotal = names.size
    this.version++
  }

  addRun(job: string, run: JobRun): void {
    const entry = this.#entry(job)
    const { runs } = entry
    const index = runs.findIndex(({ id }) => id === run.id)
    const known = runs[index]
    if (known !== undefined && isSame(known, run)) return
    if (known !== undefined) runs.splice(index, 1)
    let place = runs.length
    while (place > 0 && compareRuns(runs[place - 1] ?? run, run) > 0) place--
    runs.splice(place, 0, run)
    if (entry.listed === null) this.#age.noteUnlistedRun(job, orderMs(run))
    // The oldest one goes, which may be this.
    if (runs.length > RUNS_A_JOB && runs.shift() === run) return
    this.#change(entry)
  }

  setRealTime({ total, names }: { total: number; names: readonly string[] }): void {
    if (total !== this.#realTimeJobs) this.version++
    this.#realTimeJobs = total
    this.#realTimeNames = new Set(names)
  }

  /** Whether it is known as a job that has no runs. */
  isRealTime(name: string): boolean {
    return this.#realTimeNames.has(name)
  }

  setDefinition(job: string, definition: Definition | NoDefinition): void {
    const entry = this.#entry(job)
    const isMissing = typeof definition === 'string'
    entry.definition = isMissing ? null : definition
    entry.schedule = isMissing
      ? createNoSchedule(definition)
      : rememberTimes(createSchedule(definition.schedule, this.#zone))
    entry.definedAtMs = entry.listed?.updatedMs ?? null
    this.#change(entry)
  }

  /** All runs of the coverage are known now, and the newest ones were listed at `listedAtMs`. */
  setListed(coverage: Coverage, listedAtMs: number): void {
    const runsFromMs = coveredFromMs(coverage, listedAtMs)
    const isLonger = this.#runsFromMs !== runsFromMs
    const due = [...this.#jobs.values()].filter((entry) => entry.isDue)
    this.#age.setDue(due)
    for (const entry of isLonger ? this.#jobs.values() : due) this.#change(entry)
    if (isLonger) this.version++
    this.#runsFromMs = runsFromMs
    this.listedAtMs = listedAtMs
  }

  /** Whether the list of jobs has become too old. */
  needsJobs(): boolean {
    return this.#age.isTooOld((entry) => findMissedTimes(entry, this.#runsOf(entry)).isStatusOld)
  }

  /** Runs that can still change. */
  listUnfinished(): Unfinished[] {
    return [...this.#jobs.values()].flatMap(({ runs }) => runs.filter(({ status }) => !isTerminal(status)))
  }

  /** The plans of what may be made up for by hand: those without a run, as they were written last, and failures that no later run made good. */
  listMissed(): number[] {
    return [...this.#jobs.values()].flatMap((entry) => {
      const mayHaveFailed = entry.runs.some(({ status }) => status === 'fail')
      const failedMs = mayHaveFailed ? (findOpenFailure(entry)?.planMs ?? null) : null
      return [...(entry.row?.missedMs ?? []), ...(failedMs === null ? [] : [failedMs])]
    })
  }

  /** Jobs whose definition has to be read: those of walls first, those with a problem, those that are scheduled. */
  listUndefined(): string[] {
    const rank = ({ runs, listed, isPreferred }: Entry): number => {
      if (isPreferred) return -1
      if (runs.some(({ status }, index) => isProblem(status) && index >= runs.length - 2)) return 0
      return listed?.status === 'scheduling' ? 1 : 2
    }
    return [...this.#jobs.values()]
      .filter(({ listed, definedAtMs }) => listed !== null && definedAtMs !== listed.updatedMs)
      .map((entry) => ({ name: entry.name, place: rank(entry) }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ name }) => name)
  }

  #countListed(): number {
    let count = 0
    for (const { listed } of this.#jobs.values()) if (listed !== null) count++
    return count
  }

  /** A job that only has runs may be one whose page of the list was not read yet. */
  #isShown({ listed, runs }: Entry): boolean {
    return listed !== null || (this.#age.readAtMs === null && runs.length > 0)
  }

  get runsFromMs(): number | null {
    return this.#runsFromMs
  }

  progress(): JobList['progress'] {
    let definitionsRead = 0
    for (const { listed, definedAtMs } of this.#jobs.values())
      if (listed !== null && definedAtMs !== undefined) definitionsRead++
    return {
      jobsRead: this.#countListed(),
      jobsTotal: this.#jobsTotal,
      definitionsRead,
      runsFromMs: this.#runsFromMs,
    }
  }

  /** The list of jobs as JSON, in slices that take some milliseconds each: let other work go on between them. */
  *write(workspace: string, nowMs: number): Generator<string> {
    const [before, after] = wrapJobList({
      workspace: workspace === '' ? null : workspace,
      realTimeJobs: this.#realTimeJobs,
      progress: this.progress(),
    })
    yield before
    const shown = this.#sorted.filter((entry) => this.#isShown(entry))
    for (let at = 0; at < shown.length; at += ROWS_AT_ONCE) {
      const rows = shown.slice(at, at + ROWS_AT_ONCE).map((entry) => this.#rowOf(entry, nowMs).json)
      yield (at === 0 ? '' : ',') + rows.join(',')
    }
    yield after
  }

  /** The jobs that are listed. */
  *listed(): Generator<KnownJob> {
    for (const entry of this.#jobs.values()) if (this.#isShown(entry)) yield entry
  }

  /** These are on a wall: their definitions are read first. */
  prefer(names: Iterable<string>): void {
    for (const name of names) {
      const entry = this.#jobs.get(name)
      if (entry !== undefined) entry.isPreferred = true
    }
  }

  /** A job as JSON, packed; null when it is not listed. */
  writeJob(name: string, nowMs: number): string | null {
    const entry = this.#jobs.get(name)
    return entry !== undefined && this.#isShown(entry) ? this.#rowOf(entry, nowMs).json : null
  }

  /** Its last runs, oldest first. */
  runsOf(name: string): readonly JobRun[] {
    return this.#jobs.get(name)?.runs ?? []
  }

  /** When the first of the planned times has come that were written: from then on the list is another one. Epoch ms. */
  changesAtMs(): number {
    let ms = Infinity
    for (const { row } of this.#jobs.values()) ms = Math.min(ms, row?.untilMs ?? Infinity)
    return ms
  }

  #rowOf(entry: Entry, nowMs: number): Row {
    if (entry.row === null || nowMs >= entry.row.untilMs) entry.row = this.#writeRow(entry, nowMs)
    return entry.row
  }

  #runsOf({ runs }: Entry): RunsOfJob {
    const [first] = runs
    const isCut = runs.length >= RUNS_A_JOB && first !== undefined
    const fromMs =
      this.#runsFromMs !== null && isCut ? Math.max(this.#runsFromMs, orderMs(first)) : this.#runsFromMs
    return { runs, fromMs, toMs: this.listedAtMs, listedAtMs: this.listedAtMs }
  }

  #writeRow(entry: Entry, nowMs: number): Row {
    const job = describeJob(entry, this.#runsOf(entry), nowMs)
    entry.isDue = isDue(entry, entry.runs, job.missedMs, nowMs)
    const untilMs = job.schedule?.nextMs ?? Infinity
    return { json: serializeJob(job), untilMs, missedMs: job.missedMs }
  }
}
