import { isDocumented } from '../../../contract/run-fields'
import { type Finding } from '../../../contract/findings'
import { isKnownType } from '../../../contract/node-type'
import { type Status } from '../../../contract/status'
import { parseObsPath } from '../../../lib/obs-path'
import { type Note } from '../read-record'
import { RUN_ITSELF, MAX_PER_KIND, type ReadRun, type Where, unquote, cut, countNodes } from './parts'
import { type WireRun } from '../wire'

const OPPOSITE: Partial<Record<Status, Status>> = { fail: 'success', success: 'fail' }

export function findStatusContradiction({ status, rawStatus, nodes }: ReadRun): Finding[] {
  const against = OPPOSITE[status]
  const at = countNodes(nodes, (node) => node.status === against)
  if (against === undefined || at === null) return []
  const all = at.nodes === nodes.length
  // One failed node explains a failed run, so the contradiction is that every node succeeded.
  if (status === 'fail' && !all) return []
  const nodeStatus = nodes.find((node) => node.status === against)?.rawStatus ?? against
  return [{ code: 'status-contradiction', status: rawStatus, nodeStatus, all, ...at }]
}

export function findFieldProblems(wire: WireRun, { nodes }: ReadRun, code: Note['code']): Finding[] {
  const found = new Map<string, { code: Note['code']; field: string; value: string } & Where>()
  for (const { code: noted, field, value, node } of wire.notes) {
    if (noted !== code) continue
    const kind = `${node === null ? 'run' : 'node'} ${field}`
    const known = found.get(kind)
    if (known !== undefined) known.nodes++
    else if (node === null) found.set(kind, { code, field, value: cut(value), ...RUN_ITSELF })
    else found.set(kind, { code, field, value: cut(value), nodes: 1, example: nodes[node]?.key ?? '' })
  }
  return [...found.values()]
}

export function findDuplicateNames({ nodes }: ReadRun): Finding[] {
  const counts = new Map<string, number>()
  for (const { name } of nodes) counts.set(name, (counts.get(name) ?? 0) + 1)
  const found: Finding[] = []
  for (const [name, count] of counts) if (count > 1) found.push({ code: 'duplicate-name', name, count })
  return found.slice(0, MAX_PER_KIND)
}

type Node = ReadRun['nodes'][number]

const isUnknownStatus = ({ status, rawStatus }: Pick<Node, 'status' | 'rawStatus'>): boolean =>
  status === 'unknown' && rawStatus !== ''

export function findUnknownStatuses(read: ReadRun): Finding[] {
  const found = byWord(read.nodes, (node) => (isUnknownStatus(node) ? node.rawStatus : null))
  if (isUnknownStatus(read)) found.unshift({ word: read.rawStatus, ...RUN_ITSELF })
  return toFindings('unknown-status', found)
}

export function findUnknownTypes({ nodes }: ReadRun): Finding[] {
  const found = byWord(nodes, ({ type }) => (type === '' ? null : type))
  return toFindings(
    'unknown-type',
    found.filter(({ word }) => !isKnownType(word)),
  )
}

type WordAt = { word: string } & Where

const toFindings = (code: 'unknown-status' | 'unknown-type', found: WordAt[]): Finding[] =>
  found.slice(0, MAX_PER_KIND).map((at) => ({ code, ...at, word: cut(at.word) }))

function byWord(nodes: readonly Node[], wordOf: (node: Node) => string | null): WordAt[] {
  const found = new Map<string, Where>()
  for (const node of nodes) {
    const word = wordOf(node)
    if (word === null) continue
    const known = found.get(word)
    if (known === undefined) found.set(word, { nodes: 1, example: node.key })
    else known.nodes++
  }
  return Array.from(found, ([word, at]) => ({ word, ...at }))
}

/** 2001 to 2100 in milliseconds: a number in this range looks like a time. */
const LIKELY_TIME = { fromMs: 1e12, toMs: 4_102_444_800_000 }

function asTime(text: string): number | null {
  const ms = /^\d{13}$/.test(unquote(text)) ? Number(unquote(text)) : 0
  return ms >= LIKELY_TIME.fromMs && ms < LIKELY_TIME.toMs ? ms : null
}

interface UnknownField {
  value: string
  nodes: number
  last: number
}

export function findUndocumentedFields(wire: WireRun): Finding[] {
  const ofRun = new Map<string, UnknownField>()
  for (const [name, value] of wire.raw)
    if (!isDocumented('run', name)) ofRun.set(name, { value, nodes: 0, last: 0 })
  const ofNodes = new Map<string, UnknownField>()
  const notRecords = new Set(wire.notes.map(({ field, node }) => (field === 'nodes' ? node : null)))
  wire.nodes.forEach(({ raw }, index) => {
    if (notRecords.has(index)) return
    for (const [name, value] of raw) {
      if (isDocumented('node', name)) continue
      const known = ofNodes.get(name)
      if (known === undefined) ofNodes.set(name, { value, nodes: 1, last: index })
      else if (known.last !== index) Object.assign(known, { nodes: known.nodes + 1, last: index })
    }
  })
  return [ofRun, ofNodes].flatMap((fields) =>
    Array.from(fields, ([field, { value, nodes }]): Finding => {
      return { code: 'undocumented-field', field: cut(field), value: cut(value), asMs: asTime(value), nodes }
    }).slice(0, MAX_PER_KIND),
  )
}

/** Only `obs://bucket/key` can be opened. */
export function findUnusableLogPaths({ nodes }: ReadRun): Finding[] {
  const odd = nodes.filter(
    ({ logPath }) => logPath !== null && logPath !== '' && parseObsPath(logPath) === null,
  )
  const [first] = odd
  if (first === undefined) return []
  return [{ code: 'log-path', value: cut(first.logPath ?? ''), nodes: odd.length, example: first.key }]
}
