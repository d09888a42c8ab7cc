import { type RunDefinition } from '../../contract/insight'
import { normalizeType } from '../../contract/node-type'
import { type Run, type RunNode } from '../../contract/run'
import { type Parts } from '../../lib/parts'
import { computeLateMs } from '../jobs/usual'
import { type Edges, findChangedNodes, findDrivers } from './edges'

/** An earlier run of the job, as far as insight needs it; a `Run` with its version is one. */
export interface PastRun {
  id: string
  version: number | null
  trigger: number | null
  planMs: number | null
  startMs: number | null
  endMs: number | null
  again?: true | undefined
  nodes: readonly Pick<RunNode, 'key' | 'type' | 'status' | 'startMs' | 'endMs' | 'rows'>[]
}

/** The run that earlier ones are compared with. */
export interface PastGiven {
  nodes: Run['nodes']
  edges: Edges
  /** Null when no list names it. */
  version: number | null
  /** Definitions by version, that of this run included; those that are not readable are missing. */
  definitions: ReadonlyMap<number, Pick<RunDefinition, 'nodes'>>
}

/** An earlier run with its nodes at the places of this run's. Numbers are ms; NaN where the earlier run does not have the node. */
export interface AlignedRun {
  id: string
  /** Its plan, or its start without one. */
  atMs: number
  version: number | null
  /** Start to end, above or equal to 0. */
  totalMs: number
  /** Plan to start; null where that says nothing, see `getDueMs`. */
  lateMs: number | null
  /** From the end of the last node to the end of the run. */
  tailMs: number
  /** From the start of the run; NaN also where the node has no times. */
  startMs: Float64Array
  /** Start to end of each node; 0 where it did not run. */
  ranMs: Float64Array
  /** How long after its last predecessor's end it started, or after the start of the run; 0 where it did not run. */
  heldBackMs: Float64Array
  /** NaN also where no rows are given. */
  rows: Float64Array
  /** 1 where type, properties and predecessors are the same as in this run, as far as is known. */
  isSame: Uint8Array
  /** 1 where they are known to differ. */
  isChanged: Uint8Array
  /** Its definition is known to differ, in any node. */
  isOther: boolean
  /** 1 where it ended in genuine success with both times. */
  isGenuine: Uint8Array
  /** 1 where it was skipped. */
  isSkipped: Uint8Array
}

/**
 * Puts earlier runs into the shape that sample and forecast read; runs without a start and a later end are left out. Nodes are matched by key.
 * Stays valid while the nodes of the run have the same keys in the same order.
 */
export function* alignInParts(given: PastGiven, past: readonly PastRun[]): Parts<AlignedRun[]> {
  const changes = new Map<number | null, Changes>()
  const aligned: AlignedRun[] = []
  for (const run of past) {
    const { startMs, endMs, version } = run
    if (startMs === null || endMs === null || endMs < startMs) continue
    const known = changes.get(version) ?? findChanges(given, version)
    changes.set(version, known)
    aligned.push(align(given, run, startMs, endMs, known))
    yield
  }
  return aligned
}

/** Names of the nodes that another version defines otherwise; `unknown` when one of the two definitions is not readable. */
type Changes = ReadonlySet<string> | 'unknown'

function findChanges({ version, definitions }: PastGiven, other: number | null): Changes {
  if (version === other) return new Set()
  const [one, two] = [version, other].map((each) => (each === null ? undefined : definitions.get(each)))
  return one && two ? findChangedNodes(one, two) : 'unknown'
}

function align(
  { nodes, edges }: PastGiven,
  run: PastRun,
  startMs: number,
  endMs: number,
  changes: Changes,
): AlignedRun {
  const empty = () => new Float64Array(nodes.length).fill(NaN)
  const [starts, ranMs, heldBackMs, rows] = [empty(), empty(), empty(), empty()]
  const flags = () => new Uint8Array(nodes.length)
  const [isSame, isChanged, isGenuine, isSkipped] = [flags(), flags(), flags(), flags()]
  const ends = Array.from<number | null>({ length: nodes.length }).fill(null)
  const byKey = new Map(run.nodes.map((node) => [node.key, node]))
  let lastMs = -Infinity
  let isOtherRun = changes !== 'unknown' && changes.size > 0
  for (const [at, { key, name, type }] of nodes.entries()) {
    const node = byKey.get(key)
    if (node === undefined) isOtherRun = true
    if (node === undefined) continue
    ranMs[at] = 0
    heldBackMs[at] = 0
    // DGC spells types in several ways, and differently from one of its versions to the next.
    const isOtherType = node.type !== type && normalizeType(node.type) !== normalizeType(type)
    const isOther = isOtherType || (changes !== 'unknown' && changes.has(name))
    isChanged[at] = Number(isOther)
    isOtherRun ||= isOther
    isSame[at] = Number(!isOther && changes !== 'unknown')
    isSkipped[at] = Number(node.status === 'skip')
    if (node.rows !== null) rows[at] = node.rows
    if (node.startMs === null || node.endMs === null || node.endMs < node.startMs) continue
    starts[at] = node.startMs - startMs
    ranMs[at] = node.endMs - node.startMs
    ends[at] = node.endMs - startMs
    isGenuine[at] = Number(node.status === 'success')
    lastMs = Math.max(lastMs, node.endMs - startMs)
  }
  const drivers = findDrivers(edges, { startMs: Array.from(starts), endMs: ends }, 0)
  for (const [at, nodeStartMs] of starts.entries()) {
    if (Number.isNaN(nodeStartMs)) continue
    const driver = drivers[at] ?? -1
    heldBackMs[at] = Math.max(0, nodeStartMs - (driver < 0 ? 0 : (ends[driver] ?? 0)))
  }
  const totalMs = endMs - startMs
  return {
    id: run.id,
    atMs: run.planMs ?? startMs,
    version: run.version,
    totalMs,
    lateMs: computeLateMs(run),
    tailMs: lastMs === -Infinity ? 0 : Math.max(0, totalMs - lastMs),
    startMs: starts,
    ranMs,
    heldBackMs,
    rows,
    isSame,
    isChanged,
    isOther: isOtherRun,
    isGenuine,
    isSkipped,
  }
}
