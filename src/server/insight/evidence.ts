import { type Evidence } from '../../contract/diagnosis'
import { type JobRun } from '../../contract/job-run'
import { type Insight } from '../../contract/insight'
import { type RunCauses } from '../../contract/log'
import { type Run } from '../../contract/run'
import { type Edges } from '../../model/insight/edges'
import { type Streak } from '../../model/job-runs/neighbours'
import { readUsual } from '../../model/insight/usual-of'

/** What a diagnosis is made from. */
export interface DiagnosisGiven {
  run: Run
  insight: Insight
  edges: Edges
  /** What the runs before it did; null where that is not known. */
  streak: Streak | null
  /** What the logs of failed nodes say. */
  causes: RunCauses
  /** When the run was read. */
  atMs: number
}

/** With the places of the nodes by name, of each the first: the lists are long, and each node is looked up. */
export interface Indexed extends DiagnosisGiven {
  inRun: ReadonlyMap<string, number>
  inDefinition: ReadonlyMap<string, number>
}

export const indexGiven = (given: DiagnosisGiven): Indexed => ({
  ...given,
  inRun: indexByName(given.run.nodes),
  inDefinition: indexByName(given.insight.definition?.nodes ?? []),
})

const indexByName = (nodes: readonly { name: string }[]): Map<string, number> =>
  new Map(nodes.map(({ name }, at): [string, number] => [name, at]).toReversed())

/** As a JSON pointer has it. */
const escape = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

export const ofRun = (run: Run, field: 'planMs' | 'startMs' | 'endMs' | 'status'): Evidence[] =>
  run[field] === null ? [] : [{ source: 'run', pointer: `/${field}`, value: run[field] }]

/** How other runs of the job ended, each once. */
export const ofStatuses = (...runs: readonly (JobRun | null)[]): Evidence[] =>
  [...new Set(runs)].flatMap((run): Evidence[] =>
    run === null ? [] : [{ source: 'other-run', id: run.id, pointer: '/status', value: run.status }],
  )

type NodeField = 'name' | 'status' | 'startMs' | 'endMs' | 'rows'

/** What a node's fields say; the ones without a value do not travel. */
export const ofNode = ({ run }: DiagnosisGiven, at: number, ...fields: NodeField[]): Evidence[] =>
  fields.flatMap((field): Evidence[] => {
    const value = run.nodes[at]?.[field] ?? null
    return value === null ? [] : [{ source: 'run', pointer: `/nodes/${at}/${field}`, value }]
  })

/** The node that has a name: of the run, or else of its definition. */
export const findNode = (given: Indexed, name: string): Evidence[] => {
  const at = given.inRun.get(name)
  return at === undefined ? ofDefinition(given, name, 'name') : ofNode(given, at, 'name')
}

export function ofDefinition(
  { insight: { definition }, inDefinition }: Indexed,
  name: string,
  field: 'name' | 'after' | 'failPolicy' | 'conditions',
): Evidence[] {
  const place = inDefinition.get(name) ?? -1
  const value = definition?.nodes[place]?.[field]
  const pointer = `/definition/nodes/${place}/${field}`
  return value === undefined ? [] : [{ source: 'insight', pointer, value }]
}

export function ofUsual(
  { insight }: DiagnosisGiven,
  key: string,
  of: 'ms' | 'rows' | 'heldBackMs',
): Evidence[] {
  const value = readUsual(insight.sample, key)?.[of]?.median
  const pointer = `/sample/nodes/${escape(key)}/${of}/median`
  return value === undefined ? [] : [{ source: 'insight', pointer, value }]
}
