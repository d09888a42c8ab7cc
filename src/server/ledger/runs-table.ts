import { type JobRun, type LatestWord } from '../../contract/job-run'
import { type RunRef } from '../../contract/run-ref'
import { MAX_DATE_MS } from '../../contract/time'
import { STATUSES, isFailing, isStatus, isTerminal } from '../../contract/status'
import { MINUTE_MS } from '../../lib/time/units'
import { markOvertaken } from '../../model/jobs/usual'
import { type Database, type Row, bytesOf } from './database'
import { type JobKeys } from './jobs-table'
import { type RowReader } from './row-reader'

/** A run as a list of runs gave it. */
export interface RunRecord {
  job: string
  run: JobRun
}

export interface JobRuns {
  job: string
  /** Oldest first. */
  runs: JobRun[]
}

export interface RunWindow {
  workspace: string
  job: string
  /** Inclusive, epoch ms, by plan; a run without one counts at its start, else when it was first seen. */
  fromMs: number
  /** Exclusive. */
  toMs: number
}

const COLUMNS = [
  'id',
  'status',
  'raw_status',
  'trigger_code',
  'version',
  'plan_ms',
  'start_ms',
  'end_ms',
  'error',
  'missing',
  'attempt',
]

/** Of each column its values for all rows. */
type RunColumns = [
  ids: string[],
  statuses: string[],
  rawStatuses: string[],
  triggers: (number | null)[],
  versions: (number | null)[],
  plans: (number | null)[],
  starts: (number | null)[],
  ends: (number | null)[],
  errors: (string | null)[],
  missing: number[],
  attempts: number[],
]

/** One text for all rows, in their order: values that the library hands over one by one take three times as long. */
const asJson = (rows: string): string =>
  `SELECT ${bytesOf(`json_array(${COLUMNS.map((column) => `json_group_array(${column})`).join(', ')})`)} FROM (${rows})`

const WORDS: Record<LatestWord, readonly string[]> = {
  latest: STATUSES,
  'latest-failed': STATUSES.filter(isFailing),
  'latest-success': ['success'],
}

/** DGC's `instanceType` of a scheduled run. */
const SCHEDULED = 0
/** No answer is on its way for so long. */
const OVERTAKEN_MS = 10 * MINUTE_MS
/** Their last 30 runs take less than 10 ms. */
const JOBS_AT_ONCE = 100

export function createRunsTable(db: Database, keys: JobKeys, rows: RowReader) {
  const current = (where: string): string =>
    `SELECT * FROM runs WHERE job = ? AND superseded = 0 AND ${where}`
  const newest = db.prepare(
    `SELECT order_ms, attempt, seen_ms, ${bytesOf('status')}, start_ms, end_ms FROM runs WHERE id = ? AND job = ?
     ORDER BY attempt DESC LIMIT 1`,
  )
  const supersede = db.prepare('UPDATE runs SET superseded = 1 WHERE id = ? AND job = ? AND attempt = ?')
  const remove = db.prepare('DELETE FROM runs WHERE id = ? AND job = ? AND attempt = ?')
  const insert = db.prepare(`INSERT INTO runs VALUES (${Array(15).fill('?').join(', ')})`)
  const setMissing = db.prepare('UPDATE runs SET missing = 1 WHERE id = ? AND job = ?')
  const inWindow = db.prepare(asJson(current('order_ms >= ? AND order_ms < ? ORDER BY order_ms, id')))
  const attempts = db.prepare(asJson('SELECT * FROM runs WHERE id = ? AND job = ? ORDER BY attempt'))
  const place = db.prepare('SELECT order_ms FROM runs WHERE id = ? AND job = ? AND superseded = 0')
  const until = db.prepare(
    asJson(current('(order_ms, id) <= (?, ?) ORDER BY order_ms DESC, id DESC LIMIT ?')),
  )
  const after = db.prepare(asJson(current('(order_ms, id) > (?, ?) ORDER BY order_ms, id LIMIT ?')))
  const last = db.prepare(
    `SELECT key, ${bytesOf('name')}, (${asJson(
      `SELECT * FROM runs WHERE job = key AND superseded = 0 ORDER BY order_ms DESC, id DESC LIMIT ?`,
    )}) FROM jobs WHERE workspace = ? AND key > ? ORDER BY key LIMIT ${JOBS_AT_ONCE}`,
  )
  const latest = Object.fromEntries(
    Object.entries(WORDS).map(([word, statuses]) => {
      const isWanted = `status IN (${statuses.map((status) => `'${status}'`).join(', ')})`
      const find = (where: string) =>
        db.prepare(asJson(current(`${where} ORDER BY order_ms DESC, id DESC LIMIT 1`)))
      return [word, [find(`${isWanted} AND trigger_code = ${SCHEDULED}`), find(isWanted)]]
    }),
  )
  const failed = db.prepare(
    `SELECT ${bytesOf('name')}, ${bytesOf('id')} FROM runs JOIN jobs ON key = job
     WHERE status = 'fail' AND superseded = 0 AND missing = 0 AND order_ms >= ? AND workspace = ?
       AND NOT EXISTS (SELECT 1 FROM kept WHERE kept.job = runs.job AND kept.id = runs.id)
     ORDER BY order_ms DESC, id DESC`,
  )
  const count = db.prepare('SELECT count(*) FROM runs')

  function record(workspace: string, { job, run }: RunRecord, seenAtMs: number): void {
    const key = keys.add(workspace, job)
    const known = newest.get(run.id, key) as
      [number, number, number, Buffer, number | null, number | null] | undefined
    let attempt = 1
    let orderMs = run.planMs ?? run.startMs ?? seenAtMs
    if (known !== undefined) {
      const [knownOrderMs, knownAttempt, seenMs, status, startMs, endMs] = known
      // An answer that was overtaken by a newer one, unless the clock was set back.
      if (seenAtMs < seenMs && seenMs - seenAtMs < OVERTAKEN_MS) return
      attempt = knownAttempt
      orderMs = run.planMs ?? run.startMs ?? knownOrderMs
      if (isRerun({ status: String(status), startMs, endMs }, run)) {
        attempt++
        supersede.run(run.id, key, knownAttempt)
      } else {
        remove.run(run.id, key, attempt)
      }
    }
    insert.run(
      key,
      orderMs,
      run.id,
      attempt,
      0,
      run.onlyKept === true ? 1 : 0,
      seenAtMs,
      run.status,
      run.rawStatus,
      run.trigger,
      run.version,
      run.planMs,
      run.startMs,
      run.endMs,
      run.error,
    )
  }

  function readRuns(row: Row | undefined): JobRun[] {
    const parsed = parseRuns(row)
    const whole = parsed.filter(hasTimes)
    if (whole.length < parsed.length) rows.report('runs')
    return whole
  }

  const withKey = <T>(workspace: string, job: string, fallback: T, read: (key: number) => T): T => {
    const key = keys.find(workspace, job)
    return key === null ? fallback : read(key)
  }

  return {
    /** In one transaction: to be called with as many as take some milliseconds. */
    record: (workspace: string, runs: readonly RunRecord[], seenAtMs: number): void =>
      db.transaction(() => {
        for (const run of runs) record(workspace, run, seenAtMs)
      }),

    markMissing: ({ workspace, job, id }: RunRef): void =>
      withKey(workspace, job, undefined, (key) => setMissing.run(id, key)),

    list: ({ workspace, job, fromMs, toMs }: RunWindow): JobRun[] =>
      withKey(workspace, job, [], (key) => markOvertaken(readRuns(inWindow.get(key, fromMs, toMs)))),

    listAttempts: ({ workspace, job, id }: RunRef): JobRun[] =>
      withKey(workspace, job, [], (key) => readRuns(attempts.get(id, key))),

    listAround: ({ workspace, job, id }: RunRef, each: number): JobRun[] =>
      withKey(workspace, job, [], (key) => {
        const orderMs = place.get(id, key)?.[0] as number | undefined
        if (orderMs === undefined) return []
        return markOvertaken([
          ...readRuns(until.get(key, orderMs, id, each + 1)).toReversed(),
          ...readRuns(after.get(key, orderMs, id, each)),
        ])
      }),

    /** The last runs of the next jobs after the one with that key, in the order of their keys. */
    lastOfAll: (
      workspace: string,
      perJob: number,
      afterKey: number,
    ): { runs: JobRuns[]; lastKey: number } => {
      const found = last.all(perJob, workspace, afterKey) as [number, Buffer, Buffer][]
      return {
        runs: found.map(([, job, runs]) => ({
          job: String(job),
          runs: markOvertaken(readRuns([runs]).toReversed()),
        })),
        lastKey: found.at(-1)?.[0] ?? afterKey,
      }
    },

    findLatest: (workspace: string, job: string, word: LatestWord): JobRun | null =>
      withKey(workspace, job, null, (key) => {
        for (const find of latest[word] ?? []) {
          const [run] = readRuns(find.get(key))
          if (run !== undefined) return run
        }
        return null
      }),

    listFailedToKeep: (workspace: string, sinceMs: number): RunRef[] =>
      failed.all(sinceMs, workspace).map(([job, id]) => ({ workspace, job: String(job), id: String(id) })),

    count: (): number => Number(count.get()?.[0]),
  }
}

interface Outcome {
  status: string
  startMs: number | null
  endMs: number | null
}

/** A run that has ended changes only when a person runs it again, or declares it a success, which leaves its times. */
function isRerun(known: Outcome, next: Outcome): boolean {
  if (!isEnded(known)) return false
  if (!isStatus(next.status) || !isTerminal(next.status)) return true
  return differ(known.startMs, next.startMs) || differ(known.endMs, next.endMs)
}

const isEnded = ({ status, endMs }: Outcome): boolean =>
  isStatus(status) && isTerminal(status) && endMs !== null

const differ = (a: number | null, b: number | null): boolean => a !== null && b !== null && a !== b

/** Others, which only damage can make, would be refused with the whole answer that holds them. */
const hasTimes = ({ planMs, startMs, endMs }: JobRun): boolean =>
  isTime(planMs) && isTime(startMs) && isTime(endMs)

const isTime = (ms: number | null): boolean => ms === null || (ms >= 1 && ms <= MAX_DATE_MS)

/** In the order of the rows. */
function parseRuns(row: Row | undefined): JobRun[] {
  const columns = JSON.parse(String(row?.[0])) as RunColumns
  const [ids, statuses, rawStatuses, triggers, versions, plans, starts, ends, errors, missing, attempts] =
    columns
  return ids.map((id, index) => {
    const status = statuses[index] ?? ''
    const run: JobRun = {
      id,
      // A later build may know words that this one does not.
      status: isStatus(status) ? status : 'unknown',
      rawStatus: rawStatuses[index] ?? '',
      trigger: triggers[index] ?? null,
      version: versions[index] ?? null,
      planMs: plans[index] ?? null,
      startMs: starts[index] ?? null,
      endMs: ends[index] ?? null,
      error: errors[index] ?? null,
    }
    if (missing[index] === 1) run.onlyKept = true
    if ((attempts[index] ?? 1) > 1) run.again = true
    return run
  })
}
