import { SECOND_MS } from '../../lib/time/units'
import { STEPS, fromPlanMs } from './orders-steps'
import { type Run, type RunNode } from './snapshot'

const START = '02:14:09'

/** By node, what differs from the plain success of the table of steps. */
export type Overrides = Readonly<Record<string, Partial<RunNode>>>

/** `toMs` places the night's clock in real time: a nightly run adds its plan, the demo's live one also hurries. */
export function ordersRun(toMs: (fromPlanMs: number) => number, overrides: Overrides): Run {
  const blocked = blockedBy(Object.keys(overrides).filter((name) => overrides[name]?.outcome === 'fail'))
  const nodes = STEPS.map(({ name, type, from, to, rows, rated }): RunNode => {
    const node: RunNode = {
      name,
      type,
      startMs: toMs(fromPlanMs(from)),
      endMs: toMs(fromPlanMs(to)),
      outcome: 'success',
      ...(rows === undefined ? {} : { rows }),
      ...(rated === undefined ? {} : { rated }),
      ...overrides[name],
    }
    return blocked.has(name) ? { ...node, startMs: null, endMs: null, outcome: 'waiting' } : node
  })
  const failed = nodes.some((node) => node.outcome === 'fail')
  return {
    planMs: toMs(0),
    startMs: toMs(fromPlanMs(START)),
    endMs: Math.max(...nodes.map((node) => node.endMs ?? 0)) + SECOND_MS,
    outcome: failed ? 'fail' : 'success',
    nodes,
  }
}

/** Steps come after those that they wait for, so one pass finds every step that a failure blocks. */
function blockedBy(failed: readonly string[]): Set<string> {
  const blocked = new Set<string>()
  for (const { name, after } of STEPS) {
    if (after.some((before) => failed.includes(before) || blocked.has(before))) blocked.add(name)
  }
  return blocked
}
