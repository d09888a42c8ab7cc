import { type Run, type RunNode, type RawField } from '../contract/run'

const isSameRaw = (a: readonly RawField[] = [], b: readonly RawField[] = []): boolean =>
  a.length === b.length && a.every((field, index) => field[0] === b[index]?.[0] && field[1] === b[index]?.[1])

/** Compares every field of the contract, so that equal nodes are drawn alike. */
export const isSameNode = (a: RunNode, b: RunNode): boolean =>
  a.key === b.key &&
  a.status === b.status &&
  a.startMs === b.startMs &&
  a.endMs === b.endMs &&
  a.rows === b.rows &&
  a.rowsPerSecond === b.rowsPerSecond &&
  a.retries === b.retries &&
  a.rawStatus === b.rawStatus &&
  a.name === b.name &&
  a.type === b.type &&
  a.planMs === b.planMs &&
  a.queue === b.queue &&
  a.logPath === b.logPath &&
  a.logUrl === b.logUrl &&
  isSameRaw(a.raw, b.raw)

/**
 * The new run with unchanged nodes taken from the old one, so that rows compare by identity. The query library's structural sharing
 * takes twice as long and does not know keys.
 */
export function shareNodes(before: Run | undefined, after: Run): Run {
  if (!before) return after
  let known: ReadonlyMap<string, RunNode> | null = null
  const nodes = after.nodes.map((node, index) => {
    let old = before.nodes[index]
    if (old?.key !== node.key) {
      // Nodes seldom change places.
      known ??= new Map(before.nodes.map((each) => [each.key, each]))
      old = known.get(node.key)
    }
    return old && isSameNode(old, node) ? old : node
  })
  // Rows depend on these, too.
  const sharedRaw = isSameRaw(before.sharedRaw, after.sharedRaw) ? before.sharedRaw : after.sharedRaw
  return { ...after, nodes, sharedRaw }
}
