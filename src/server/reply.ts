import { type ErrorDetail, HTTP_STATUS } from '../contract/errors'
import { Body } from './body'
import { codingOf, etagOf, isHeld } from './coding'

export const JSON_TYPE = 'application/json; charset=utf-8'

export interface Asked {
  accept: string | null | undefined
  ifNoneMatch?: string | null | undefined
}

/** A body with a strong ETag, packed when that is worth it and wanted; 304 when the browser has it. */
export async function bodyReply(
  body: Body,
  asked: Asked,
  headers: Record<string, string>,
): Promise<Response> {
  const coding = body.coding(codingOf(asked.accept))
  const always = { ...headers, etag: etagOf(body.hash, coding), vary: 'Accept-Encoding' }
  if (isHeld(asked.ifNoneMatch, body.hash)) return new Response(null, { status: 304, headers: always })
  const sent = await body.as(coding)
  const about = { 'content-length': String(sent.byteLength), ...(coding && { 'content-encoding': coding }) }
  return new Response(bytesOf(sent), { headers: { 'content-type': JSON_TYPE, ...always, ...about } })
}

/** The same for a text that is made for this one answer. */
export const textReply = (text: string, asked: Asked, headers: Record<string, string>): Promise<Response> =>
  bodyReply(Body.of(Buffer.from(text)), asked, headers)

/** A Buffer may be a window on memory that is shared with others, which Response's type does not allow. */
export const bytesOf = (buffer: Buffer): Uint8Array<ArrayBuffer> => buffer as Buffer<ArrayBuffer>

export function errorReply(
  detail: ErrorDetail,
  headers: Record<string, string> = {},
  status?: number,
): Response {
  const { retryAfterMs } = detail
  const all: Record<string, string> = { 'content-type': JSON_TYPE, 'cache-control': 'no-store', ...headers }
  if (retryAfterMs !== undefined) all['retry-after'] = String(Math.ceil(retryAfterMs / 1000))
  return new Response(JSON.stringify({ error: detail }), {
    status: status ?? HTTP_STATUS[detail.code],
    headers: all,
  })
}
