import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { type NodePlan } from '../jobs/definition'
import { hashShare } from '../jobs/hash'
import { type Run, type RunNode, type StatusWord } from '../scenarios/snapshot'

/** A node as a version of a job defines it, and how long it usually takes. */
export interface StagedNode extends Omit<NodePlan, 'weight'> {
  minutes: number
}

/** What one run of a node does differently. */
interface Change extends Pick<RunNode, 'rows' | 'retries' | 'failure'> {
  minutes?: number
  /** How long it starts after it could have started. */
  heldBackMinutes?: number
  outcome?: StatusWord
  /** Paused while it is held back. */
  isPaused?: boolean
}
export type Changes = Readonly<Record<string, Change>>

export interface Play {
  nodes: readonly StagedNode[]
  planMs: number
  startMs: number
  /** Times and rows vary by it, by a tenth. */
  seed: number
  changes?: Changes
}

/** Load varies by day: all nodes of a run are a little faster or slower than usual, and each node varies by itself. */
const SHARED_SPREAD = 0.12
const OWN_SPREAD = 0.16
const vary = (seed: number, at: number, spread: number): number =>
  1 - spread / 2 + spread * hashShare(seed, at)

/** A whole run: each node begins some seconds after those that it waits for. A failure keeps back all behind it, unless it is ignored. */
export function playRun({ nodes, planMs, startMs, seed, changes = {} }: Play): Run {
  const endMs = new Map<string, number>()
  const blocked = new Set<string>()
  const shared = vary(seed, 0, SHARED_SPREAD)
  const played = nodes.map((node, at): RunNode => {
    const { name, type, after, condition } = node
    const change = changes[name] ?? {}
    const readyMs = after.reduce((latest, before) => Math.max(latest, endMs.get(before) ?? 0), startMs)
    const isBlocked = after.some((before) => blocked.has(before))
    const outcome = change.outcome ?? (condition === undefined ? 'success' : 'skip')
    if (isBlocked || outcome === 'skip' || outcome === 'waiting') {
      if (isBlocked || outcome === 'waiting') blocked.add(name)
      endMs.set(name, readyMs)
      return { name, type, startMs: null, endMs: null, outcome: isBlocked ? 'waiting' : outcome }
    }
    if (outcome === 'fail') blocked.add(name)
    const gapMs = (1 + 4 * hashShare(seed, at, 7)) * SECOND_MS
    const heldBackMs = (change.heldBackMinutes ?? 0) * MINUTE_MS
    const fromMs = Math.round(readyMs + gapMs + heldBackMs)
    const usual = node.minutes * shared * vary(seed, at, OWN_SPREAD)
    const toMs = Math.round(fromMs + (change.minutes ?? usual) * MINUTE_MS)
    endMs.set(name, toMs)
    const rows = change.rows ?? (node.rows === null ? undefined : Math.round(node.rows * vary(seed, at, 0.2)))
    return {
      name,
      type,
      startMs: fromMs,
      endMs: toMs,
      outcome,
      retries: change.retries ?? 0,
      ...(rows === undefined ? {} : { rows }),
      ...(change.failure === undefined ? {} : { failure: change.failure }),
      ...(change.isPaused === true ? { pausedMs: [readyMs, fromMs] } : {}),
    }
  })
  const last = played.reduce((latest, node) => Math.max(latest, node.endMs ?? 0), startMs)
  const failed = nodes.filter(({ name }) => changes[name]?.outcome === 'fail')
  const isHalted = failed.some(({ failPolicy }) => failPolicy === 'SUSPEND')
  if (isHalted) return { planMs, startMs, endMs: null, outcome: 'running-exception', nodes: played }
  return {
    planMs,
    startMs,
    endMs: last + SECOND_MS,
    outcome: failed.length > 0 ? 'fail' : 'success',
    nodes: played,
  }
}
