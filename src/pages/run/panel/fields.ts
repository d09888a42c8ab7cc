import { type RawField, type Run, type RunNode } from '../../../contract/run'
import { getPlanMs } from '../../../model/run/times'
import { isDocumented, NODE_FIELDS, RUN_FIELDS } from '../../../contract/run-fields'

export interface GivenField {
  name: string
  /** The JSON text of the answer. */
  text: string
  documented: boolean
}

/** Fields whose text is exactly what the typed value prints; all others stand in `raw`. Missing ones are left out. */
function listReadFields<T extends object>(
  table: Readonly<Record<string, { key: keyof T | null }>>,
  values: T,
  raw: readonly RawField[],
): RawField[] {
  const kept = new Set(raw.map(([name]) => name))
  return Object.entries(table).flatMap(([name, { key }]): RawField[] => {
    const value = key === null ? null : values[key]
    if (kept.has(name) || value === null || value === undefined || value === '') return []
    return [[name, JSON.stringify(value)]]
  })
}

/** Every field that the answer gave for a node, with its text. */
export function listNodeFields(node: RunNode, run: Pick<Run, 'sharedRaw' | 'planMs'>): GivenField[] {
  const raw = [...(node.raw ?? []), ...run.sharedRaw]
  // The type may have come under its older name.
  const hasOlderName = raw.some(([name, text]) => name === 'nodeType' && text === JSON.stringify(node.type))
  const values = { ...node, type: hasOlderName ? '' : node.type, planMs: getPlanMs(node, run) }
  return [...listReadFields(NODE_FIELDS, values, raw), ...raw].map(([name, text]) => ({
    name,
    text,
    documented: isDocumented('node', name),
  }))
}

/** Every field that the answer gave for the run, with its text, without the nodes. */
export function listRunFields(run: Omit<Run, 'nodes'>): GivenField[] {
  const { nodes: _, ...table } = RUN_FIELDS
  return [...run.raw, ...listReadFields(table, run, run.raw)].map(([name, text]) => ({
    name,
    text,
    documented: isDocumented('run', name),
  }))
}
