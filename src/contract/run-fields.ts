import { type Run, type RunNode } from './run'

/**
 * How DGC writes a field and what the contract makes of it.
 * - `label`: a text that the contract gives as the empty string when it is missing
 * - `text`: a text, or null
 * - `id`: an int64, read as text because a double would lose its last digits
 * - `count`: a number, or digits in quotes
 * - `whole`: a count without a fraction that a double holds exactly
 * - `time`: epoch milliseconds; 0 and -1 mean "not yet"
 * - `flag`: a boolean, or `"true"` and `"false"`
 * - `list`: the nodes
 */
export type FieldKind = 'label' | 'text' | 'id' | 'count' | 'whole' | 'time' | 'flag' | 'list'

export interface DgcField<Key extends string = string> {
  kind: FieldKind
  /** The contract's property that holds the value. Null: the contract has none, and the field's text always stands in `raw`. */
  key: Key | null
}

/** The fields of a run that any published version of ShowJobInstance documents. Any other is a finding. */
export const RUN_FIELDS = {
  jobName: { kind: 'text', key: null },
  instanceId: { kind: 'id', key: null },
  status: { kind: 'label', key: 'rawStatus' },
  instanceType: { kind: 'whole', key: 'trigger' },
  planTime: { kind: 'time', key: 'planMs' },
  startTime: { kind: 'time', key: 'startMs' },
  endTime: { kind: 'time', key: 'endMs' },
  executeTime: { kind: 'count', key: null },
  total: { kind: 'count', key: 'total' },
  forceSuccess: { kind: 'flag', key: null },
  ignoreSuccess: { kind: 'flag', key: null },
  nodes: { kind: 'list', key: 'nodes' },
} as const satisfies Record<string, DgcField<keyof Run>>

/**
 * The same for a node. No document gives a node the two success flags, yet DGC's own filters have them: taken as known. Huawei's own
 * programs of before 2024 read `nodeType`, `executeTime` and `outputRowCount`.
 */
export const NODE_FIELDS = {
  nodeName: { kind: 'label', key: 'name' },
  type: { kind: 'label', key: 'type' },
  nodeType: { kind: 'label', key: null },
  status: { kind: 'label', key: 'rawStatus' },
  planTime: { kind: 'time', key: 'planMs' },
  startTime: { kind: 'time', key: 'startMs' },
  endTime: { kind: 'time', key: 'endMs' },
  retryTimes: { kind: 'count', key: 'retries' },
  executeTime: { kind: 'count', key: null },
  inputRowCount: { kind: 'count', key: 'rows' },
  outputRowCount: { kind: 'count', key: null },
  speed: { kind: 'count', key: 'rowsPerSecond' },
  queue: { kind: 'text', key: 'queue' },
  logPath: { kind: 'text', key: 'logPath' },
  instanceId: { kind: 'id', key: null },
  forceSuccess: { kind: 'flag', key: null },
  ignoreSuccess: { kind: 'flag', key: null },
} as const satisfies Record<string, DgcField<keyof RunNode>>

const TABLES = { run: RUN_FIELDS, node: NODE_FIELDS }

export const isDocumented = (where: keyof typeof TABLES, name: string): boolean =>
  Object.hasOwn(TABLES[where], name)
