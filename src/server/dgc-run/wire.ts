import { type RawField } from '../../contract/run'
import { NODE_FIELDS, RUN_FIELDS } from '../../contract/run-fields'
import { badResponse } from '../dgc/faults'
import { type ParsedJson, parseJson } from './json/parse'
import { type Note, type ReadContext, type ReadRecord, readRecord } from './read-record'

type Texts = ReturnType<ParsedJson['textsAt']>

/** No job has so many, and a longer array would fill the memory. */
const MAX_NODES = 100_000

export type WireNode = ReadRecord<typeof NODE_FIELDS> & { raw: RawField[] }
export type WireRun = Omit<ReadRecord<typeof RUN_FIELDS>, 'nodes'> & {
  nodes: WireNode[]
  raw: RawField[]
  notes: Note[]
  duplicates: ParsedJson['duplicates']
}

/**
 * Reads DGC's response loosely: whatever is missing or of a wrong type is null. Nothing is dropped: what the typed fields do not print
 * again stands in `raw`. `nowMs` tells times that lie far ahead. Throws an UpstreamError when the text is no JSON, or no object, or its
 * nodes are no list.
 */
export function parseResponse(body: string, nowMs = Infinity): WireRun {
  const { value: top, textsAt, duplicates } = parseJson(body, 'nodes')
  if (!isRecord(top)) throw badResponse('wrong_shape')
  const { nodes: list = null, ...rest } = top
  if (list !== null && !Array.isArray(list)) throw badResponse('wrong_shape')
  if (list !== null && list.length > MAX_NODES) throw badResponse('too_large')
  const notes: Note[] = []
  const context = { notes, nowMs }
  const run = readRecord(RUN_FIELDS, rest, textsAt(null), null, context)
  run.raw.push(...listRawNodes(top, textsAt(null)))
  const nodes = (list ?? []).map((entry: unknown, index) => readNode(entry, index, textsAt(index), context))
  return { ...run, nodes, notes, duplicates }
}

function readNode(entry: unknown, index: number, texts: Texts, context: ReadContext): WireNode {
  if (isRecord(entry)) return readRecord(NODE_FIELDS, entry, texts, index, context)
  // An empty node keeps the place of the entry, and its text stands under a name that no field has.
  const value = texts.get('')?.[0] ?? JSON.stringify(entry)
  context.notes.push({ code: 'unreadable', field: 'nodes', value, node: index })
  return { ...readRecord(NODE_FIELDS, {}, texts, index, context), raw: [['', value]] }
}

/** A missing list reads like an empty one, so the field is kept where the nodes cannot tell the two apart. */
function listRawNodes(top: Readonly<Record<string, unknown>>, texts: Texts): RawField[] {
  if (!Object.hasOwn(top, 'nodes')) return []
  const given = texts.get('nodes') ?? []
  if (given.length > 1) return given.map((value) => ['nodes', value])
  const list = top['nodes']
  return Array.isArray(list) && list.length > 0 ? [] : [['nodes', list === null ? 'null' : '[]']]
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
