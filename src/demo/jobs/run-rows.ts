import { DAY_MS, MINUTE_MS } from '../../lib/time/units'
import { type JsonObject } from '../json'
import { KINDS, type Kind, headerAt, planCourse } from './course'
import { type JobPlan } from './job-plan'
import { type KnownRun, isKnownNight, listKnownRuns } from './known-runs'
import { type Page, readWhole } from './query'
import { readTrigger, visitRuns, writeRunId } from './run-list'
import { dayOf, dayStartMs } from './schedule'
import { submittedMs, versionAt } from './versions'
import { jobId } from './wire-jobs'
import { type Workspace } from './workspaces'

const MAX_WINDOW_MS = 7 * DAY_MS

/** What ListJobInstances is asked for. */
export interface Wanted {
  job: string
  isPrecise: boolean
  fromMs: number
  toMs: number
  status: string
  trigger: number | null
}

const TRIGGERS: ReadonlySet<number> = new Set([0, 2, 5, 6, 7])
const STATUS_WORDS: ReadonlySet<string> = new Set([
  'waiting',
  'running',
  'success',
  'forceSuccess',
  'ignoreSuccess',
  'freeze',
  'skip-by-depend',
  'waiting-confirm',
  'fail',
  'running-exception',
  'pause',
  'manual-stop',
])

/** Null: a parameter is wrong, or the window is longer than seven days. Without one it is the day so far, in GMT+8. */
export function readWanted(query: URLSearchParams, nowMs: number, isOlder: boolean): Wanted | null {
  const fromMs = readWhole(query, 'minPlanTime', dayStartMs(dayOf(nowMs)), 0, Number.MAX_SAFE_INTEGER)
  const toMs = readWhole(query, 'maxPlanTime', nowMs, 0, Number.MAX_SAFE_INTEGER)
  const trigger = readWhole(query, 'instanceType', -1, 0, 7)
  const status = query.get('status') ?? ''
  if (fromMs === null || toMs === null || trigger === null || toMs - fromMs > MAX_WINDOW_MS) return null
  if (status !== '' && !STATUS_WORDS.has(status)) return null
  if (trigger !== -1 && !TRIGGERS.has(trigger)) return null
  return {
    job: query.get('jobName') ?? '',
    // Older services do not know these two parameters.
    isPrecise: !isOlder && query.get('preciseQuery') === 'true',
    trigger: isOlder || trigger === -1 ? null : trigger,
    fromMs,
    toMs,
    status,
  }
}

interface Lister {
  workspace: Workspace
  jobs: readonly JobPlan[]
}

export interface RowsAsked {
  wanted: Wanted
  page: Page
  isOlder: boolean
  nowMs: number
  historyDays: number
}

/**
 * The runs of a window, newest first by plan. A week of ten thousand jobs is sorted as plain numbers (time, job, kind), which takes
 * milliseconds; what a row says is computed for the page alone, unless a status is asked for.
 */
export function listRunRows(room: Lister, asked: RowsAsked): string {
  const { wanted, page, isOlder, nowMs } = asked
  const known = listKnownRuns(room.workspace.id, nowMs)
  const keys = sortedKeys(room, known, asked)
  const toRow = (key: number): Row => readRow(room, known, key, asked)
  const read = (from: number, to: number) => Array.from(keys.subarray(from, to), toRow)
  const write = (total: number, rows: readonly Row[]) =>
    `{"total":${total},"instances":[${rows.map((row) => writeRow(row, isOlder)).join(',')}]}`
  if (wanted.status === '') return write(keys.length, read(page.from, page.to))
  const rows = read(0, keys.length).filter(
    ({ status }) => status === wanted.status || toWord(status) === wanted.status,
  )
  return write(rows.length, rows.slice(page.from, page.to))
}

/** A kind is a digit of a sort key; the last one is for a run of the catalogue. */
const DIGITS = 8
const KNOWN_DIGIT = 7
const PLACES = 2 ** 17
const PER_MS = DIGITS * PLACES

/** Later plans have smaller keys. */
function sortedKeys(room: Lister, known: readonly KnownRun[], asked: RowsAsked): Float64Array {
  const { wanted, nowMs, historyDays } = asked
  const { fromMs, toMs, trigger } = wanted
  const window = { fromMs, toMs, nowMs, historyDays }
  const keys: number[] = []
  const add = (place: number, digit: number, planMs: number) =>
    keys.push((toMs - planMs) * PER_MS + place * DIGITS + digit)
  for (const [place, job] of room.jobs.entries()) {
    if (!fitsName(job.name, wanted)) continue
    visitRuns(job, window, (kind, planMs) => {
      if (trigger !== null && readTrigger(job, kind) !== trigger) return
      const isKnown = kind === 'scheduled' && isKnownNight(room.workspace.id, job.name, planMs, nowMs)
      if (!isKnown) add(place, KINDS.indexOf(kind), planMs)
    })
  }
  for (const [place, run] of known.entries()) {
    const isInWindow = run.planMs > fromMs && run.planMs < toMs && fitsName(run.job, wanted)
    if (isInWindow && (trigger === null || run.trigger === trigger)) add(place, KNOWN_DIGIT, run.planMs)
  }
  return Float64Array.from(keys).toSorted()
}

export const fitsName = (name: string, { job, isPrecise }: Pick<Wanted, 'job' | 'isPrecise'>): boolean =>
  isPrecise ? job === '' || name === job : name.includes(job)

interface Row {
  job: string
  serial: number
  id: bigint
  trigger: number
  version: number
  submitMs: number
  planMs: number
  startMs: number | null
  endMs: number | null
  status: string
  error: string | null
}

function readRow(
  room: Lister,
  known: readonly KnownRun[],
  key: number,
  { wanted, nowMs, ...asked }: RowsAsked,
): Row {
  const planMs = wanted.toMs - Math.floor(key / PER_MS)
  const place = Math.floor((key % PER_MS) / DIGITS)
  const digit = key % DIGITS
  const run = known[place]
  if (digit === KNOWN_DIGIT && run) return knownToRow(room, run)
  const job = room.jobs[place]
  const kind = KINDS[digit]
  if (job === undefined || kind === undefined) throw new Error('A key of the list names no run.')
  const slotMs = findSlotMs(job, kind, planMs, nowMs, asked.historyDays)
  const course = planCourse(job, slotMs, kind, nowMs)
  return {
    job: job.name,
    serial: job.serial,
    id: writeRunId(job, kind, slotMs, room.workspace.firstRunId),
    trigger: readTrigger(job, kind),
    version: course.version,
    submitMs: submittedMs(job, course.version),
    planMs,
    ...headerAt(course, nowMs),
  }
}

/** Only manual runs and events are planned at another time than their slot. */
function findSlotMs(job: JobPlan, kind: Kind, planMs: number, nowMs: number, historyDays: number): number {
  if (kind !== 'manual' && job.schedule.kind !== 'event') return planMs
  let found = planMs
  const window = { fromMs: planMs - 1, toMs: planMs + 1, nowMs, historyDays }
  visitRuns(job, window, (otherKind, _, slotMs) => {
    if (otherKind === kind) found = slotMs
  })
  return found
}

function knownToRow({ jobs }: Lister, { id, ...run }: KnownRun): Row {
  const job = jobs.find(({ name }) => name === run.job)
  const version = job ? versionAt(job, run.planMs) : 1
  return {
    ...run,
    id: BigInt(id),
    serial: job?.serial ?? 0,
    version,
    submitMs: job ? submittedMs(job, version) : run.planMs,
  }
}

/** Forced and ignored success are `success` with a flag. */
const toWord = (status: string): string =>
  status === 'forceSuccess' || status === 'ignoreSuccess' ? 'success' : status

/** Minutes with one decimal, as in the documented example, and not the milliseconds of its table. */
export const toMinutes = (ms: number): number => Math.round((ms / MINUTE_MS) * 10) / 10

/** The id in front, as text: some have more digits than a double keeps. */
const writeRow = (row: Row, isOlder: boolean): string =>
  `{"instanceId":${row.id},${JSON.stringify(rowToWire(row, isOlder)).slice(1)}`

/** One literal, since a list has a thousand of them. */
function rowToWire(row: Row, isOlder: boolean): JsonObject {
  const { job, serial, status, startMs, endMs } = row
  const lasted = startMs === null || endMs === null ? undefined : toMinutes(endMs - startMs)
  return {
    jobName: job,
    jobId: isOlder ? String(jobId(serial)) : jobId(serial),
    jobInstanceName: isOlder ? undefined : job,
    instanceType: isOlder ? undefined : row.trigger,
    version: row.version,
    status: toWord(status),
    planTime: row.planMs,
    submitTime: row.submitMs,
    startTime: startMs ?? undefined,
    endTime: endMs ?? undefined,
    exeTime: isOlder ? lasted : undefined,
    executeTime: isOlder ? undefined : lasted,
    forceSuccess: isOlder ? undefined : status === 'forceSuccess',
    ignoreSuccess: isOlder ? undefined : status === 'ignoreSuccess',
    errorMessage: isOlder ? undefined : (row.error ?? undefined),
  }
}
