import { type Dispatcher, request } from 'undici'
import { type RunRef } from '../../contract/run-ref'
import { type ProxySettings } from '../settings/proxy'
import { callWithCredential } from './auth/call-with-credential'
import { type Credential } from './auth/credential'
import { createDispatcher } from './dispatcher'
import { type DefinitionQuery, type JobListQuery, type RunListQuery, createEndpoints } from './endpoints'
import { UpstreamError, badResponse, cleanRequestId, parseFault } from './faults'
import { type DgcResponse } from './response'
import {
  CONNECT_TIMEOUT_MS,
  firstValue,
  isReset,
  isUncompressed,
  throwConnectionFailure,
  toUpstreamError,
} from './transport'

/**
 * Which call goes first when more wait than the budget allows: a run that has an answer already (`known`), before a new one. What no
 * viewer waits for (`background`) goes last.
 */
export type Priority = 'known' | 'new' | 'background'

export interface DgcClientOptions {
  endpoint: string
  projectId: string
  credential: Credential
  /** Of one call, in all. */
  timeoutMs: number
  maxAnswerBytes: number
  clock: () => number
  proxy?: ProxySettings | null
  /** Connections at most; DGC allows a user 30 calls a second. */
  callsAtOnce?: number
  /** Resolves when a call may leave, with what is to be called when it has ended. */
  acquire?: (priority: Priority) => Promise<() => void>
}

/** Each gives what DGC sent with a status of success, and throws an UpstreamError. An empty workspace means DGC's own default. */
export interface DgcClient {
  fetchRun: (ref: RunRef, priority?: Priority) => Promise<DgcResponse>
  listJobs: (query: JobListQuery, priority: Priority) => Promise<DgcResponse>
  listRuns: (query: RunListQuery, priority: Priority) => Promise<DgcResponse>
  fetchDefinition: (query: DefinitionQuery, priority: Priority) => Promise<DgcResponse>
  /** Ends the calls under way. */
  destroy: () => Promise<void>
}

/** Between two pieces of a response. A response that drips stays below it, which is why there is an overall limit too. */
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
    proxy = null,
  } = options
  const dispatcher = createDispatcher(proxy, {
    connections: callsAtOnce,
    pipelining: 1,
    connect: { timeout: Math.min(CONNECT_TIMEOUT_MS, timeoutMs) },
    headersTimeout: SILENCE_MS,
    bodyTimeout: SILENCE_MS,
    maxResponseSize: maxAnswerBytes,
    maxHeaderSize: MAX_HEADER_BYTES,
  })

  const endpoints = createEndpoints(endpoint, projectId)

  async function get(url: URL, workspace: string, priority: Priority): Promise<DgcResponse> {
    const plain: Record<string, string> = { accept: 'application/json' }
    if (workspace !== '') plain['workspace'] = workspace
    return callWithCredential(credential, { method: 'GET', url, headers: plain }, (createHeaders) =>
      retryAfterReset(url, async () => {
        const release = await acquire?.(priority)
        try {
          const headers = { ...plain, ...(await createHeaders()) }
          const signal = AbortSignal.timeout(timeoutMs)
          return await readResponse(url, await request(url, { dispatcher, headers, signal }))
        } finally {
          release?.()
        }
      }),
    )
  }

  async function readResponse(
    url: URL,
    { statusCode, headers, body }: Dispatcher.ResponseData,
  ): Promise<DgcResponse> {
    credential.observeDate(firstValue(headers['date']))
    const isOk = statusCode >= 200 && statusCode < 300
    let bytes: Uint8Array
    try {
      bytes = await body.bytes()
    } catch (error) {
      if (isOk) throw toUpstreamError(error, 'body', url)
      bytes = new Uint8Array(0) // the status of a failure says enough
    }
    if (statusCode >= 300 && statusCode < 400) throw badResponse('redirect')
    if (isOk && !isUncompressed(headers)) throw badResponse('encoded')
    const requestId = cleanRequestId(firstValue(headers['x-request-id']), credential.redact)
    const contentType = firstValue(headers['content-type']) ?? ''
    if (isOk) return { status: statusCode, requestId, contentType, bytes }
    const failure = {
      status: statusCode,
      requestId,
      retryAfter: firstValue(headers['retry-after']),
      body: isUncompressed(headers) ? new TextDecoder().decode(bytes) : '',
    }
    throwConnectionFailure(url, failure)
    throw new UpstreamError(parseFault(failure, clock(), credential.redact))
  }

  return {
    fetchRun: async (ref, priority = 'known') => get(endpoints.run(ref), ref.workspace, priority),
    listJobs: async (query, priority) => get(endpoints.jobs(query), query.workspace, priority),
    listRuns: async (query, priority) => get(endpoints.runs(query), query.workspace, priority),
    fetchDefinition: async (query, priority) => get(endpoints.definition(query), query.workspace, priority),
    destroy: () => dispatcher.destroy(),
  }
}

/** The other side may have closed a kept connection meanwhile; any other failure is left to the next poll. */
async function retryAfterReset<T>(url: URL, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (!isReset(error)) throw toUpstreamError(error, 'headers', url)
  }
  return call().catch((error: unknown) => {
    throw toUpstreamError(error, 'headers', url)
  })
}
