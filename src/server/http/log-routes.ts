import { type Context, type Handler, Hono } from 'hono'
import { etag } from 'hono/etag'
import PQueue from 'p-queue'
import { type ErrorDetail } from '../../contract/errors'
import { type LogPiece, type LogSearchLine, type LogSketch } from '../../contract/log'
import { readLogRange } from '../../contract/log-range'
import { ROUTES } from '../../contract/routes'
import { type Log } from '../../lib/log'
import { SECOND_MS } from '../../lib/time/units'
import { UpstreamError } from '../dgc/faults'
import { type Causes } from '../logs/causes'
import { type LogFile, type OpenLogs } from '../logs/open-log'
import { type LineLookup, readPiece } from '../logs/read-piece'
import { parseLogQuery, searchLog } from '../logs/search'
import { type LogSketches } from '../logs/sketches'
import { type ViewerReads } from '../logs/viewer-reads'
import { ObjectChanged, logError } from '../obs/failures'
import { CompressedBody } from '../runs/compressed-body'
import { bodyResponse } from './body-response'
import { type Env } from './env'
import { errorResponse } from './error-response'
import { type RunRouteDeps, encodeHeaderValue, withNode, withRun } from './run-routes'
import { SANDBOX_CSP } from './security-headers'
import { CACHE_CONTROL, nowHeaders } from './snapshot-response'

export interface LogRouteDeps extends Pick<RunRouteDeps, 'latestRuns' | 'workspace' | 'clock'> {
  logs: OpenLogs
  sketches: Pick<LogSketches, 'read'> & LineLookup
  viewerReads: Pick<ViewerReads, 'run'>
  /** No more of a log is searched. */
  scanBytes: number
  causes: Causes
  log: Pick<Log, 'error'>
}

export const createLogRoutes = (deps: LogRouteDeps): Hono<Env> =>
  new Hono<Env>()
    .get(ROUTES.apiLog, getLog(deps))
    .get(ROUTES.apiLogSketch, getLogSketch(deps))
    .get(ROUTES.apiLogSearch, searchLogs(deps))
    .get(ROUTES.apiCauses, etag(), getCauses(deps))
    .get(ROUTES.apiLogFile, getLogFile(deps))

/** Lines of the log of a node: the last ones, or those that the address names by a byte, a line or a moment. */
const getLog = (deps: LogRouteDeps): Handler<Env> =>
  withNode(deps, async (c, ref, node) => {
    const range = readLogRange(new URL(c.req.url).searchParams)
    if (range === null) return errorResponse({ code: 'bad_address', field: 'range' })
    const { signal } = c.req.raw
    const read = async (maxAgeMs: number): Promise<LogPiece> => {
      const source = await deps.logs.openLog(ref, node, c.get('viewer').client, { maxAgeMs, signal })
      const piece = await readPiece(source, range, deps.sketches, signal)
      // From a last line on, which may not have been complete, a page asks for what has been written since.
      const isNewest = range.kind !== 'before-byte' && piece.toByte >= source.object.size
      return isNewest && maxAgeMs > NEWEST_AGE_MS ? await read(NEWEST_AGE_MS) : piece
    }
    const found = await deps.viewerReads.run(() =>
      readAgain(read, range.kind === 'end' ? NEWEST_AGE_MS : KNOWN_AGE_MS),
    )
    return bodyResponse(c.req, CompressedBody.ofJson(found), {
      'cache-control': CACHE_CONTROL,
      ...nowHeaders(deps.clock),
    })
  })

/** A viewer who follows a log polls for what is new. */
const NEWEST_AGE_MS = 1000
/** What was opened a moment ago for another viewer or route is opened. */
const MOMENT_AGE_MS = 2 * SECOND_MS
/** Each read of older lines asks OBS whether they are still the same. */
const KNOWN_AGE_MS = 60_000

/** A log that has changed since it was opened is opened anew, once. */
async function readAgain<T>(read: (maxAgeMs: number) => Promise<T>, maxAgeMs: number): Promise<T> {
  try {
    return await read(maxAgeMs)
  } catch (error) {
    if (!(error instanceof ObjectChanged)) throw error
  }
  try {
    return await read(0)
  } catch (error) {
    throw error instanceof ObjectChanged ? logError({ failure: 'changing' }) : error
  }
}

/** What is known by now of the log of a node: numbers of lines, levels, errors. */
const getLogSketch = (deps: LogRouteDeps): Handler<Env> =>
  withNode(deps, async (c, ref, node) => {
    const read = async (maxAgeMs: number): Promise<LogSketch> =>
      await deps.sketches.read(
        await deps.logs.openLog(ref, node, c.get('viewer').client, { maxAgeMs, signal: c.req.raw.signal }),
      )
    return c.json(await readAgain(read, MOMENT_AGE_MS), 200, { 'cache-control': 'no-store' })
  })

/** Matches in the log of a node as they are found, one JSON a line. */
function searchLogs(deps: LogRouteDeps): Handler<Env> {
  const queue = new PQueue({ concurrency: SEARCHES_AT_ONCE })
  return withNode(deps, async (c, ref, node) => {
    const { query, problem } = parseLogQuery(new URL(c.req.url).searchParams)
    if (problem !== undefined) return errorResponse({ code: 'bad_address', field: 'q', pattern: problem })
    const source = await deps.logs.openLog(ref, node, c.get('viewer').client, { signal: c.req.raw.signal })
    // Behind what waits: until here, others may have come.
    if (queue.size >= MAX_WAITING_SEARCHES)
      return errorResponse({ code: 'overloaded', retryAfterMs: SECOND_MS })
    const gone = new AbortController()
    const search = async (write: (line: LogSearchLine) => void): Promise<void> => {
      for await (const line of searchLog(source, query, deps.scanBytes, deps.clock, gone.signal)) write(line)
    }
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const write = (line: LogSearchLine): void =>
          controller.enqueue(Buffer.from(`${JSON.stringify(line)}\n`))
        write({ scannedBytes: 0, size: source.object.size, matches: 0, isDone: false, isCut: false })
        void queue
          .add(() => search(write), { signal: gone.signal })
          .catch((error: unknown) => {
            if (!gone.signal.aborted) write({ error: explainEnd(error, deps.log) })
          })
          .finally(() => {
            if (!gone.signal.aborted) controller.close()
          })
      },
      cancel: () => gone.abort(),
    })
    return new Response(body, {
      headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store' },
    })
  })
}

const SEARCHES_AT_ONCE = 2
/** Those whose viewers have gone do not count. */
const MAX_WAITING_SEARCHES = 8

/** Why a search ended on the way. */
function explainEnd(error: unknown, log: Pick<Log, 'error'>): ErrorDetail {
  if (error instanceof UpstreamError) return error.detail
  if (error instanceof ObjectChanged) return logError({ failure: 'changing' }).detail
  log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'internal error')
  return { code: 'internal' }
}

/** Why the failed nodes of a run failed, as their logs say. */
const getCauses = (deps: LogRouteDeps): Handler<Env> =>
  withRun(deps, async (c, ref) =>
    c.json(await deps.causes.read(ref, c.get('viewer').client), 200, {
      'cache-control': CACHE_CONTROL,
      ...nowHeaders(deps.clock),
    }),
  )

/** The log of a node as it is stored, whatever it is. */
const getLogFile = (deps: LogRouteDeps): Handler<Env> =>
  withNode(deps, async (c, ref, node) => {
    const file = await deps.logs.openFile(ref, node, c.get('viewer').client, c.req.raw.signal)
    return new Response(createBody(c, file), {
      headers: {
        'content-type': file.isGzip ? 'application/gzip' : 'text/plain; charset=utf-8',
        'content-length': String(file.size),
        'content-disposition': formatDisposition(nameFile(file)),
        'content-security-policy': SANDBOX_CSP,
        'cache-control': 'no-store',
      },
    })
  })

/** Small enough to be held for each download, since a slow client must not occupy a connection to OBS. */
const DOWNLOAD_BYTES = 2 * 1024 * 1024

/** Reads on as the client takes the bytes, and no further when it has gone. */
function createBody(c: Context<Env>, { size, read }: LogFile): ReadableStream<Uint8Array> {
  const gone = new AbortController()
  let at = 0
  return new ReadableStream(
    {
      pull: async (controller) => {
        try {
          const bytes = at < size ? await read(at, at + DOWNLOAD_BYTES, gone.signal) : new Uint8Array(0)
          at += bytes.length
          if (bytes.length > 0) controller.enqueue(bytes)
          else controller.close()
        } catch {
          // Only a broken connection tells the browser that the file is not whole.
          c.env.outgoing.destroy()
        }
      },
      cancel: () => gone.abort(),
    },
    { highWaterMark: 0 },
  )
}

/** DGC names each log alike; a packed one would be opened as text. */
const nameFile = ({ name, isGzip }: LogFile): string =>
  isGzip && !name.endsWith('.gz') ? `${name}.gz` : name

/** For browsers that know no other form, a name of ASCII alone. */
const formatDisposition = (name: string): string =>
  `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeHeaderValue(name)}`
