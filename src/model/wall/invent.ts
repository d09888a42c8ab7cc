import { type JobRun } from '../../contract/job-run'
import { type Job } from '../../contract/job'
import { type Wall, type WallJob, type WallRun } from '../../contract/wall'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'

/** How many of the jobs have failed. `old`: what is known of all is from a while ago. */
const INVENTED = { well: 0, one: 1, many: 12, old: 0 } as const
export type InventedState = keyof typeof INVENTED

const OLD_MS = 20 * MINUTE_MS

const LINES = [
  'ERROR: invalid input syntax for type numeric: "N/A"',
  'java.net.ConnectException: Connection timed out',
  'ORA-00942: table or view does not exist',
] as const

/** The same jobs with invented results, to see a wall in a state that is rare. Pure. */
export function inventResults(wall: Wall, state: InventedState, nowMs: number): Wall {
  const failing = Math.min(INVENTED[state], wall.jobs.length)
  const step = failing === 0 ? Infinity : wall.jobs.length / failing
  const failed = new Set(Array.from({ length: failing }, (_, index) => Math.floor((index + 0.5) * step)))
  return {
    sources: wall.sources.map(({ workspace }) => ({
      workspace,
      isReading: false,
      error: state === 'old' ? 'upstream_unreachable' : null,
      listedAtMs: nowMs - OLD_MS,
    })),
    jobs: wall.jobs.map((wallJob, index) => inventJob(wallJob, index, failed.has(index), nowMs)),
    more: wall.more,
    moreFailed: [],
  }
}

const EMPTY: Omit<Job, 'name' | 'runs'> = {
  folder: '',
  owner: '',
  status: 'scheduling',
  rawStatus: '',
  tags: [],
  schedule: null,
  holdsUp: null,
  usual: null,
  missedMs: [],
}

function inventJob(wallJob: WallJob, index: number, isFailed: boolean, nowMs: number): WallJob {
  const planMs = nowMs - (40 + ((index * 7) % 90)) * MINUTE_MS
  const startMs = planMs + 8 * SECOND_MS
  const endMs = startMs + (10 + ((index * 5) % 25)) * MINUTE_MS
  const run: JobRun = {
    id: '1',
    status: isFailed ? 'fail' : 'success',
    rawStatus: '',
    trigger: 0,
    version: null,
    planMs,
    startMs,
    endMs,
    error: isFailed ? (LINES[index % LINES.length] ?? null) : null,
  }
  const job = Object.assign({ ...EMPTY, name: wallJob.name }, wallJob.job, { runs: [run], missedMs: [] })
  const nodes: WallRun = {
    id: run.id,
    done: 6,
    total: 11,
    notRun: 4,
    ranMs: [[startMs, endMs - 2 * MINUTE_MS]],
    running: [],
    runningSinceMs: null,
    failed: { name: 'load', type: 'DWS SQL', retries: 2, startMs: endMs - 2 * MINUTE_MS, endMs },
    line: null,
    isLineFinal: true,
  }
  return { ...wallJob, job, run: isFailed ? nodes : null }
}
