import { type ErrorDetail, HTTP_STATUS } from '../../contract/errors'
import { CompressedBody } from '../runs/compressed-body'
import { type Encoding, negotiateEncoding, createEtag, matchesEtag } from '../runs/encoding'

export const JSON_TYPE = 'application/json; charset=utf-8'

export interface Asked {
  accept: string | null | undefined
  ifNoneMatch?: string | null | undefined
}

/** The headers of a body in that coding, whether its bytes follow or not. */
export const headOf = (
  body: CompressedBody,
  coding: Encoding | null,
  headers: Record<string, string>,
): Record<string, string> => ({
  ...headers,
  etag: createEtag(body.hash, coding),
  vary: 'Accept-Encoding',
})

/** Can it be answered without waiting for it to be packed? */
export const isAtHand = (body: CompressedBody, { accept, ifNoneMatch }: Asked): boolean =>
  matchesEtag(ifNoneMatch, body.hash) || body.ready(body.coding(negotiateEncoding(accept))) !== null

/** The headers of the bytes themselves. */
export const aboutBytes = (bytes: Buffer, coding: Encoding | null): Record<string, string> => ({
  'content-type': JSON_TYPE,
  'content-length': String(bytes.byteLength),
  ...(coding && { 'content-encoding': coding }),
})

/** A body with a strong ETag, packed when that is worth it and wanted; 304 when the browser has it. */
export async function bodyReply(
  body: CompressedBody,
  asked: Asked,
  headers: Record<string, string>,
): Promise<Response> {
  const coding = body.coding(negotiateEncoding(asked.accept))
  const always = headOf(body, coding, headers)
  if (matchesEtag(asked.ifNoneMatch, body.hash)) return new Response(null, { status: 304, headers: always })
  const sent = await body.as(coding)
  return new Response(bytesOf(sent), { headers: { ...aboutBytes(sent, coding), ...always } })
}

/** The same for a text that is made for this one answer. */
export const textReply = (text: string, asked: Asked, headers: Record<string, string>): Promise<Response> =>
  bodyReply(CompressedBody.of(Buffer.from(text)), asked, headers)

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
