import PQueue from 'p-queue'
import * as v from 'valibot'
import { NodeCause, type CauseReason, type RunCauses } from '../../contract/log'
import { type RunRef } from '../../contract/run-ref'
import { isFailing } from '../../contract/status'
import { parseJson } from '../../lib/json'
import { type Clock } from '../../lib/time/clock'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { findCause } from '../../model/log/find-cause'
import { type LogLine } from '../../model/log/message'
import { UpstreamError } from '../dgc/faults'
import { type Ledger } from '../ledger/ledger'
import { ObjectChanged, findLogFailure } from '../obs/failures'
import { splitLines } from './log-lines'
import { type LogSource } from './log-source'
import { type OpenLog } from './open-log'
import { type Pace, createPace, finishPaced } from './pace'
import { type LogNode, type ReadNodes } from './run-nodes'
import { type LogSketches } from './sketches'

export interface CausesOptions {
  readNodes: ReadNodes
  openLog: OpenLog
  sketches: Pick<LogSketches, 'readToEnd' | 'lineAt'>
  ledger: Pick<Ledger, 'recordCause' | 'findCause'>
  /** Of moments in a log that name no zone; IANA. */
  zone: string
  /** Of a larger log only the ends are read. */
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
/** Of a large log these ends are searched for a cause. */
const START_BYTES = 64 * 1024
const END_BYTES = 512 * 1024
/** Read of a large log behind the mark of its last attempt, and behind the first and the last known error lines of that. */
const SPAN_BYTES = 16 * 1024
const FIRST_ERRORS = 4
const LAST_ERRORS = 4
/** Small logs are read by then; for the others the next poll asks again. */
const WAIT_MS = 4 * SECOND_MS
/** How long ago OBS may have been asked whether a log has changed. */
const MAX_AGE_MS = 30 * SECOND_MS
/** Clocks differ, and DGC notes the start of a node after it has begun. */
const EARLIER_MS = MINUTE_MS
/** What was found by other rules is found again. */
const RULES = '31'

type Found = Pick<NodeCause, 'cause' | 'verdicts' | 'why'>
const Found = v.pick(NodeCause, ['cause', 'verdicts', 'why'])
const nothing = (why: CauseReason): Found => ({ cause: null, verdicts: [], why })

/** Why nodes failed, read from their logs: when the first viewer asks, once for all, and remembered until the log changes. */
export function createCauses(options: CausesOptions): Causes {
  const { readNodes, openLog, ledger, clock, wait } = options
  const queue = new PQueue({ concurrency: AT_ONCE })
  const running = new Map<string, Promise<Found>>()

  async function readLog(ref: RunRef, node: LogNode, client: string): Promise<Found> {
    try {
      const source = await openLog(ref, node.key, client, { maxAgeMs: MAX_AGE_MS })
      const { etag, modifiedMs } = source.object
      const { path } = source
      const tag = `${RULES} ${etag}`
      const before = ledger.findCause(path, tag)
      const known = before === null ? null : v.safeParse(Found, parseJson(before))
      const found = known?.success === true ? known.output : v.parse(Found, await findInLog(source, options))
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
  cause: cause && { ...cause, sure: 'likely' },
  verdicts,
  why: 'earlier_attempt',
})

async function findInLog(
  source: LogSource,
  { sketches, zone, scanBytes, clock }: CausesOptions,
): Promise<Found> {
  const pace = createPace(clock)
  const { lines, isWhole } = await readLines(source, sketches, scanBytes, pace)
  const { cause, verdicts } = await finishPaced(findCause(lines, zone), pace)
  if (cause === null) return { cause, verdicts, why: explainNothing(lines, isWhole) }
  const { isLikely, ...shown } = cause
  const found = isWhole ? 'cause' : 'last_error_line'
  return {
    cause: { ...shown, sure: isLikely ? 'likely' : found },
    verdicts,
    why: isWhole ? null : 'partly_read',
  }
}

/** Over this kind of connection DGC sees only how Hive and Spark ended. Only the log says that it is used: a type of node does not. */
function explainNothing(lines: readonly LogLine[], isWhole: boolean): CauseReason {
  const isApi = /\bMRS[ _-]?API\b|\bAPI connection\b|MRS API ?(连接|方式)/i
  if (lines.some(({ text }) => isApi.test(text))) return 'mrs_connection'
  return isWhole ? 'no_cause' : 'partly_read'
}

/** Bytes of a log that are read, from the start of a line if its number is known. */
interface Span {
  fromByte: number
  toByte: number
  line: number | null
  isCut: boolean
}

/**
 * The lines of a small log; of a large one those at its start, at its end, and behind some error lines that the sketch found between them.
 * `isWhole`: no error line is missing, also none that was not unpacked.
 */
async function readLines(
  source: LogSource,
  sketches: CausesOptions['sketches'],
  scanBytes: number,
  pace: Pace,
): Promise<{ lines: LogLine[]; isWhole: boolean }> {
  const { size } = source.object
  if (size <= START_BYTES + END_BYTES) {
    const span = { fromByte: 0, toByte: size, line: 1, isCut: false }
    return { lines: await readSpan(source, span, pace), isWhole: source.object.isCut !== true }
  }
  const sketch = size <= scanBytes ? await sketches.readToEnd(source) : null
  // at a whole unit of UTF-16
  const tailFrom = size - END_BYTES - ((size - END_BYTES) % 2)
  const attempt = sketch?.attempts.at(-1)
  const errors = sketch?.errors.filter(({ byte }) => byte >= (attempt?.byte ?? 0)) ?? []
  const told = errors.filter((_, at) => at < FIRST_ERRORS || at >= errors.length - LAST_ERRORS)
  const starts = [...(attempt ? [attempt] : []), ...told]
  const spans: Span[] = [{ fromByte: 0, toByte: START_BYTES, line: 1, isCut: false }]
  for (const { byte, line } of starts) {
    const last = spans.at(-1)
    const toByte = Math.min(byte + SPAN_BYTES, size)
    if (last && byte < last.toByte) last.toByte = Math.max(last.toByte, toByte)
    else if (byte < tailFrom) spans.push({ fromByte: byte, toByte, line, isCut: false })
  }
  const last = spans.at(-1)
  if (last && last.toByte >= tailFrom) last.toByte = size
  else {
    const line = sketch && (await sketches.lineAt(source, tailFrom, new Uint8Array(0)))
    spans.push({ fromByte: tailFrom, toByte: size, line, isCut: true })
  }
  const lines: LogLine[] = []
  // oxlint-disable-next-line no-await-in-loop -- viewers' calls go in between
  for (const span of spans) for (const line of await readSpan(source, span, pace)) lines.push(line)
  const isListed = sketch !== null && sketch.errorCount === sketch.errors.length
  const isRead = errors.every(({ byte }) =>
    spans.some(({ fromByte, toByte }) => byte >= fromByte && byte < toByte),
  )
  return { lines, isWhole: isListed && isRead && source.object.isCut !== true }
}

async function readSpan(
  source: LogSource,
  { fromByte, toByte, line, isCut }: Span,
  pace: Pace,
): Promise<LogLine[]> {
  const { size, encoding } = source.object
  const bytes = await readAll(source, fromByte, toByte)
  const place = { encoding, fromByte, firstLine: line, isCut, isAfterGap: fromByte > 0 }
  const lines: LogLine[] = []
  for (const found of splitLines(bytes, place)) {
    lines.push(found)
    // oxlint-disable-next-line no-await-in-loop -- other work goes on in between
    if (pace.isDue()) await pace.rest()
  }
  // The last one is cut. Of a line that is longer than the span, its head says enough.
  if (toByte < size && lines.length > 1) lines.pop()
  return lines
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
