import { Agent, type Dispatcher, request } from 'undici'
import type { InstanceRef } from '../../contract/ref'
import { instanceAddress } from './address'
import { UpstreamError, badAnswer, faultOf, saysError } from './faults'
import type { Credential } from './credential'
import { errorOf, isReset } from './transport'

export interface DgcOptions {
  endpoint: string
  projectId: string
  credential: Credential
  timeoutMs: number
  maxAnswerBytes: number
  clock: () => number
}

export interface Dgc {
  /** The text of an instance as DGC sent it, or an UpstreamError. An empty workspace means DGC's own default. */
  readInstance: (ref: InstanceRef) => Promise<string>
  /** Waits for the calls under way; `destroy` does not. */
  close: () => Promise<void>
  destroy: () => Promise<void>
}

const CONNECT_MS = 3000
/** Between two pieces of an answer. A slow drip stays below it for ever, which is why there is an overall limit too. */
const SILENCE_MS = 8000
const MAX_HEADER_BYTES = 16 * 1024
/** DGC allows a user 30 calls a second; eight at once is more than a page needs and less than that. */
const CONNECTIONS = 8

export function createDgc(options: DgcOptions): Dgc {
  const { endpoint, projectId, credential, timeoutMs, maxAnswerBytes, clock } = options
  const { redact } = credential
  const agent = new Agent({
    connections: CONNECTIONS,
    pipelining: 1,
    connect: { timeout: Math.min(CONNECT_MS, timeoutMs) },
    headersTimeout: SILENCE_MS,
    bodyTimeout: SILENCE_MS,
    maxResponseSize: maxAnswerBytes,
    maxHeaderSize: MAX_HEADER_BYTES,
  })

  async function readInstance(ref: InstanceRef): Promise<string> {
    const url = instanceAddress(endpoint, projectId, ref)
    const plain = {
      accept: 'application/json',
      ...(ref.workspace === '' ? {} : { workspace: ref.workspace }),
    }
    const headers = { ...plain, ...(await credential.headersFor({ method: 'GET', url, headers: plain })) }
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await send(() => request(url, { dispatcher: agent, headers, signal }))
    return read(response)
  }

  async function read({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<string> {
    const isOk = statusCode >= 200 && statusCode < 300
    const encoding = one(headers['content-encoding']) ?? 'identity'
    const isPlain = encoding.trim().toLowerCase() === 'identity'
    let bytes: ArrayBuffer
    try {
      bytes = await body.arrayBuffer()
    } catch (error) {
      if (isOk) throw errorOf(error, 'body')
      bytes = new ArrayBuffer(0) // the status of a failure says enough
    }
    if (statusCode >= 300 && statusCode < 400) throw badAnswer('redirect')
    // Nothing was asked to be packed, and unpacking what a stranger packed can fill the memory.
    if (!isPlain && isOk) throw badAnswer('encoded')
    const text = isPlain ? decoder.decode(bytes) : ''
    if (!isOk || saysError(text)) {
      const requestId = one(headers['x-request-id'])
      const failure = { status: statusCode, requestId, retryAfter: one(headers['retry-after']), body: text }
      throw new UpstreamError(faultOf(failure, clock(), redact))
    }
    if (text.trim() === '') throw badAnswer('empty')
    const isHtml = /\bhtml\b/i.test(one(headers['content-type']) ?? '') || /^\uFEFF?\s*</.test(text)
    if (isHtml) throw badAnswer('html')
    return redact(text)
  }

  return { readInstance, close: () => agent.close(), destroy: () => agent.destroy() }
}

/** A kept connection may have been closed by the other side meanwhile; anything else is left to the next poll. */
async function send(call: () => Promise<Dispatcher.ResponseData>): Promise<Dispatcher.ResponseData> {
  try {
    return await call()
  } catch (error) {
    if (!isReset(error)) throw errorOf(error, 'headers')
  }
  return call().catch((error: unknown) => {
    throw errorOf(error, 'headers')
  })
}

/** A byte-order mark is kept: the raw answer is shown as it came. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

const one = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null
