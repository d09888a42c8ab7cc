import { type DefinedNode } from '../contract/insight'
import { type Run } from '../contract/run'
import { findText, listExamples } from '../demo/catalogue'
import { toRun } from '../server/dgc-run/to-run'
import { parseResponse } from '../server/dgc-run/wire'
import { NOON_MS } from './demo'

/** Every run of the demo's catalogue that can be read, hostile ones included; the two of ten thousands of nodes are left out. */
export const CATALOGUE_RUNS: readonly Run[] = listExamples(NOON_MS).flatMap(
  ({ job, id, workspace, group }) => {
    const text =
      group === 'faults' || /^load_\d{5}/.test(job) ? null : findText({ job, id, workspace }, NOON_MS)
    if (text === null) return []
    return [toRun({ job, id, workspace }, parseResponse(text, NOON_MS), { logUrl: () => null })]
  },
)

/** Each node behind the one before it and a third one, and a cycle where that is asked for. */
export function defineAny({ nodes }: Run, hasCycle: boolean): DefinedNode[] {
  const names = nodes.map(({ name }) => name)
  return names.map((name, at) => ({
    name,
    type: 'Shell',
    after: [names[at - 1], names[at - 3], hasCycle ? names[at + 1] : undefined, 'of no run'].filter(
      (each) => each !== undefined,
    ),
    failPolicy: at % 5 === 0 ? 'suspend' : 'fail',
  }))
}
