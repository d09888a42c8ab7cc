import { type NodeType } from './node-types'

/** A status as the documents spell it; forced and ignored success as their own words, whatever the wire does. */
export type StatusWord =
  | 'waiting'
  | 'running'
  | 'success'
  | 'fail'
  | 'running-exception'
  | 'pause'
  | 'manual-stop'
  | 'skip'
  | 'skip-by-depend'
  | 'freeze'
  | 'waiting-confirm'
  | 'forceSuccess'
  | 'ignoreSuccess'

export interface RunNode {
  name: string
  type: NodeType
  /** Null when it never starts; it then shows its outcome from the run's start on. */
  startMs: number | null
  /** Null when it does not end. */
  endMs: number | null
  outcome: StatusWord
  rows?: number
  /** Whether DGC reports the rate at which rows were written. */
  rated?: boolean
  retries?: number
  /** Why it failed: a name of `logs/failures.ts`, or what a source system said. */
  failure?: string
  /** In the place of the path of its log. */
  log?: string
  /** Paused from the first to the second, while it waits. */
  pausedMs?: readonly [number, number]
}

/** A whole run, past and to come. */
export interface Run {
  planMs: number
  startMs: number | null
  endMs: number | null
  outcome: StatusWord
  nodes: readonly RunNode[]
}

export interface SnapshotNode {
  name: string
  type: NodeType
  status: StatusWord
  startMs: number | null
  endMs: number | null
  retries: number
  rows: number | null
  speed: number | null
  log?: string | undefined
}

/** A run as DGC shows it at one instant: nothing in it lies in the future of that instant. */
export interface Snapshot {
  planMs: number
  status: StatusWord
  startMs: number | null
  endMs: number | null
  nodes: SnapshotNode[]
}

export function takeSnapshot(run: Run, nowMs = Number.MAX_SAFE_INTEGER): Snapshot {
  const started = run.startMs === null || nowMs >= run.startMs
  const ended = started && run.endMs !== null && nowMs >= run.endMs
  return {
    planMs: run.planMs,
    status: readStatus(run, started, ended),
    startMs: started ? run.startMs : null,
    endMs: ended ? run.endMs : null,
    nodes: run.nodes.map((node) => snapshotNode(node, nowMs, started)),
  }
}

function readStatus(run: Run, started: boolean, ended: boolean): StatusWord {
  if (!started) return 'waiting'
  return ended || run.endMs === null ? run.outcome : 'running'
}

function snapshotNode(node: RunNode, nowMs: number, runStarted: boolean): SnapshotNode {
  const { name, type, startMs } = node
  const snapshot = {
    name,
    type,
    startMs: null,
    endMs: null,
    retries: 0,
    rows: null,
    speed: null,
    log: node.log,
  }
  if (startMs === null) return { ...snapshot, status: runStarted ? node.outcome : 'waiting' }
  if (nowMs < startMs) {
    const [pausedFromMs, pausedUntilMs] = node.pausedMs ?? [Infinity, Infinity]
    return { ...snapshot, status: nowMs >= pausedFromMs && nowMs < pausedUntilMs ? 'pause' : 'waiting' }
  }
  const ended = node.endMs !== null && nowMs >= node.endMs
  const share = ended || node.endMs === null ? 1 : (nowMs - startMs) / (node.endMs - startMs)
  const rows = node.rows === undefined ? null : Math.floor(node.rows * share)
  const sinceMs = (ended ? (node.endMs ?? nowMs) : nowMs) - startMs
  const retries = node.retries ?? 0
  return {
    ...snapshot,
    status: ended ? node.outcome : 'running',
    startMs,
    endMs: ended ? node.endMs : null,
    // Failed attempts are spread over the node's time: with two of them, one has ended after a third of it.
    retries: Math.min(retries, Math.floor(share * (retries + 1))),
    rows,
    speed: node.rated && rows !== null && sinceMs > 0 ? Math.round((rows / sinceMs) * 100_000) / 100 : null,
  }
}

/** The run stopped at one instant: nodes that ran end there with one status, nodes that had not started get another. */
export function cutAt(run: Run, cutMs: number, running: StatusWord, unstarted: StatusWord): RunNode[] {
  return run.nodes.map((node) => {
    if (node.startMs === null) return node
    if (node.startMs >= cutMs) return { ...node, startMs: null, endMs: null, outcome: unstarted }
    if (node.endMs !== null && node.endMs <= cutMs) return node
    const share = node.endMs === null ? 1 : (cutMs - node.startMs) / (node.endMs - node.startMs)
    const rows = node.rows === undefined ? undefined : Math.floor(node.rows * share)
    return { ...node, endMs: cutMs, outcome: running, ...(rows === undefined ? {} : { rows }) }
  })
}
