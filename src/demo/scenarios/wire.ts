import { type Json, type JsonObject, toJson } from '../json'
import { writeLogKey } from './log-key'
import { OLDER_SPELLING } from './node-types'
import { type Snapshot, type SnapshotNode, type StatusWord } from './snapshot'

/** The project of the documented example; log buckets are named after it. */
export const PROJECT_ID = 'b384b9e9ab9b4ee8994c8633aabc9505'
export const LOG_BUCKET = `obs://dlf-log-${PROJECT_ID}`

export interface Style {
  /** `older`: the fields of the first documents; `newer`: with instanceType, queue and the two booleans. */
  fields: 'older' | 'newer'
  /** Forced and ignored success: a status of their own, or `success` and a boolean. */
  forced: 'word' | 'flag'
  /** DGC's `instanceType`. */
  trigger: number
  /** A segment in front of the log's folder: newer services put the workspace's id there. */
  logRoot?: string
  /** The run shares job and plan with another one, so its logs have a folder of their own. */
  hasOwnLogs?: boolean
}

export const NEWER: Style = { fields: 'newer', forced: 'flag', trigger: 0 }
export const OLDER: Style = { fields: 'older', forced: 'flag', trigger: 0 }

interface Named {
  job: string
  id: string
}

export function writeSnapshot({ job, id }: Named, snapshot: Snapshot, style: Style = NEWER): string {
  return toJson(snapshotToWire({ job, id }, snapshot, style))
}

function snapshotToWire(named: Named, snapshot: Snapshot, style: Style): JsonObject {
  const newer = style.fields === 'newer'
  const { startMs, endMs } = snapshot
  const [status, force, ignore] = spell(snapshot.status, style)
  return {
    jobName: named.job,
    instanceId: BigInt(named.id),
    ...(newer ? { instanceType: style.trigger } : {}),
    status,
    planTime: snapshot.planMs,
    startTime: startMs ?? undefined,
    endTime: endMs ?? undefined,
    executeTime: startMs === null || endMs === null ? undefined : endMs - startMs,
    ...(newer ? { forceSuccess: force, ignoreSuccess: ignore } : {}),
    total: snapshot.nodes.length,
    nodes: snapshot.nodes.map((node) => nodeToWire(named, snapshot.planMs, node, style)),
  }
}

function nodeToWire({ job, id }: Named, planMs: number, node: SnapshotNode, style: Style): Json {
  const newer = style.fields === 'newer'
  const [status, force, ignore] = spell(node.status, style)
  const started = node.startMs !== null
  return {
    endTime: node.endMs ?? undefined,
    forceSuccess: force || undefined,
    ignoreSuccess: ignore || undefined,
    // The older example counts even a Dummy's rows.
    inputRowCount: node.rows ?? (started && !newer ? 0 : undefined),
    instanceId: BigInt(id),
    logPath:
      started && node.type !== 'Dummy'
        ? (node.log ?? logPath({ job, id }, planMs, node.name, style))
        : undefined,
    nodeName: node.name,
    planTime: planMs,
    // Only the DLI nodes are documented to name a queue.
    queue: newer && node.type.startsWith('DLI') ? 'dli_etl_16cu' : undefined,
    retryTimes: node.retries,
    speed: node.speed ?? undefined,
    startTime: node.startMs ?? undefined,
    status,
    type: newer ? node.type : OLDER_SPELLING[node.type],
  }
}

function spell(word: StatusWord, { forced }: Style): [word: string, force: boolean, ignore: boolean] {
  if (forced === 'word') return [word, false, false]
  const force = word === 'forceSuccess'
  const ignore = word === 'ignoreSuccess'
  return [force || ignore ? 'success' : word, force, ignore]
}

export function logPath({ job, id }: Named, planMs: number, node: string, style: Style): string {
  const { fields, logRoot: root, hasOwnLogs } = style
  const names = { job, planMs, isOlder: fields === 'older', root, id: hasOwnLogs ? id : undefined }
  return `${LOG_BUCKET}/${writeLogKey(names, node)}`
}
