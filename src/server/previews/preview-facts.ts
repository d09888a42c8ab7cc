import { type Run } from '../../contract/run'
import { type Status, isFailing, isTerminal } from '../../contract/status'

/** A node that has started. */
export interface PreviewNode {
  status: Status
  startMs: number
  endMs: number | null
}

/** What the preview of a link shows of a run. */
export interface PreviewFacts extends Pick<
  Run,
  'job' | 'id' | 'status' | 'rawStatus' | 'trigger' | 'planMs' | 'startMs' | 'endMs'
> {
  total: number
  finished: number
  /** The failed node that started first, and how many more there are. */
  failed: { name: string; more: number } | null
  /** In the order of their starts. */
  nodes: readonly PreviewNode[]
}

/** Few facts of a run, so that many previews can be kept. */
export function readFacts(run: Run): PreviewFacts {
  const started = run.nodes
    .flatMap((node) => (node.startMs === null ? [] : [{ ...node, startMs: node.startMs }]))
    .toSorted((a, b) => a.startMs - b.startMs)
  const failing = run.nodes.filter(({ status }) => isFailing(status))
  const first = started.find(({ status }) => isFailing(status)) ?? failing[0]
  const { job, id, status, rawStatus, trigger, planMs, startMs, endMs, nodes } = run
  return {
    job,
    id,
    status,
    rawStatus,
    trigger,
    planMs,
    startMs,
    endMs,
    total: nodes.length,
    finished: nodes.filter((node) => isTerminal(node.status)).length,
    failed: first === undefined ? null : { name: first.name, more: failing.length - 1 },
    nodes: started.map((node) => ({ status: node.status, startMs: node.startMs, endMs: node.endMs })),
  }
}
