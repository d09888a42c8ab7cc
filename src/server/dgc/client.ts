import { Agent, type Dispatcher, request } from 'undici'
import { type RunRef } from '../../contract/run-ref'
import { runEndpoint } from './endpoints'
import { type DgcResponse } from './response'
import { UpstreamError, badResponse, cleanRequestId, parseFault } from './faults'
import { type Credential } from './auth/credential'
import { callWithCredential } from './auth/credential-call'
import { toUpstreamError, isReset } from './transport'

/** Which call goes first when more are waiting than the budget allows: a run that has an answer already (`known`), before a new one. */
export type Priority = 'known' | 'new'

export interface DgcClientOptions {
  endpoint: string
  projectId: string
  credential: Credential
  timeoutMs: number
  maxAnswerBytes: number
  clock: () => number
  /** Connections at most; DGC allows a user 30 calls a second. */
  callsAtOnce?: number
  /** Resolves when a call may leave, with what is to be called when it has ended. */
  acquire?: (rank: Priority) => Promise<() => void>
}

export interface DgcClient {
  /** What DGC sent with a status of success, or an UpstreamError. An empty workspace means DGC's own default. */
  fetchRun: (ref: RunRef, rank?: Priority) => Promise<DgcResponse>
  /** Waits for the calls under way; `destroy` does not. */
  close: () => Promise<void>
  destroy: () => Promise<void>
}

const CONNECT_MS = 3000
/** Between two pieces of an answer. A slow drip stays below it for ever, which is why there is an overall limit too. */
const SILENCE_MS = 8000
const MAX_HEADER_BYTES = 16 * 1024

export function createDgcClient(options: DgcClientOptions): DgcClient {
  const {
    endpoint,
    projectId,
    credential,
    timeoutMs,
    maxAnswerBytes,
    clock,
    callsAtOnce = 8,
    acquire,
  } = options
  const { redact } = credential
  const agent = new Agent({
    connections: callsAtOnce,
    pipelining: 1,
    connect: { timeout: Math.min(CONNECT_MS, timeoutMs) },
    headersTimeout: SILENCE_MS,
    bodyTimeout: SILENCE_MS,
    maxResponseSize: maxAnswerBytes,
    maxHeaderSize: MAX_HEADER_BYTES,
  })

  async function fetchRun(ref: RunRef, rank: Priority = 'known'): Promise<DgcResponse> {
    const url = runEndpoint(endpoint, projectId, ref)
    const plain = {
      accept: 'application/json',
      ...(ref.workspace === '' ? {} : { workspace: ref.workspace }),
    }
    return callWithCredential(credential, { method: 'GET', url, headers: plain }, (headersNow) =>
      again(async () => {
        const leave = await acquire?.(rank)
        try {
          const headers = { ...plain, ...(await headersNow()) }
          const signal = AbortSignal.timeout(timeoutMs)
          return await read(await request(url, { dispatcher: agent, headers, signal }))
        } finally {
          leave?.()
        }
      }),
    )
  }

  async function read({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<DgcResponse> {
    credential.observeDate(one(headers['date']))
    const isOk = statusCode >= 200 && statusCode < 300
    const encoding = one(headers['content-encoding']) ?? 'identity'
    const isPlain = encoding.trim().toLowerCase() === 'identity'
    let bytes: Uint8Array
    try {
      bytes = await body.bytes()
    } catch (error) {
      if (isOk) throw toUpstreamError(error, 'body')
      bytes = new Uint8Array(0) // the status of a failure says enough
    }
    if (statusCode >= 300 && statusCode < 400) throw badResponse('redirect')
    // Nothing was asked to be packed, and unpacking what a stranger packed can fill the memory.
    if (!isPlain && isOk) throw badResponse('encoded')
    const requestId = cleanRequestId(one(headers['x-request-id']), redact)
    if (isOk) return { status: statusCode, requestId, contentType: one(headers['content-type']) ?? '', bytes }
    const said = isPlain ? new TextDecoder().decode(bytes) : ''
    const failure = { status: statusCode, requestId, retryAfter: one(headers['retry-after']), body: said }
    throw new UpstreamError(parseFault(failure, clock(), redact))
  }

  return { fetchRun, close: () => agent.close(), destroy: () => agent.destroy() }
}

/** A kept connection may have been closed by the other side meanwhile; anything else is left to the next poll. */
async function again<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (!isReset(error)) throw toUpstreamError(error, 'headers')
  }
  return call().catch((error: unknown) => {
    throw toUpstreamError(error, 'headers')
  })
}

const one = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null
