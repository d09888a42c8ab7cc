import { UpstreamError, badResponse, isErrorBody, parseFault } from './faults'

/** A response with a status of success. Its body is decoded later, in a thread when it is large. */
export interface DgcResponse {
  status: number
  requestId: string | null
  contentType: string
  bytes: Uint8Array
}

/** A byte-order mark is kept: the raw response is shown as it came. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The response's text without credentials that it may repeat. Throws an UpstreamError for a text that is no run at all. */
export function decodeResponse(
  { status, requestId, contentType, bytes }: DgcResponse,
  redact: (text: string) => string,
): string {
  const text = decoder.decode(bytes)
  if (isErrorBody(text)) {
    throw new UpstreamError(parseFault({ status, requestId, retryAfter: null, body: text }, 0, redact))
  }
  if (text.trim() === '') throw badResponse('empty')
  if (/\bhtml\b/i.test(contentType) || /^\uFEFF?\s*</.test(text)) throw badResponse('html')
  return redact(text)
}
