import { type NodeType } from './node-types'

/** A status as the documents spell it; forced and ignored success as their own words, whatever the wire does. */
export type Word =
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
  outcome: Word
  rows?: number
  /** Whether DGC tells the rate at which rows were written. */
  rated?: boolean
  retries?: number
  /** While it waits, it is held from the first to the second. */
  pausedMs?: readonly [number, number]
}

/** A whole run, past and to come. */
export interface Run {
  planMs: number
  startMs: number | null
  endMs: number | null
  outcome: Word
  nodes: readonly RunNode[]
}

export interface ShotNode {
  name: string
  type: NodeType
  status: Word
  startMs: number | null
  endMs: number | null
  retries: number
  rows: number | null
  speed: number | null
}

/** A run as it looks at one instant: nothing in it lies in that instant's future. */
export interface Shot {
  planMs: number
  status: Word
  startMs: number | null
  endMs: number | null
  nodes: ShotNode[]
}

export function shoot(run: Run, nowMs = Number.MAX_SAFE_INTEGER): Shot {
  const started = run.startMs === null || nowMs >= run.startMs
  const ended = started && run.endMs !== null && nowMs >= run.endMs
  return {
    planMs: run.planMs,
    status: statusOf(run, started, ended),
    startMs: started ? run.startMs : null,
    endMs: ended ? run.endMs : null,
    nodes: run.nodes.map((node) => shootNode(node, nowMs, started)),
  }
}

function statusOf(run: Run, started: boolean, ended: boolean): Word {
  if (!started) return 'waiting'
  return ended || run.endMs === null ? run.outcome : 'running'
}

function shootNode(node: RunNode, nowMs: number, runStarted: boolean): ShotNode {
  const { name, type, startMs } = node
  const shot = { name, type, startMs: null, endMs: null, retries: 0, rows: null, speed: null }
  if (startMs === null) return { ...shot, status: runStarted ? node.outcome : 'waiting' }
  if (nowMs < startMs) {
    const [heldMs, freedMs] = node.pausedMs ?? [Infinity, Infinity]
    return { ...shot, status: nowMs >= heldMs && nowMs < freedMs ? 'pause' : 'waiting' }
  }
  const ended = node.endMs !== null && nowMs >= node.endMs
  const share = ended || node.endMs === null ? 1 : (nowMs - startMs) / (node.endMs - startMs)
  const rows = node.rows === undefined ? null : Math.floor(node.rows * share)
  const sinceMs = (ended ? (node.endMs ?? nowMs) : nowMs) - startMs
  const retries = node.retries ?? 0
  return {
    ...shot,
    status: ended ? node.outcome : 'running',
    startMs,
    endMs: ended ? node.endMs : null,
    // Failed attempts are spread over the node's time: with two of them, one is over after a third of it.
    retries: Math.min(retries, Math.floor(share * (retries + 1))),
    rows,
    speed: node.rated && rows !== null && sinceMs > 0 ? Math.round((rows / sinceMs) * 100_000) / 100 : null,
  }
}

/** The run held at one instant: what ran then gets one word and an end, what had not started gets another. */
export function cutAt(run: Run, cutMs: number, running: Word, unstarted: Word): RunNode[] {
  return run.nodes.map((node) => {
    if (node.startMs === null) return node
    if (node.startMs >= cutMs) return { ...node, startMs: null, endMs: null, outcome: unstarted }
    if (node.endMs !== null && node.endMs <= cutMs) return node
    const share = node.endMs === null ? 1 : (cutMs - node.startMs) / (node.endMs - node.startMs)
    const rows = node.rows === undefined ? undefined : Math.floor(node.rows * share)
    return { ...node, endMs: cutMs, outcome: running, ...(rows === undefined ? {} : { rows }) }
  })
}
