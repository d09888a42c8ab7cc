import PQueue from 'p-queue'
import * as v from 'valibot'
import { NodeCause, type CauseReason, type RunCauses } from '../../contract/log'
import { type RunRef } from '../../contract/run-ref'
import { isFailing } from '../../contract/status'
import { type Clock } from '../../lib/time/clock'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { findCause } from '../../model/log/find-cause'
import { type LogLine } from '../../model/log/message'
import { UpstreamError } from '../dgc/faults'
import { type Ledger } from '../ledger/ledger'
import { ObjectChanged, findLogFailure } from '../obs/failures'
import { countLineEnds, splitLines } from './log-lines'
import { type LogSource } from './log-source'
import { type OpenLog } from './open-log'
import { type LogNode, type ReadNodes } from './run-nodes'

export interface CausesOptions {
  readNodes: ReadNodes
  openLog: OpenLog
  ledger: Pick<Ledger, 'recordCause' | 'findCause'>
  /** Of moments in a log that name no zone; IANA. */
  zone: string
  /** Lines of more bytes are not counted. */
  scanBytes: number
  clock: Clock
  wait: (ms: number) => Promise<void>
}

export interface Causes {
  /** For each failed node of a run what its log says, in the run's order. Throws an UpstreamError for the run. */
  read: (ref: RunRef, client: string) => Promise<RunCauses>
}

const MAX_NODES = 20
const AT_ONCE = 2
const HEAD_BYTES = 64 * 1024
const TAIL_BYTES = 512 * 1024
/** Small logs are read by then; for the others the next poll asks again. */
const WAIT_MS = 4 * SECOND_MS
/** How long ago OBS may have been asked whether a log has changed. */
const MAX_AGE_MS = 30 * SECOND_MS
/** Clocks differ, and DGC notes the start of a node after it has begun. */
const EARLIER_MS = MINUTE_MS
/** What was found by other rules is found again. */
const RULES = '1'

type Found = Pick<NodeCause, 'cause' | 'verdicts' | 'why'>
const Found = v.pick(NodeCause, ['cause', 'verdicts', 'why'])
const nothing = (why: CauseReason): Found => ({ cause: null, verdicts: [], why })

/** Why nodes failed, read from their logs: by whoever asks first, once for all, and remembered until the log changes. */
export function createCauses(options: CausesOptions): Causes {
  const { readNodes, openLog, ledger, zone, scanBytes, clock, wait } = options
  const queue = new PQueue({ concurrency: AT_ONCE })
  const running = new Map<string, Promise<Found>>()

  async function readLog(ref: RunRef, node: LogNode, client: string): Promise<Found> {
    try {
      const source = await openLog(ref, node.key, client, { maxAgeMs: MAX_AGE_MS })
      const { etag, modifiedMs } = source.object
      const { path } = source
      const tag = `${RULES} ${etag}`
      const before = ledger.findCause(path, tag)
      const known = before === null ? null : v.safeParse(Found, JSON.parse(before))
      const found = known?.success === true ? known.output : await findInLog(source, node, zone, scanBytes)
      if (known?.success !== true) ledger.recordCause(path, tag, clock.nowMs(), JSON.stringify(found))
      const isEarlier = modifiedMs !== null && node.startMs !== null && modifiedMs < node.startMs - EARLIER_MS
      return isEarlier ? markEarlier(found) : found
    } catch (error) {
      if (error instanceof ObjectChanged) return nothing('reading')
      if (!(error instanceof UpstreamError)) throw error
      return nothing(findLogFailure(error) ?? 'bad_answer')
    }
  }

  /** Viewers who ask meanwhile wait for the same. */
  function readOnce(ref: RunRef, node: LogNode, client: string): Promise<Found> {
    const name = JSON.stringify([ref.workspace, ref.job, ref.id, node.key])
    const known = running.get(name)
    if (known) return known
    const reading = queue.add(() => readLog(ref, node, client)).finally(() => running.delete(name))
    reading.catch(() => undefined)
    running.set(name, reading)
    return reading
  }

  return {
    read: async (ref, client) => {
      const failed = (await readNodes(ref, client)).filter(({ status }) => isFailing(status))
      const late = wait(WAIT_MS).then(() => nothing('reading'))
      return Promise.all(
        failed.map(async (node, at) => {
          const found =
            at < MAX_NODES ? await Promise.race([readOnce(ref, node, client), late]) : nothing('not_asked')
          return { node: node.key, cause: found.cause, verdicts: found.verdicts, why: found.why }
        }),
      )
    },
  }
}

const markEarlier = ({ cause, verdicts }: Found): Found => ({
  cause: cause && { ...cause, sure: 'last_error_line' },
  verdicts,
  why: 'earlier_attempt',
})

async function findInLog(source: LogSource, node: LogNode, zone: string, scanBytes: number): Promise<Found> {
  const { lines, isWhole } = await readEnds(source, scanBytes)
  const { cause, verdicts } = findCause(lines, zone)
  if (cause === null) return { cause, verdicts, why: explainNothing(node, lines, isWhole) }
  const sure = isWhole ? ('cause' as const) : ('last_error_line' as const)
  return { cause: { ...cause, sure }, verdicts, why: isWhole ? null : 'partly_read' }
}

/** Hive and Spark write their logs on the cluster, and over this kind of connection DGC sees only how they ended. */
function explainNothing({ type }: LogNode, lines: readonly LogLine[], isWhole: boolean): CauseReason {
  const isOnCluster = /hive|spark|mapreduce|mrs/i.test(type ?? '')
  const isApi = /\bMRS[ _-]?API\b|\bAPI connection\b|MRS API连接|API连接/i
  if (isOnCluster || lines.some(({ text }) => isApi.test(text))) return 'mrs_connection'
  return isWhole ? 'no_cause' : 'partly_read'
}

/** A small log whole, of a large one its start and its end; the lines between are counted, up to `scanBytes`. */
async function readEnds(
  source: LogSource,
  scanBytes: number,
): Promise<{ lines: LogLine[]; isWhole: boolean }> {
  const { size, encoding } = source.object
  if (size <= HEAD_BYTES + TAIL_BYTES) {
    const bytes = await readAll(source, 0, size)
    return { lines: splitLines(bytes, { encoding, fromByte: 0, firstLine: 1, isCut: false }), isWhole: true }
  }
  // at a whole unit of UTF-16
  const tailFrom = size - TAIL_BYTES - ((size - TAIL_BYTES) % 2)
  const [head, tail] = await Promise.all([readAll(source, 0, HEAD_BYTES), readAll(source, tailFrom, size)])
  let ends: number | null = null
  if (tailFrom <= scanBytes) {
    ends = countLineEnds(head, encoding)
    for await (const bytes of source.stream(HEAD_BYTES, tailFrom)) ends += countLineEnds(bytes, encoding)
  }
  const lines = [
    ...splitLines(head, { encoding, fromByte: 0, firstLine: 1, isCut: false }).slice(0, -1),
    ...splitLines(tail, {
      encoding,
      fromByte: tailFrom,
      firstLine: ends === null ? null : ends + 1,
      isCut: true,
    }),
  ]
  return { lines, isWhole: false }
}

/** One read may answer fewer bytes than it was asked for. */
async function readAll(source: LogSource, fromByte: number, toByte: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let at = fromByte
  while (at < toByte) {
    // oxlint-disable-next-line no-await-in-loop -- the next bytes begin where these end
    const bytes = await source.read(at, toByte)
    if (bytes.length === 0) break
    parts.push(bytes)
    at += bytes.length
  }
  return Buffer.concat(parts)
}
