import { SECOND_MS } from '../../lib/time/units'
import { type Run, type RunNode, type StatusWord, cutAt } from '../scenarios/snapshot'
import { type Course } from './course'
import { type NodePlan, defineNodes } from './definition'
import { findFailing } from './failing'
import { hashShare } from './hash'
import { type JobPlan } from './job-plan'
import { dayOf } from './schedule'

interface Span {
  from: number
  to: number
}

type Layout = ReadonlyMap<string, Span>

/** The whole run, with nodes that fit the version that ran and the times of its course. */
export function buildRun(job: JobPlan, course: Course, slotMs: number): Run {
  const plans = defineNodes(job, course.version)
  const { planMs, startMs, stopMs, outcome } = course
  if (startMs === null) {
    const each = outcome === 'skip-by-depend' ? 'skip' : outcome
    const nodes = plans.map((plan) => toNode(plan, null, each))
    return { planMs, startMs, endMs: course.endMs, outcome, nodes }
  }
  const isSkipped = (plan: NodePlan) => plan.condition !== undefined && dayOf(slotMs) % 10 !== 0
  const failing = findFailing(job, course.incident, plans, slotMs)?.name ?? null
  const blocked =
    failing === null || course.incident === 'ignored' ? new Set<string>() : behind(plans, failing)
  const fullMs = course.incident === 'cancelled' ? Math.max(job.usualMs, stopMs - startMs + SECOND_MS) : 0
  const endMs = fullMs === 0 ? stopMs : startMs + fullMs
  const layout = fit(
    plans.filter((plan) => !isSkipped(plan) && !blocked.has(plan.name)),
    job.usualMs,
    // The last node ends a little before the run does.
    Math.max(1, endMs - startMs - Math.min(SECOND_MS, (endMs - startMs) / 50)),
    (at) => 0.85 + 0.3 * hashShare(job.seed, Math.floor(slotMs / 60_000), 200 + at),
  )
  const nodes = plans.map((plan, at): RunNode => {
    const span = layout.get(plan.name)
    if (span === undefined) return toNode(plan, null, isSkipped(plan) ? 'skip' : 'waiting')
    const times = { from: startMs + Math.round(span.from), to: startMs + Math.round(span.to) }
    const isFailing = plan.name === failing
    const node = toNode(plan, times, isFailing ? readFailure(course) : 'success')
    const failure = isFailing && course.failure !== null ? { failure: course.failure } : {}
    return {
      ...node,
      ...results(job, plan, slotMs, at, isFailing && course.incident !== 'ignored'),
      ...failure,
    }
  })
  const run: Run = { planMs, startMs, endMs, outcome, nodes }
  return fullMs === 0
    ? run
    : { ...run, endMs: stopMs, nodes: cutAt(run, stopMs, 'manual-stop', 'manual-stop') }
}

const readFailure = ({ incident }: Course): StatusWord => (incident === 'ignored' ? 'ignoreSuccess' : 'fail')

function toNode({ name, type }: NodePlan, times: Span | null, outcome: StatusWord): RunNode {
  return { name, type, startMs: times?.from ?? null, endMs: times?.to ?? null, outcome }
}

function results(job: JobPlan, plan: NodePlan, slotMs: number, at: number, isFailing: boolean) {
  const vary = hashShare(job.seed, Math.floor(slotMs / 60_000), 300 + at)
  const isRetried = !isFailing && plan.retryTimes > 0 && vary < 0.04
  return {
    ...(plan.rows === null ? {} : { rows: Math.round(plan.rows * (0.8 + 0.4 * vary)) }),
    ...(plan.type === 'CDMJob' || plan.type === 'DWSSQL' ? { rated: true } : {}),
    retries: isFailing ? plan.retryTimes : Number(isRetried),
  }
}

/** All nodes that wait for this one; plans stand behind those that they wait for. */
function behind(plans: readonly NodePlan[], name: string): Set<string> {
  const found = new Set<string>()
  for (const plan of plans) {
    if (plan.after.some((before) => before === name || found.has(before))) found.add(plan.name)
  }
  return found
}

/** Spans from 0 to exactly `lastsMs`: one node on the longest path takes what is more than usual, all share what is less. */
function fit(
  plans: readonly NodePlan[],
  usualMs: number,
  lastsMs: number,
  vary: (at: number) => number,
): Layout {
  const work = new Map(plans.map((plan, at) => [plan.name, plan.weight * vary(at)]))
  const weightMs = usualMs / Math.max(1e-9, lengthOf(place(plans, work, 0)))
  for (const [name, weight] of work) work.set(name, weight * weightMs)
  const gapMs = Math.min(2_500, usualMs / 100)
  const usual = place(plans, work, gapMs)
  const excessMs = lastsMs - lengthOf(usual)
  if (excessMs > 0) {
    const slow = findSlow(plans, usual)
    if (slow !== null) work.set(slow, (work.get(slow) ?? 0) + excessMs)
  }
  const layout = place(plans, work, gapMs)
  const scale = lastsMs / Math.max(1, lengthOf(layout))
  return new Map(Array.from(layout, ([name, { from, to }]) => [name, { from: from * scale, to: to * scale }]))
}

function place(plans: readonly NodePlan[], work: ReadonlyMap<string, number>, gap: number): Layout {
  const layout = new Map<string, Span>()
  for (const { name, after } of plans) {
    const from = after.reduce((latest, before) => Math.max(latest, layout.get(before)?.to ?? 0), 0) + gap
    layout.set(name, { from, to: from + (work.get(name) ?? 0) })
  }
  return layout
}

const lengthOf = (layout: Layout): number =>
  Array.from(layout.values()).reduce((latest, { to }) => Math.max(latest, to), 0)

/** The longest node on the path that ends last. */
function findSlow(plans: readonly NodePlan[], layout: Layout): string | null {
  const endOf = (name: string) => layout.get(name)?.to ?? 0
  const lasts = (name: string) => endOf(name) - (layout.get(name)?.from ?? 0)
  const byName = new Map(plans.map((plan) => [plan.name, plan]))
  let at = plans.toSorted((a, b) => endOf(b.name) - endOf(a.name))[0]?.name
  let slow = at ?? null
  while (at !== undefined) {
    if (slow !== null && lasts(at) > lasts(slow)) slow = at
    const after: readonly string[] = byName.get(at)?.after.filter((before) => layout.has(before)) ?? []
    at = after.toSorted((a, b) => endOf(b) - endOf(a))[0]
  }
  return slow
}
