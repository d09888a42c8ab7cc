import * as v from 'valibot'
import { Run, RawField, type RunNode } from './run'
import { isStatus, type Status } from './status'
import { MAX_DATE_MS } from './time'

/**
 * The format in which a run travels, without redundant values. A node leaves out its key when that is its name, its raw
 * status when that is its status, whatever is null, and the beginning that all log paths share.
 * At 10,000 nodes this halves the bytes and the time to parse. An unpacked run is valid, too.
 */
const Packed = v.object({
  ...Run.entries,
  /** What `log` of a node continues. */
  logBase: v.optional(v.string(), ''),
  nodes: v.array(v.unknown()),
})

export function packRun(run: Run): object {
  const logBase = findSharedFolder(run.nodes)
  const nodes = run.nodes.map((node) => {
    const { key, name, type, status, rawStatus, planMs, logPath, ...rest } = node
    const packed: Record<string, unknown> = { name, type, status }
    if (key !== name) packed['key'] = key
    if (rawStatus !== status) packed['rawStatus'] = rawStatus
    if (planMs !== undefined) packed['planMs'] = planMs
    if (logPath !== null) {
      if (logBase !== '' && logPath.startsWith(logBase)) packed['log'] = logPath.slice(logBase.length)
      else packed['logPath'] = logPath
    }
    for (const [field, value] of Object.entries(rest)) if (value !== null) packed[field] = value
    return packed
  })
  return { ...run, ...(logBase === '' ? {} : { logBase }), nodes }
}

/** The longest beginning, up to a slash, that all log paths have in common. */
function findSharedFolder(nodes: readonly RunNode[]): string {
  const paths = nodes.flatMap(({ logPath }) => logPath ?? [])
  const [first] = paths
  if (first === undefined || paths.length < 2) return ''
  let folder = first.slice(0, first.lastIndexOf('/') + 1)
  for (const path of paths) {
    while (!path.startsWith(folder)) folder = folder.slice(0, folder.slice(0, -1).lastIndexOf('/') + 1)
  }
  return folder
}

/** Throws on anything that is not a packed run. */
export function unpackRun(body: unknown): Run {
  const { logBase, nodes, ...run } = v.parse(Packed, body)
  return { ...run, nodes: nodes.map((node) => unpackNode(node, logBase)) }
}

/**
 * Without the schema library, which takes ten times as long over 10,000 nodes. A test checks that this accepts exactly what the schema
 * of the contract accepts.
 */
function unpackNode(value: unknown, logBase: string): RunNode {
  if (typeof value !== 'object' || value === null) throw new TypeError('a node is no object')
  const packed = value as Partial<Record<string, unknown>>
  const name = parseText(packed['name'])
  const status = parseStatus(packed['status'])
  const node: RunNode = {
    key: packed['key'] === undefined ? name : parseText(packed['key']),
    name,
    type: parseText(packed['type']),
    status,
    rawStatus: packed['rawStatus'] === undefined ? status : parseText(packed['rawStatus']),
    startMs: parseTime(packed['startMs']),
    endMs: parseTime(packed['endMs']),
    retries: parseCount(packed['retries']),
    rows: parseCount(packed['rows']),
    rowsPerSecond: parseCount(packed['rowsPerSecond']),
    queue: parseOptionalText(packed['queue']),
    logPath:
      packed['log'] === undefined ? parseOptionalText(packed['logPath']) : logBase + parseText(packed['log']),
  }
  if (packed['planMs'] !== undefined) node.planMs = parseTime(packed['planMs'])
  if (packed['logUrl'] !== undefined) node.logUrl = parseText(packed['logUrl'])
  if (packed['raw'] !== undefined) node.raw = v.parse(RawFields, packed['raw'])
  return node
}

const RawFields = v.array(RawField)

function parseText(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('not a text')
  return value
}

const parseOptionalText = (value: unknown): string | null =>
  value === undefined || value === null ? null : parseText(value)

function parseStatus(value: unknown): Status {
  if (typeof value !== 'string' || !isStatus(value)) throw new TypeError('not a status')
  return value
}

function parseTime(value: unknown): number | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > MAX_DATE_MS) {
    throw new TypeError('not a time')
  }
  return value
}

function parseCount(value: unknown): number | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'number' || Number.isNaN(value)) throw new TypeError('not a number')
  return value
}
