import { type Run, type RunNode, type RawField } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { findContradictions } from './findings/findings'
import { parseStatus } from './status-word'
import { type WireRun, type WireNode } from './wire'

export interface LogPlace {
  path: string
  job: string
  id: string
  node: string
}

export interface ToRunOptions {
  /** An https address for a log path, or null when there is none to offer. */
  logUrl: (place: LogPlace) => string | null
}

/** Turns DGC's response into the contract. `ref.workspace` is the one that was asked for upstream. */
export function toRun(ref: RunRef, wire: WireRun, { logUrl }: ToRunOptions): Run {
  const keys = createNodeKeys(wire.nodes.map((node) => node.nodeName ?? ''))
  const shared = findSharedFields(wire.nodes)
  const isOwn = ([name]: RawField): boolean => !shared.has(name)
  const nodes = wire.nodes.map((node, index): RunNode => {
    const { logPath } = node
    const url = logPath && logUrl({ path: logPath, job: ref.job, id: ref.id, node: node.nodeName ?? '' })
    const raw = shared.size === 0 ? node.raw : node.raw.filter(isOwn)
    const read: RunNode = {
      key: keys[index] ?? '',
      name: node.nodeName ?? '',
      type: node.type || node.nodeType || '',
      status: parseStatus(node),
      rawStatus: node.status ?? '',
      startMs: node.startTime,
      endMs: node.endTime,
      retries: node.retryTimes,
      rows: node.inputRowCount,
      rowsPerSecond: node.speed,
      queue: node.queue,
      logPath,
    }
    if (node.planTime !== wire.planTime) read.planMs = node.planTime
    if (url) read.logUrl = url
    if (raw.length > 0) read.raw = raw
    return read
  })
  const run: Omit<Run, 'findings'> = {
    job: ref.job,
    id: ref.id,
    workspace: ref.workspace === '' ? null : ref.workspace,
    status: parseStatus(wire),
    rawStatus: wire.status ?? '',
    trigger: wire.instanceType,
    planMs: wire.planTime,
    startMs: wire.startTime,
    endMs: wire.endTime,
    total: wire.total,
    nodes,
    sharedRaw: [...shared],
    raw: wire.raw,
  }
  return { ...run, findings: findContradictions(ref, wire, run) }
}

/**
 * The first node of a name has that as its key, the next ones `name~2`, `name~3` and so on, without taking the name of another node.
 * A node without a name is `~1`, since an address can hold no empty name.
 */
export function createNodeKeys(names: readonly string[]): string[] {
  const taken = new Set(names)
  const counts = new Map<string, number>()
  return names.map((name) => {
    let count = (counts.get(name) ?? 0) + 1
    let key = name
    if (count > 1 || name === '') {
      while (taken.has(`${name}~${count}`)) count++
      key = `${name}~${count}`
      taken.add(key)
    }
    counts.set(name, count)
    return key
  })
}

/** The raw fields that each node has once, with the same text. */
function findSharedFields(nodes: readonly WireNode[]): Map<string, string> {
  const [first, ...others] = nodes
  const shared = new Map(first?.raw)
  for (const { raw } of nodes) for (const name of findRepeated(raw)) shared.delete(name)
  for (const { raw } of others) {
    if (shared.size === 0) break
    let same = 0
    for (const [name, text] of raw) if (shared.get(name) === text) same++
    if (same === shared.size) continue
    const own = new Map(raw)
    for (const [name, text] of shared) if (own.get(name) !== text) shared.delete(name)
  }
  return shared
}

/** Names that stand in a record more than once; the texts of a repeated key are adjacent. */
const findRepeated = (raw: readonly RawField[]): string[] =>
  raw.flatMap(([name], i) => (i > 0 && raw[i - 1]?.[0] === name ? [name] : []))
