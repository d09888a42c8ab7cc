import { isDocumented } from '../../../contract/run-fields'
import { type Run, type RunNode } from '../../../contract/run'

export interface GivenField {
  name: string
  /** The JSON text of the answer. */
  text: string
  documented: boolean
}

const READ: readonly [field: string, key: keyof RunNode][] = [
  ['nodeName', 'name'],
  ['type', 'type'],
  ['status', 'rawStatus'],
  ['planTime', 'planMs'],
  ['startTime', 'startMs'],
  ['endTime', 'endMs'],
  ['retryTimes', 'retries'],
  ['inputRowCount', 'rows'],
  ['speed', 'rowsPerSecond'],
  ['queue', 'queue'],
  ['logPath', 'logPath'],
]

/**
 * Every field that the answer gave for a node, with its text: what was read into typed values prints as it stood, and what could not be
 * is kept as raw. A field that is neither was not given.
 */
export function givenFields(node: RunNode, run: Run): GivenField[] {
  const raw = [...(node.raw ?? []), ...run.sharedRaw]
  const kept = new Set(raw.map(([name]) => name))
  const read = READ.flatMap(([name, key]): [string, string][] => {
    const value = node[key]
    if (kept.has(name) || value === null || value === undefined || value === '') return []
    return [[name, JSON.stringify(value)]]
  })
  return [...read, ...raw].map(([name, text]) => ({ name, text, documented: isDocumented('node', name) }))
}
