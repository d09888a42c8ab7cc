import { type JobRun } from './job-run'
import { isStatus } from './status'

/**
 * The format in which lists of runs travel. A run is a short array, since a list of 10,000 jobs holds some 100,000 of them: its id, its status, its
 * plan, its start as milliseconds after the plan and its end as milliseconds after the start (after 0 where that is null), trigger, version,
 * raw status, error, 1 when only Nodeline has kept it, and 1 when it was run again. Null or empty values at its end are left out.
 */
type PackedRun = (string | number | null)[]

/** The packed runs of a job. */
export function packRuns(runs: readonly JobRun[]): PackedRun[] {
  return runs.map((run) => {
    const { id, status, planMs, startMs, endMs, trigger, version, rawStatus, error, onlyKept, again } = run
    const packed: PackedRun = [
      id,
      status,
      planMs,
      startMs === null ? null : startMs - (planMs ?? 0),
      endMs === null ? null : endMs - (startMs ?? 0),
      trigger,
      version,
      rawStatus === '' ? null : rawStatus,
      error,
      onlyKept === true ? 1 : null,
      again === true ? 1 : null,
    ]
    while (packed.at(-1) === null) packed.pop()
    return packed
  })
}

/** Throws on anything that is not a list of packed runs. */
export function unpackRuns(runs: unknown): JobRun[] {
  if (!Array.isArray(runs)) throw new TypeError('runs are no list')
  return runs.map(unpackRun)
}

/** Without the schema library, which takes ten times as long. */
function unpackRun(value: unknown): JobRun {
  if (!Array.isArray(value)) throw new TypeError('a run is no list')
  const [id, status, planMs, late, ran, trigger, version, rawStatus, error, onlyKept, again] =
    value as unknown[]
  if (typeof id !== 'string' || typeof status !== 'string' || !isStatus(status)) throw new TypeError('no run')
  const plan = parseNumber(planMs)
  const sinceStart = parseNumber(ran)
  const sincePlan = parseNumber(late)
  const start = sincePlan === null ? null : sincePlan + (plan ?? 0)
  const run: JobRun = {
    id,
    status,
    rawStatus: parseText(rawStatus) ?? '',
    trigger: parseNumber(trigger),
    version: parseNumber(version),
    planMs: plan,
    startMs: start,
    endMs: sinceStart === null ? null : sinceStart + (start ?? 0),
    error: parseText(error),
  }
  if (onlyKept === 1) run.onlyKept = true
  if (again === 1) run.again = true
  return run
}

function parseNumber(value: unknown): number | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError('not a number')
  return value
}

function parseText(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw new TypeError('not a text')
  return value
}
