import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { findCatalogueRun, findWireNode } from './catalogue'
import { hash } from './jobs/hash'
import { type Warehouse } from './jobs/warehouse'
import { type LoggedNode, type NodeLog, logAt, writeNodeLog } from './logs/node-log'
import { type Part, bytesPart, readParts, totalSize } from './logs/pieces'
import { type FixedLog, findSpecialLog } from './logs/special-logs'
import { type FindObject, type ObsErrorCode, type ObsObject } from './obs/object'
import { LOGS_JOB, MISSING_BUCKET } from './scenarios/logs-of-every-kind'
import { findStagedRun } from './staged/staged-workspace'
import { LOG_BUCKET } from './scenarios/wire'
import { type LogPlace, readLogKey } from './scenarios/log-key'

const OWN_BUCKET = LOG_BUCKET.slice('obs://'.length)
const CACHE_BYTES = 64 * 1024 * 1024

/** Buckets that log paths of the demo's own runs name; not all of them exist. */
export const OWN_BUCKETS: readonly string[] = [OWN_BUCKET, MISSING_BUCKET]

/** The logs of all runs of the catalogue and the warehouse: a function of bucket, key and clock. */
export function createNodeLogs(warehouse: Warehouse): FindObject {
  const written = new LRUCache<string, NodeLog>({
    maxSize: CACHE_BYTES,
    sizeCalculation: ({ bytes, sizes }) => 1 + bytes.length + sizes.length * 16,
  })
  const special = new LRUCache<string, FixedLog>({ max: 20 })

  return (bucket, key, nowMs) => {
    if (bucket !== OWN_BUCKET) return 'NoSuchBucket'
    const place = readLogKey(key)
    const node = findNode(place, key, nowMs)
    if (node === null || node.type === 'Dummy' || node.startMs > nowMs) return 'NoSuchKey'
    return (place?.job === LOGS_JOB ? findSpecial(key, node) : null) ?? findOrdinary(key, node, nowMs)
  }

  function findNode(place: LogPlace | null, key: string, nowMs: number): LoggedNode | null {
    const run =
      place &&
      (findCatalogueRun(place, nowMs) ?? findStagedRun(place, nowMs) ?? warehouse.findRun(place, nowMs))
    const [first = ''] = key.split('/')
    const node = run
      ? run.nodes.find(({ name }) => place?.file === `${name}/${name}.job`)
      : findWireNode(place?.job ?? first, `${LOG_BUCKET}/${key}`, nowMs)
    if (!node || node.startMs === null) return null
    return { ...node, startMs: node.startMs, seed: hash(readSeed(key), 1) }
  }

  function findSpecial(key: string, node: LoggedNode): ObsObject | ObsErrorCode | null {
    const known = special.get(key) ?? findSpecialLog(node)
    if (known === null || typeof known === 'string') return known
    special.set(key, known)
    return toObject(key, known.parts, totalSize(known.parts), known.writtenMs)
  }

  function findOrdinary(key: string, node: LoggedNode, nowMs: number): ObsObject | ObsErrorCode {
    const { startMs, endMs, outcome, retries } = node
    const name = JSON.stringify([key, startMs, endMs, outcome, retries])
    const log = written.get(name) ?? writeNodeLog(node)
    written.set(name, log)
    const state = logAt(log, nowMs)
    return state === null ? 'NoSuchKey' : toObject(key, [bytesPart(log.bytes)], state.size, state.writtenMs)
  }
}

const readSeed = (key: string): number => createHash('md5').update(key).digest().readUInt32LE()

const toObject = (key: string, parts: readonly Part[], size: number, writtenMs: number): ObsObject => ({
  size,
  etag: `"${createHash('md5').update(`${key} ${size} ${writtenMs}`).digest('hex')}"`,
  modifiedMs: writtenMs,
  read: (fromByte, toByte) => readParts(parts, fromByte, toByte),
})
