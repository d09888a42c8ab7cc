import { type Job, type Usual } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'

/** What a job does now, or else when it runs next. */
export type NowOrNext =
  | { kind: 'running'; run: JobRun; usual: Usual | null }
  /** Halted until a person continues it. */
  | { kind: 'blocked' }
  | { kind: 'waiting'; run: JobRun }
  | { kind: 'paused' | 'not-scheduled' | 'on-event' }
  | { kind: 'next'; atMs: number }
  /** The schedule has not been read, or names no next time. */
  | { kind: 'unread' | 'unknown' }

const BLOCKED: ReadonlySet<JobRun['status']> = new Set(['running-exception', 'waiting-confirm', 'freeze'])

/** `nowMs`: a next time that has gone by says nothing. */
export function findNowOrNext({ runs, usual, status, schedule }: Job, nowMs: number): NowOrNext {
  const running = runs.findLast((run) => run.status === 'running')
  if (running) return { kind: 'running', run: running, usual }
  const last = runs.at(-1)
  if (last && BLOCKED.has(last.status)) return { kind: 'blocked' }
  const waiting = runs.find((run) => run.status === 'waiting' && (run.planMs ?? Infinity) <= nowMs)
  if (waiting) return { kind: 'waiting', run: waiting }
  if (status === 'paused' || last?.status === 'pause') return { kind: 'paused' }
  if (status === 'stopped' || schedule?.kind === 'once') return { kind: 'not-scheduled' }
  if (schedule === null) return { kind: 'unread' }
  if (schedule.kind === 'event') return { kind: 'on-event' }
  const planned = runs.find((run) => run.status === 'waiting')?.planMs
  const atMs = planned ?? schedule.nextMs
  return atMs === null || atMs < nowMs ? { kind: 'unknown' } : { kind: 'next', atMs }
}
