import { type Job } from '../../contract/job'
import { formatCsv } from '../../lib/csv'
import { formatIso } from '../../lib/time/format'
import { type AttentionClass } from './attention'
import { computeRanMs, findLatestMissed, findLatestRun, getLatestStatus, type LatestStatus } from './latest'

const COLUMNS = [
  'job',
  'folder',
  'owner',
  'tags',
  'job_status',
  'schedule',
  'schedule_zone',
  'next_run',
  'needs_attention',
  'latest_run',
  'latest_status',
  'latest_status_word',
  'latest_plan',
  'latest_start',
  'latest_end',
  'latest_duration_ms',
  'latest_error',
  'usual_median_ms',
  'usual_p90_ms',
  'holds_up',
]

interface ExportOptions {
  zone: string
  nowMs: number
  classOf: (job: string) => AttentionClass | null
  /** A status in the reader's language. */
  statusWord: (status: LatestStatus, rawStatus: string) => string
}

/** The given jobs in the given order, one line each; instants are RFC 3339 in the zone. */
export function formatJobsCsv(
  jobs: readonly Job[],
  { zone, nowMs, classOf, statusWord }: ExportOptions,
): string {
  const time = (ms: number | null) => (ms === null ? null : formatIso(ms, zone))
  const lines = jobs.map((job) => {
    const missedMs = findLatestMissed(job)
    const run = missedMs === null ? findLatestRun(job) : null
    const status = getLatestStatus(job)
    return [
      job.name,
      job.folder,
      job.owner,
      job.tags.join(' '),
      job.rawStatus,
      job.schedule?.expression ?? null,
      job.schedule?.zone ?? null,
      time(job.schedule?.nextMs ?? null),
      classOf(job.name),
      run?.id ?? null,
      run?.rawStatus || status,
      status && statusWord(status, run?.rawStatus ?? ''),
      time(missedMs ?? run?.planMs ?? null),
      time(run?.startMs ?? null),
      time(run?.endMs ?? null),
      run && computeRanMs(run, nowMs),
      run?.error ?? null,
      job.usual?.medianMs ?? null,
      job.usual?.p90Ms ?? null,
      job.holdsUp,
    ]
  })
  return formatCsv([COLUMNS, ...lines])
}
