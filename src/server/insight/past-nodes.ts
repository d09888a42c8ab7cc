import * as v from 'valibot'
import { Count, EpochMs } from '../../contract/run'
import { STATUSES, type Status } from '../../contract/status'

/** When a node of an earlier run ran. */
export interface PastNode {
  key: string
  type: string
  status: Status
  startMs: number | null
  endMs: number | null
  rows: number | null
}

/** Of each field its values for all nodes: 10,000 objects take three times as long to parse. */
export const PackedNodes = v.pipe(
  v.object({
    // To be counted up when PastNode changes.
    format: v.literal(2),
    keys: v.array(v.string()),
    types: v.array(v.string()),
    statuses: v.array(v.picklist(STATUSES)),
    startMs: v.array(EpochMs),
    endMs: v.array(EpochMs),
    rows: v.array(Count),
  }),
  v.check(({ keys, types, statuses, startMs, endMs, rows }) =>
    [types, statuses, startMs, endMs, rows].every((values) => values.length === keys.length),
  ),
)
type PackedNodes = v.InferOutput<typeof PackedNodes>

export const packNodes = (nodes: readonly PastNode[]): PackedNodes => ({
  format: 2,
  keys: nodes.map(({ key }) => key),
  types: nodes.map(({ type }) => type),
  statuses: nodes.map(({ status }) => status),
  startMs: nodes.map(({ startMs }) => startMs),
  endMs: nodes.map(({ endMs }) => endMs),
  rows: nodes.map(({ rows }) => rows),
})

export const unpackNodes = ({ keys, types, statuses, startMs, endMs, rows }: PackedNodes): PastNode[] =>
  keys.map((key, at) => ({
    key,
    type: types[at] ?? '',
    status: statuses[at] ?? 'unknown',
    startMs: startMs[at] ?? null,
    endMs: endMs[at] ?? null,
    rows: rows[at] ?? null,
  }))
