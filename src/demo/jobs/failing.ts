import { findFailure, pickFailure } from '../logs/failures'
import { type NodePlan } from './definition'
import { hash } from './hash'
import { type Incident, readOutage } from './incident'
import { type JobPlan } from './job-plan'
import { dayOf } from './schedule'

const FAILURES: ReadonlySet<Incident> = new Set(['halted', 'fail', 'outage', 'forced', 'ignored'])

/** The node that went wrong, of those whose policy leads to such an outcome; null when none did. */
export function findFailing(
  job: JobPlan,
  incident: Incident | null,
  plans: readonly NodePlan[],
  slotMs: number,
): NodePlan | null {
  if (incident === null || !FAILURES.has(incident)) return null
  if (incident === 'halted') return firstWith(plans, 'SUSPEND')
  if (incident === 'ignored') return firstWith(plans, 'IGNORE')
  const able = plans.filter(({ failPolicy, rows }) => failPolicy === 'FAIL' && rows !== null)
  // A source that is away stops the first node that reads it.
  const at = incident === 'outage' ? 0 : hash(job.seed, dayOf(slotMs), 81) % Math.max(1, able.length)
  return able[at] ?? plans[0] ?? null
}

const firstWith = (plans: readonly NodePlan[], policy: NodePlan['failPolicy']): NodePlan | null =>
  plans.find(({ failPolicy }) => failPolicy === policy) ?? plans[0] ?? null

/** Why it did: a name of `logs/failures.ts`, or what the source said; and DGC's `errorMessage` for it. */
export function explainFailure(
  job: JobPlan,
  incident: Incident,
  { type, name }: NodePlan,
  slotMs: number,
): { failure: string; error: string } {
  const failure =
    incident === 'outage' ? readOutage(job) : pickFailure(type, hash(job.seed, dayOf(slotMs), 32))
  return { failure, error: findFailure(failure).reason.replaceAll('{name}', name) }
}
