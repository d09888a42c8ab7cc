import { LRUCache } from 'lru-cache'
import { type LogObject } from '../../contract/log'
import { type RunRef } from '../../contract/run-ref'
import { isTerminal } from '../../contract/status'
import { type ObsPath, lastSegment, parseObsPath } from '../../lib/obs-path'
import { type Clock } from '../../lib/time/clock'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { UpstreamError } from '../dgc/faults'
import { type ObsClient } from '../obs/client'
import { findLogFailure, logError } from '../obs/failures'
import { detectContent } from './encoding'
import { isGzip } from './gunzip'
import { type LogSource } from './log-source'
import { openObject } from './object-bytes'
import { type LogNode, type ReadNodes } from './run-nodes'
import { createSharedWork } from './shared-work'
import { unpackObject } from './unpacked-bytes'

export interface OpenLogsOptions {
  readNodes: ReadNodes
  calls: Pick<ObsClient, 'read'>
  /** The buckets that a log may be in. */
  buckets: readonly string[]
  /** At most so many bytes of a packed log are unpacked. */
  scanBytes: number
  clock: Clock
}

interface OpenLogOptions {
  /** How long ago OBS may have been asked whether the log is still the same. A read says so as well. */
  maxAgeMs?: number
  /** The viewer has left. Others may wait for the same log. */
  signal?: AbortSignal
}

/** Opens the log of a node, which is named by its key. Throws an UpstreamError. */
export type OpenLog = (
  ref: RunRef,
  node: string,
  client: string,
  options?: OpenLogOptions,
) => Promise<LogSource>

/** The object of a log as it is stored. */
export interface LogFile extends Pick<LogSource, 'read'> {
  /** The part of its key after the last slash. */
  name: string
  size: number
  isGzip: boolean
}

export interface OpenLogs {
  openLog: OpenLog
  /** The same for an object that may be anything. */
  openFile: (ref: RunRef, node: string, client: string, signal?: AbortSignal) => Promise<LogFile>
}

/** What OBS was asked a moment ago is not asked again for the next piece. */
const MAX_AGE_MS = 2 * SECOND_MS
/** DGC writes a log a while after its node has ended. */
const WRITING_MS = 10 * MINUTE_MS
/** What is kept of logs: their ends, and some packed ones whole. */
const MAX_KEPT_BYTES = 24 * 1024 * 1024
const MAX_KEPT_LOGS = 100

interface OpenedLog {
  /** Null for an object that holds no text. */
  source: LogSource | null
  file: LogFile
  keptBytes: number
  checkedAtMs: number
}

/** Logs by the run that names them: whatever a browser sends, only a path that DGC gave for that node is read. */
export function createOpenLogs({ readNodes, calls, buckets, scanBytes, clock }: OpenLogsOptions): OpenLogs {
  const opened = new LRUCache<string, OpenedLog>({
    max: MAX_KEPT_LOGS,
    maxSize: MAX_KEPT_BYTES,
    sizeCalculation: ({ keptBytes }) => keptBytes + 1,
  })
  const opening = createSharedWork<OpenedLog>()

  async function openPlace(
    place: ObsPath,
    known: OpenedLog | undefined,
    signal: AbortSignal,
  ): Promise<OpenedLog> {
    const log: OpenedLog = { source: null, file: NO_FILE, keptBytes: 0, checkedAtMs: clock.elapsedMs() }
    const stored = await openObject(calls, place, () => (log.checkedAtMs = clock.elapsedMs()), signal)
    const { size, etag, modifiedMs } = stored.object
    const packed = isGzip(stored.head)
    log.file = { name: lastSegment(place.key), size, isGzip: packed, read: stored.readLater }
    log.keptBytes = stored.head.length + stored.tail.length
    const unpacked = packed ? await unpackObject(stored, scanBytes, clock, signal) : null
    if (unpacked !== null) log.keptBytes += unpacked.keptBytes
    const { head, tail, read, stream } = unpacked ?? stored
    const before = known?.source?.object
    const encoding = before?.etag === etag ? before.encoding : detectContent(head, tail)
    if (encoding !== 'binary') {
      const object: LogObject = { size: unpacked?.size ?? size, etag, modifiedMs, encoding, isGzip: packed }
      if (unpacked?.isCut) object.isCut = true
      if (unpacked?.isBroken) object.isBroken = true
      log.source = { path: `obs://${place.bucket}/${place.key}`, object, read, stream }
    }
    return log
  }

  async function openNode(
    ref: RunRef,
    nodeKey: string,
    client: string,
    maxAgeMs: number,
    signal: AbortSignal | undefined,
  ): Promise<OpenedLog> {
    const node = (await readNodes(ref, client)).find(({ key }) => key === nodeKey)
    if (node === undefined) throw new UpstreamError({ code: 'not_found' })
    const place = findPlace(node, buckets)
    const name = JSON.stringify([place.bucket, place.key])
    const known = opened.get(name)
    if (known !== undefined && clock.elapsedMs() - known.checkedAtMs < maxAgeMs) return known
    try {
      const log = await opening.join(name, (stop) => openPlace(place, known, stop), signal)
      opened.set(name, log)
      return log
    } catch (error) {
      signal?.throwIfAborted()
      opened.delete(name)
      throw explainMissing(error, node, clock.nowMs())
    }
  }

  return {
    openLog: async (ref, node, client, { maxAgeMs = MAX_AGE_MS, signal } = {}) => {
      const { source } = await openNode(ref, node, client, maxAgeMs, signal)
      if (source === null) throw logError({ failure: 'binary' })
      return source
    },
    openFile: async (ref, node, client, signal) =>
      (await openNode(ref, node, client, MAX_AGE_MS, signal)).file,
  }
}

const NO_FILE: LogFile = {
  name: '',
  size: 0,
  isGzip: false,
  read: () => Promise.resolve(new Uint8Array(0)),
}

/** Where the log of a node is. Throws an UpstreamError for a path that is not read. */
function findPlace({ logPath }: LogNode, buckets: readonly string[]): ObsPath {
  if (logPath === null || logPath === '') throw logError({ failure: 'no_path' })
  const place = parseObsPath(logPath)
  if (place === null) throw logError({ failure: 'invalid_path' })
  if (!buckets.includes(place.bucket)) throw logError({ failure: 'foreign_bucket' })
  return place
}

/** A log that is not there may be there soon. */
function explainMissing(error: unknown, { status, endMs }: LogNode, nowMs: number): unknown {
  if (!(error instanceof UpstreamError) || findLogFailure(error) !== 'gone') return error
  const isSoon = !isTerminal(status) || (endMs !== null && nowMs - endMs < WRITING_MS)
  return isSoon ? logError({ ...error.detail.log, failure: 'not_written' }) : error
}
