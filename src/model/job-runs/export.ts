import { formatCsv } from '../../lib/csv'
import { formatIso } from '../../lib/time/format'
import { computeRanMs, type LatestStatus } from '../jobs/latest'
import { getRowStatus, type Row } from './rows'
import { computeLateMs } from '../jobs/usual'
import { type UsualBefore } from './usual-before'
import { getKind } from './view'

const COLUMNS = [
  'plan',
  'status',
  'status_word',
  'trigger',
  'late_ms',
  'start',
  'end',
  'duration_ms',
  'usual_median_ms',
  'usual_p90_ms',
  'version',
  'instance',
  'error',
]

interface ExportOptions {
  zone: string
  nowMs: number
  usualBefore: UsualBefore
  /** A status in the reader's language. */
  statusWord: (status: LatestStatus, rawStatus: string) => string
}

/** The given runs in the given order, one line each, also planned times without one; instants are RFC 3339 in the zone. */
export function formatRunsCsv(
  rows: readonly Row[],
  { zone, nowMs, usualBefore, statusWord }: ExportOptions,
): string {
  const time = (ms: number | null) => (ms === null ? null : formatIso(ms, zone))
  const lines = rows.map((row) => {
    const { run, atMs } = row
    const status = getRowStatus(row)
    const usual = run && atMs !== null ? usualBefore(atMs, run) : null
    return [
      time(run ? run.planMs : atMs),
      run?.rawStatus || status,
      statusWord(status, run?.rawStatus ?? ''),
      run && getKind(row),
      run && computeLateMs(run),
      time(run?.startMs ?? null),
      time(run?.endMs ?? null),
      run && computeRanMs(run, nowMs),
      usual?.medianMs ?? null,
      usual?.p90Ms ?? null,
      run?.version ?? null,
      run?.id ?? null,
      run?.error ?? null,
    ]
  })
  return formatCsv([COLUMNS, ...lines])
}
