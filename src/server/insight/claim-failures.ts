import { type Claim, type Evidence } from '../../contract/diagnosis'
import { findBlockingFailures, findFailures } from '../../model/insight/failures'
import { type Indexed, ofDefinition, ofNode } from './evidence'

/** Nodes of one claim that are looked up. */
const MAX_EVIDENCE = 10

/** Which failures came first, what their logs say, and which nodes do not run because of them. */
export function claimFailures(given: Indexed): Claim[] {
  const { run, edges, causes } = given
  const keptFrom = new Map<number, number[]>()
  for (const [place, root] of findBlockingFailures(run, edges).entries()) {
    const known = keptFrom.get(root)
    if (known) known.push(place)
    else keptFrom.set(root, [place])
  }
  const byNode = new Map(causes.map((cause) => [cause.node, cause]))
  const read = (at: number) => {
    const { key = '', name = '' } = run.nodes[at] ?? {}
    const { cause = null, why = null } = byNode.get(key) ?? {}
    const log: Evidence[] =
      cause === null
        ? []
        : [{ source: 'log', node: key, byte: cause.byte, line: cause.line, text: cause.text }]
    return {
      said: { node: key, cause: cause?.text ?? null, noCause: cause === null ? why : null },
      evidence: [...ofNode(given, at, 'status', 'endMs'), ...ofDefinition(given, name, 'failPolicy'), ...log],
    }
  }
  const { roots, ignored } = findFailures(run, edges)
  return [
    ...roots.map((at): Claim => {
      const { said, evidence } = read(at)
      const notRun = keptFrom.get(at) ?? []
      const more = notRun.slice(0, MAX_EVIDENCE).flatMap((place) => ofNode(given, place, 'status'))
      return {
        kind: 'root-failure',
        node: said.node,
        policy: edges.defined[at]?.failPolicy ?? 'unknown',
        notRun: notRun.map((place) => run.nodes[place]?.key ?? ''),
        cause: said.cause,
        noCause: said.noCause,
        evidence: [...evidence, ...more],
      }
    }),
    ...ignored.map((at): Claim => {
      const { said, evidence } = read(at)
      return { kind: 'ignored-failure', ...said, evidence }
    }),
  ]
}
