import { type Json, type JsonObject, toJson } from '../json'
import { nightMs } from './nightly-plan'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { NEWER, logPath } from './wire'
import { DEFAULT_WORKSPACE, type DemoInstance } from './demo-instance'

/** The fields of a plain short run, of which each scenario contradicts one. */
export interface Kit {
  planMs: number
  startMs: number
  /** A plain success of two minutes, started `atMinute` minutes after the run; `more` overrides or, undefined, omits. */
  node: (name: string, atMinute: number, more?: JsonObject) => JsonObject
  /** A plain ten-minute success around the nodes. */
  run: (nodes: Json, more?: JsonObject) => JsonObject
}

const RUN_MS = 10 * MINUTE_MS
const NODE_MS = 2 * MINUTE_MS

function createKit(job: string, id: string, planMs: number): Kit {
  const startMs = planMs + 5 * SECOND_MS
  const instanceId = BigInt(id)
  return {
    planMs,
    startMs,
    node: (name, atMinute, more) => ({
      endTime: startMs + atMinute * MINUTE_MS + NODE_MS,
      inputRowCount: 1_000,
      instanceId,
      logPath: logPath({ job, id }, planMs, name, NEWER),
      nodeName: name,
      planTime: planMs,
      retryTimes: 0,
      startTime: startMs + atMinute * MINUTE_MS,
      status: 'success',
      type: 'DWSSQL',
      ...more,
    }),
    run: (nodes, more) => ({
      jobName: job,
      instanceId,
      instanceType: 0,
      status: 'success',
      planTime: planMs,
      startTime: startMs,
      endTime: startMs + RUN_MS,
      executeTime: RUN_MS,
      forceSuccess: false,
      ignoreSuccess: false,
      total: Array.isArray(nodes) ? nodes.length : 0,
      nodes,
      ...more,
    }),
  }
}

/** The run is last night's, so its text is the same all day. */
export function contradiction(
  job: string,
  id: string,
  what: DemoInstance['what'],
  build: (kit: Kit) => JsonObject,
): DemoInstance {
  const text = (nowMs: number) => toJson(build(createKit(job, id, nightMs(nowMs))))
  return { job, id, workspace: DEFAULT_WORKSPACE, group: 'contradictions', what, text }
}
