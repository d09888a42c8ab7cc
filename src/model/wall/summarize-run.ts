import { type Run, type RunNode } from '../../contract/run'
import { isFailing, isTerminal } from '../../contract/status'
import { type WallRun } from '../../contract/wall'
import { joinIntervals } from '../../lib/time/join-intervals'

/** A lane shows no more of them apart. */
const MAX_STRETCHES = 24
const MAX_RUNNING = 3

/** What a wall shows of a run's nodes; the line of the log comes from elsewhere. */
export function summarizeRun({ id, nodes }: Run): Omit<WallRun, 'line' | 'isLineFinal'> {
  const started = nodes.filter(({ startMs }) => startMs !== null)
  const running = nodes
    .filter(({ status, startMs, endMs }) => status === 'running' && startMs !== null && endMs === null)
    .toSorted(byStart)
  const failed = nodes
    .filter(({ status }) => isFailing(status))
    .toSorted((a, b) => (a.endMs ?? Infinity) - (b.endMs ?? Infinity))
    .at(0)
  return {
    id,
    done: nodes.filter(({ status }) => isTerminal(status) && !isFailing(status)).length,
    total: nodes.length,
    notRun: nodes.length - started.length,
    ranMs: joinStretches(nodes.filter(({ status }) => !isFailing(status))),
    running: running.slice(0, MAX_RUNNING).map(({ name }) => name),
    runningSinceMs: running[0]?.startMs ?? null,
    failed: failed
      ? {
          name: failed.name,
          type: failed.type,
          retries: failed.retries ?? 0,
          startMs: failed.startMs,
          endMs: failed.endMs,
        }
      : null,
  }
}

const byStart = (a: RunNode, b: RunNode): number => (a.startMs ?? 0) - (b.startMs ?? 0)

/** When at least one of them ran; of too many stretches the shortest gaps are closed. */
function joinStretches(nodes: readonly RunNode[]): [number, number][] {
  const ran = nodes.flatMap(({ startMs, endMs }) =>
    startMs === null || endMs === null || endMs < startMs ? [] : [{ fromMs: startMs, toMs: endMs }],
  )
  const stretches = joinIntervals(ran).map(({ fromMs, toMs }): [number, number] => [fromMs, toMs])
  while (stretches.length > MAX_STRETCHES) {
    const gap = (index: number) => (stretches[index + 1]?.[0] ?? Infinity) - (stretches[index]?.[1] ?? 0)
    let narrowest = 0
    for (let index = 1; index < stretches.length - 1; index++)
      if (gap(index) < gap(narrowest)) narrowest = index
    const [[from] = [0], [, to] = [0, 0]] = stretches.slice(narrowest, narrowest + 2)
    stretches.splice(narrowest, 2, [from, to])
  }
  return stretches
}
