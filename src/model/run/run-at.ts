import { type Run, type RunNode } from '../../contract/run'
import { isFailing, isTerminal, type Status } from '../../contract/status'
import { isLiveRun } from './duration'

/** A run as it was at a moment, in ms. The same object as long as nothing has changed between two moments. */
export type RunAt = (atMs: number) => Run

/** What times prove of a node. `not-known`: it started or ended, and what it did at the moment is not given. */
type Phase = 'not-started' | 'not-known' | 'running' | 'done'

/** Every given start and end of the run and its nodes, ascending, each once. */
export function listMoments(run: Pick<Run, 'startMs' | 'endMs' | 'nodes'>): number[] {
  const found = new Set<number>()
  for (const { startMs, endMs } of [run, ...run.nodes]) {
    if (startMs !== null) found.add(startMs)
    if (endMs !== null) found.add(endMs)
  }
  return Array.from(Float64Array.from(found).toSorted())
}

/** From when to when a run can be replayed: its plan or first time, to its last time or, while it goes on, `nowMs`. Null without any length. */
export function findReplaySpan(
  run: Pick<Run, 'status' | 'planMs' | 'startMs' | 'endMs' | 'nodes'>,
  nowMs: number,
): { fromMs: number; toMs: number } | null {
  const moments = listMoments(run)
  const [first] = moments
  const last = moments.at(-1)
  if (first === undefined || last === undefined) return null
  const fromMs = Math.min(first, run.planMs ?? first)
  const toMs = isLiveRun(run) ? nowMs : last
  return toMs > fromMs ? { fromMs, toMs } : null
}

/**
 * Reads a run as it was, from its times alone: a node had not started, ran, or was done. What DGC keeps no history of (retries, rows, findings, fields
 * that are not read) is left out, and so is every time after the moment but those of plans. From the end of a finished run on it is the run itself.
 */
export function createRunAt(run: Run): RunAt {
  const endMs = isLiveRun(run) ? Infinity : (listMoments(run).at(-1) ?? -Infinity)
  const known = run.nodes.map(() => new Map<Phase, RunNode>())
  let before: Run | null = null
  return (atMs) => {
    if (atMs >= endMs) return run
    const nodes = run.nodes.map((node, at) => {
      const phase = findPhase(node, atMs)
      const found = known[at]?.get(phase) ?? readNode(node, phase)
      known[at]?.set(phase, found)
      return found
    })
    const status = findStatus(run, nodes, atMs)
    const isSame = before?.status === status && nodes.every((node, at) => node === before?.nodes[at])
    if (isSame && before) return before
    before = {
      job: run.job,
      id: run.id,
      workspace: run.workspace,
      status,
      rawStatus: '',
      trigger: run.trigger,
      planMs: run.planMs,
      startMs: run.startMs !== null && run.startMs <= atMs ? run.startMs : null,
      endMs: null,
      total: run.total,
      nodes,
      sharedRaw: [],
      raw: [],
      findings: [],
    }
    return before
  }
}

function findPhase({ status, startMs, endMs }: RunNode, atMs: number): Phase {
  if (startMs === null) {
    if (endMs !== null) return endMs <= atMs ? 'done' : 'not-known'
    // What was skipped or waits has not started; anything else did, at a time that is not given.
    return status === 'skip' || !hasRun(status) ? 'not-started' : 'not-known'
  }
  if (startMs > atMs) return 'not-started'
  if (endMs !== null) return endMs <= atMs ? 'done' : 'running'
  return hasRun(status) ? 'not-known' : 'running'
}

const hasRun = (status: Status): boolean => isTerminal(status) || isFailing(status)

const STATUS_OF = { 'not-started': 'waiting', 'not-known': 'unknown', running: 'running' } as const

function readNode(node: RunNode, phase: Phase): RunNode {
  const isDone = phase === 'done'
  const hasStarted = isDone || phase === 'running' || (phase === 'not-known' && node.startMs !== null)
  const past: RunNode = {
    key: node.key,
    name: node.name,
    type: node.type,
    status: isDone ? node.status : STATUS_OF[phase],
    rawStatus: isDone ? node.rawStatus : '',
    startMs: hasStarted && (isDone || node.startMs !== null) ? node.startMs : null,
    endMs: isDone ? node.endMs : null,
    retries: null,
    rows: null,
    rowsPerSecond: null,
    queue: null,
    logPath: hasStarted ? node.logPath : null,
  }
  if (node.planMs !== undefined) past.planMs = node.planMs
  if (hasStarted && node.logUrl !== undefined) past.logUrl = node.logUrl
  return past
}

/** Of the run, before its end: its own times count, and where those of its nodes contradict them it is not known. */
function findStatus({ startMs, endMs }: Run, nodes: readonly RunNode[], atMs: number): Status {
  if (endMs !== null && endMs <= atMs) return 'unknown'
  if (startMs !== null && startMs <= atMs) return 'running'
  return nodes.some((node) => node.startMs !== null || node.endMs !== null) ? 'unknown' : 'waiting'
}
