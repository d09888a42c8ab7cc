import { type RunNode } from '../../contract/run'
import { isTerminal, STATUSES, type Status } from '../../contract/status'

export interface StatusCount {
  status: Status
  /** For `unknown`: the word as given, when all such nodes share it. */
  rawStatus: string
  count: number
}

/** How many nodes have each status, most urgent first; statuses that no node has are left out. */
export function countByStatus(nodes: readonly RunNode[]): StatusCount[] {
  const found = new Map<Status, StatusCount>()
  for (const { status, rawStatus } of nodes) {
    const known = found.get(status)
    if (!known) found.set(status, { status, rawStatus, count: 1 })
    else {
      known.count += 1
      if (known.rawStatus !== rawStatus) known.rawStatus = ''
    }
  }
  return STATUSES.flatMap((status) => found.get(status) ?? [])
}

export const countFinished = (counts: readonly StatusCount[]): number =>
  counts.reduce((sum, { status, count }) => sum + (isTerminal(status) ? count : 0), 0)
