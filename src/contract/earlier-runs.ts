import * as v from 'valibot'
import { Count } from './run'

/** One node in the comparable runs in which it was defined the same and ended in genuine success, oldest first; at most 20. */
export const EarlierRuns = v.array(
  v.object({
    id: v.string(),
    /** The plan of the run, or its start without one, in epoch ms. */
    atMs: v.number(),
    /** Of the node. */
    ms: v.number(),
    rows: Count,
  }),
)
export type EarlierRuns = v.InferOutput<typeof EarlierRuns>
