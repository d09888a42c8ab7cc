import { type RunCauses } from '../../contract/log'
import { CompressedBody } from '../runs/compressed-body'
import { diagnose } from './diagnose'
import { type RunWithInsight } from './insights'

/** The diagnosis of a run as JSON: made once for all viewers, until the run, its insight or the causes change. */
export function createDiagnoses(): (value: RunWithInsight, causes: RunCauses) => CompressedBody {
  // An entry lives as long as the insight that it was made of.
  const known = new WeakMap<RunWithInsight, { causes: string; body: CompressedBody }>()
  return (value, causes) => {
    const before = known.get(value)
    const text = JSON.stringify(causes)
    if (before?.causes === text) return before.body
    const { run, insight, edges, streak, atMs } = value
    const diagnosis = diagnose({ run, insight, edges, streak, causes, atMs })
    const body = CompressedBody.ofJson(diagnosis)
    known.set(value, { causes: text, body })
    return body
  }
}
