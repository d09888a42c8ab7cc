import { UpstreamError, badResponse, parseFault, isErrorBody } from './faults'

/** An answer with a status of success, not looked into yet: where that is done depends on its size. */
export interface DgcResponse {
  status: number
  requestId: string | null
  contentType: string
  bytes: Uint8Array
}

/** A byte-order mark is kept: the raw answer is shown as it came. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The answer's text, without credentials that it may repeat. What is no instance at all is an UpstreamError. */
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
