import { type Job, type NoDefinition, type Schedule } from '../../contract/job'
import { type JobRun, type Usual } from '../../contract/job-run'
import { parseTrigger } from '../../contract/run'
import { findDueRun, findUsualOf } from './usual'

/** What a job does now, or else when it runs next. */
export type NowOrNext =
  | { kind: 'running'; run: JobRun; usual: Usual | null }
  /** Halted until a person continues it. */
  | { kind: 'blocked' }
  /** Null where its plan does not say since when: that of a back-fill is a day long past. */
  | { kind: 'waiting'; sinceMs: number | null }
  | { kind: 'paused' | 'not-scheduled' | 'on-event' }
  | { kind: 'next'; atMs: number }
  /** The schedule has not been read, cannot be read, has no more times, or names none that are understood. */
  | { kind: 'unread' | NoDefinition | 'none' | 'unknown' }

/** Started by hand, at its plan. */
const isManual = ({ trigger }: JobRun): boolean => trigger !== null && parseTrigger(trigger) === 'manual'

const BLOCKED: ReadonlySet<JobRun['status']> = new Set(['running-exception', 'waiting-confirm', 'freeze'])

/** Whether a schedule that is understood names no time any more, such as after its end. */
export const hasNoMore = ({ words, nextMs }: Schedule): boolean => words !== null && nextMs === null

/** Whether a schedule only says why there is no definition to say when the job runs. */
export const isNoDefinition = (kind: Schedule['kind']): kind is NoDefinition =>
  kind === 'forbidden' || kind === 'unreadable'

/** `nowMs`: a next time that has gone by says nothing. */
export function findNowOrNext(job: Job, nowMs: number): NowOrNext {
  const { runs, status, schedule } = job
  const running = runs.findLast((run) => run.status === 'running')
  if (running) return { kind: 'running', run: running, usual: findUsualOf(running, job) }
  const last = runs.at(-1)
  if (last && BLOCKED.has(last.status)) return { kind: 'blocked' }
  const due = findDueRun(job, nowMs)
  if (due) return { kind: 'waiting', sinceMs: due.planMs }
  const waiting = runs.find((run) => run.status === 'waiting' && (run.planMs ?? Infinity) <= nowMs)
  if (waiting) return { kind: 'waiting', sinceMs: isManual(waiting) ? waiting.planMs : null }
  if (status === 'paused' || last?.status === 'pause') return { kind: 'paused' }
  if (status === 'stopped' || schedule?.kind === 'once') return { kind: 'not-scheduled' }
  if (schedule === null) return { kind: 'unread' }
  if (schedule.kind === 'event') return { kind: 'on-event' }
  if (isNoDefinition(schedule.kind)) return { kind: schedule.kind }
  const planned = runs.find((run) => run.status === 'waiting')?.planMs
  // Of a job whose status is not known, its schedule does not say that it will run.
  const atMs = planned ?? (status === 'scheduling' ? schedule.nextMs : null)
  if (atMs !== null && atMs >= nowMs) return { kind: 'next', atMs }
  return { kind: status === 'scheduling' && hasNoMore(schedule) ? 'none' : 'unknown' }
}
