import { type Readable } from 'node:stream'
import { type Dispatcher, request } from 'undici'
import { CONNECTION_FAILURES } from '../../contract/errors'
import { type ObsPath } from '../../lib/obs-path'
import { SECOND_MS } from '../../lib/time/units'
import { type UpstreamClock, exceedsTolerance } from '../dgc/auth/upstream-clock'
import { type Priority } from '../dgc/client'
import { createDispatcher } from '../dgc/dispatcher'
import { UpstreamError } from '../dgc/faults'
import {
  CONNECT_TIMEOUT_MS,
  firstValue,
  isReset,
  throwConnectionFailure,
  toUpstreamError,
} from '../dgc/transport'
import { type ProxySettings } from '../settings/proxy'
import { ObjectChanged, findLogFailure, logError, parseRefusal } from './failures'
import { type ObsKey, encodeObjectKey, encodeResource, signObjectRead } from './signature'

export interface ObsClientOptions {
  /** Base address of OBS, without a slash at its end. */
  endpoint: string
  /** The bucket stands in the path instead of the host. */
  isPathStyle: boolean
  key: ObsKey
  proxy: ProxySettings | null
  /** Of one call, until its last byte. */
  timeoutMs: number
  callsAtOnce: number
  clock: UpstreamClock
  /** Resolves when a call may leave, with what is to be called when it has ended. */
  acquire: (priority: Priority) => Promise<() => void>
}

/** An object as one response described it. */
export interface ObsObject {
  size: number
  /** Without its quotes. */
  etag: string
  /** Null where OBS gave no date. */
  modifiedMs: number | null
}

/** Bytes from one to before another, or the last ones. */
type ObsRange = { fromByte: number; toByte: number } | { lastBytes: number }

export interface ObsRead {
  range: ObsRange
  priority: Priority
  /** The state that is to be read. Another one throws an ObjectChanged. */
  etag?: string
  /** As long as the range at least. The bytes are put there, and the part is a view of it. */
  into?: Buffer | undefined
  signal?: AbortSignal | undefined
}

export interface ObsPart {
  object: ObsObject
  fromByte: number
  bytes: Uint8Array
}

export interface ObsClient {
  /** Null where the object has no byte of the range. Throws an UpstreamError with `log`, an ObjectChanged, or the reason of the signal. */
  read: (place: ObsPath, read: ObsRead) => Promise<ObsPart | null>
  destroy: () => Promise<void>
}

/** Between two pieces of a response. */
const SILENCE_MS = 8 * SECOND_MS
const MAX_HEADER_BYTES = 16 * 1024
/** Of the body of a refusal. */
const MAX_REFUSAL_BYTES = 16 * 1024

/** Reads objects, and asks for nothing else: the size comes with the first range. */
export function createObsClient(options: ObsClientOptions): ObsClient {
  const { key, proxy, timeoutMs, callsAtOnce, clock, acquire } = options
  const dispatcher = createDispatcher(proxy, {
    connections: callsAtOnce,
    pipelining: 1,
    connect: { timeout: Math.min(CONNECT_TIMEOUT_MS, timeoutMs) },
    headersTimeout: Math.min(SILENCE_MS, timeoutMs),
    bodyTimeout: Math.min(SILENCE_MS, timeoutMs),
    maxHeaderSize: MAX_HEADER_BYTES,
  })

  async function send(
    place: ObsPath,
    range: ObsRange,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    const url = createAddress(options, place)
    const signedAtMs = clock.nowMs()
    const headers = signObjectRead(encodeResource(place), new Date(signedAtMs).toUTCString(), key)
    headers['range'] = formatRange(range)
    const response = await request(url, { dispatcher, headers, signal })
    clock.observeDate(firstValue(response.headers['date']))
    if (isPart(response.statusCode)) return response
    const error = await readRefusal(url, response)
    if (findLogFailure(error) !== 'clock_off') throw error
    // The refusal carried OBS's time.
    if (exceedsTolerance(signedAtMs - clock.nowMs())) throw new ClockCorrected()
    throw new UpstreamError({ ...error.detail, clockAheadMs: clock.offsetMs() ?? 0 })
  }

  async function readRefusal(url: URL, { statusCode, headers, body }: Dispatcher.ResponseData) {
    const text = await readBegin(body)
    throwConnectionFailure(url, { status: statusCode, body: text })
    return parseRefusal(
      {
        status: statusCode,
        requestId: firstValue(headers['x-obs-request-id']),
        retryAfter: firstValue(headers['retry-after']),
        body: text,
      },
      clock.nowMs(),
    )
  }

  /** A kept connection may have been closed meanwhile, and the first refusal of a wrong clock corrects it. */
  async function sendTwice(place: ObsPath, range: ObsRange, signal: AbortSignal) {
    try {
      return await send(place, range, signal)
    } catch (error) {
      if (!isReset(error) && !(error instanceof ClockCorrected)) throw error
    }
    return send(place, range, signal)
  }

  async function read(
    place: ObsPath,
    { range, priority, etag, into, signal }: ObsRead,
  ): Promise<ObsPart | null> {
    const url = createAddress(options, place)
    const release = await acquire(priority)
    const limit = AbortSignal.timeout(timeoutMs)
    const both = signal === undefined ? limit : AbortSignal.any([limit, signal])
    let body: Readable | null = null
    try {
      both.throwIfAborted()
      const response = await sendTwice(place, range, both)
      body = response.body
      const part = response.statusCode === 416 ? parseNoPart(response, range) : parsePart(response, range)
      if (etag !== undefined && part?.object.etag !== etag) throw new ObjectChanged()
      if (part === null) return null
      const { object, fromByte, length } = part
      return {
        object,
        fromByte,
        bytes: await takeBytes(body, into?.subarray(0, length) ?? Buffer.allocUnsafeSlow(length)),
      }
    } catch (error) {
      if (signal?.aborted === true) throw signal.reason
      throw error instanceof ObjectChanged
        ? error
        : toLogError(error, body === null ? 'headers' : 'body', url)
    } finally {
      // What was not read is not wanted.
      body?.once('error', () => undefined).destroy()
      release()
    }
  }

  return { read, destroy: () => dispatcher.destroy() }
}

interface FoundPart {
  object: ObsObject
  fromByte: number
  length: number
}

/** The request was signed for another time than OBS's, which is known now. */
class ClockCorrected extends Error {}

/** 416 is an answer as well: there is nothing from that byte on. */
const isPart = (status: number): boolean => status === 200 || status === 206 || status === 416

function createAddress({ endpoint, isPathStyle }: ObsClientOptions, place: ObsPath): URL {
  if (isPathStyle) return new URL(`${endpoint}${encodeResource(place)}`)
  const { protocol, host } = new URL(endpoint)
  return new URL(`${protocol}//${place.bucket}.${host}/${encodeObjectKey(place.key)}`)
}

function formatRange(range: ObsRange): string {
  return 'lastBytes' in range ? `bytes=-${range.lastBytes}` : `bytes=${range.fromByte}-${range.toByte - 1}`
}

/** Throws an UpstreamError for a response that does not say which part of which object it is. */
function parsePart({ statusCode, headers }: Dispatcher.ResponseData, range: ObsRange): FoundPart {
  const etag = firstValue(headers['etag'])?.replace(/^(?:W\/)?"(.*)"$/, '$1') ?? ''
  const modifiedMs = Date.parse(firstValue(headers['last-modified']) ?? '')
  const place = statusCode === 206 ? parseContentRange(headers) : parseWhole(headers)
  if (place === null || etag === '') throw logError({ failure: 'bad_answer' })
  const { size, fromByte } = place
  const toByte = 'toByte' in range ? Math.min(range.toByte, size) : size
  if (fromByte !== findStart(range, size) || toByte > place.toByte) throw logError({ failure: 'bad_answer' })
  const object = { size, etag, modifiedMs: modifiedMs > 0 ? modifiedMs : null }
  return { object, fromByte, length: toByte - fromByte }
}

/** Throws an UpstreamError for an object that is said to have no last byte, and not to be empty. */
function parseNoPart({ headers }: Dispatcher.ResponseData, range: ObsRange): null {
  const size = /^bytes \*\/(\d{1,15})$/.exec(firstValue(headers['content-range']) ?? '')?.[1] ?? '0'
  if ('lastBytes' in range && Number(size) > 0) throw logError({ failure: 'bad_answer' })
  return null
}

function findStart(range: ObsRange, size: number): number {
  return 'lastBytes' in range ? Math.max(0, size - range.lastBytes) : range.fromByte
}

function parseContentRange(headers: Dispatcher.ResponseData['headers']) {
  const [, from, last, size] =
    /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(firstValue(headers['content-range']) ?? '') ?? []
  if (from === undefined || last === undefined || size === undefined) return null
  return { fromByte: Number(from), toByte: Number(last) + 1, size: Number(size) }
}

/** What a gateway or a portal sends in OBS's place. OBS sends an object that has bytes as a part. */
const PAGE_TYPE = /^(?:text\/html|application\/xhtml\+xml|(?:text|application)\/xml)\b/i

/** The whole object, although a part was asked for: an empty one, most likely. */
function parseWhole(headers: Dispatcher.ResponseData['headers']) {
  if (PAGE_TYPE.test(firstValue(headers['content-type']) ?? '')) return null
  const length = firstValue(headers['content-length']) ?? ''
  return /^\d{1,15}$/.test(length) ? { fromByte: 0, toByte: Number(length), size: Number(length) } : null
}

/** Fills `bytes`: a body that ends before is an error, and what comes after them is left. */
async function takeBytes(body: Readable, bytes: Buffer): Promise<Buffer> {
  let at = 0
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    bytes.set(chunk.subarray(0, bytes.length - at), at)
    at += chunk.byteLength
    if (at >= bytes.length) return bytes
  }
  if (at < bytes.length) throw logError({ failure: 'bad_answer' })
  return bytes
}

async function readBegin(body: Readable): Promise<string> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const piece of body as AsyncIterable<Uint8Array>) {
      pieces.push(piece)
      bytes += piece.byteLength
      if (bytes >= MAX_REFUSAL_BYTES) break
    }
  } catch {
    // The status says enough.
  }
  return new TextDecoder().decode(Buffer.concat(pieces).subarray(0, MAX_REFUSAL_BYTES))
}

/** What went wrong on the way, in the words for logs. */
function toLogError(error: unknown, during: 'headers' | 'body', url: URL): UpstreamError {
  const { detail } = toUpstreamError(error, during, url)
  if (detail.log !== undefined) return new UpstreamError(detail)
  switch (detail.code) {
    case 'upstream_timeout':
      return logError({ failure: 'timeout' })
    case 'upstream_unreachable': {
      const connection = CONNECTION_FAILURES.find((name) => name === detail.reason)
      return logError(
        connection === undefined ? { failure: 'unreachable' } : { failure: 'unreachable', connection },
      )
    }
    case 'overloaded':
      return new UpstreamError(detail)
    default:
      return logError({ failure: 'bad_answer' })
  }
}
