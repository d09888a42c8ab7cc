import { type Forecast } from '../../contract/insight'
import { type TimedRun } from '../run/duration'
import { type NodeTimes, readNodeTimes } from './node-times'

/**
 * A live run with its forecast: its end, and the times of its nodes. A finished run, and one without a known forecast, stay as they are;
 * the nodes of the answer do not change, only `times` do.
 */
export function projectRun<Given extends TimedRun>(
  run: Given,
  forecast: Forecast,
  nowMs: number,
): { run: Given; times: NodeTimes } {
  const times = readNodeTimes(run, nowMs)
  if (forecast.state !== 'known' || run.endMs !== null) return { run, times }
  const projected = new Map(forecast.nodes.map((node) => [node.key, node]))
  const startMs = [...times.startMs]
  const endMs = [...times.endMs]
  for (const [at, node] of run.nodes.entries()) {
    // It may have ended since the forecast was made.
    const found = node.endMs === null ? projected.get(node.key) : undefined
    if (found === undefined) continue
    startMs[at] = node.startMs ?? found.startMs
    endMs[at] = Math.max(startMs[at] ?? found.startMs, found.endMs)
  }
  return { run: { ...run, endMs: forecast.endMs }, times: { startMs, endMs } }
}
