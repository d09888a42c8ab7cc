import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type ErrorDetail, HTTP_STATUS } from '../contract/errors'

export const JSON_TYPE = 'application/json; charset=utf-8'
/** Below this the headers weigh more than what packing saves. */
const MIN_PACKED_BYTES = 1024

export type Coding = 'br' | 'gzip'

/** The best coding that the browser takes; a weight of 0 is a refusal. */
export function codingOf(accept: string | null | undefined): Coding | null {
  const offers = (accept ?? '').toLowerCase().split(',')
  const takes = (coding: Coding): boolean =>
    offers.some((offer) => {
      const [name, ...parameters] = offer.split(';').map((part) => part.trim())
      return name === coding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
    })
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null
}

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** In a thread of zlib's, so that other viewers need not wait for it. */
export async function pack(
  body: Buffer,
  coding: Coding,
  quality: { br: number; gzip: number },
): Promise<Buffer> {
  if (coding === 'gzip') return toGzip(body, { level: quality.gzip })
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality.br,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
  }
  return toBrotli(body, { params })
}

export const hashOf = (body: Buffer): string =>
  createHash('sha256').update(body).digest('base64url').slice(0, 27)

/** Strong, so each coding of a body has its own. */
export const etagOf = (hash: string, coding: Coding | null): string =>
  `"${hash}${coding ? `-${coding}` : ''}"`

/** Does the browser hold this body already, in whatever coding? */
export const isHeld = (ifNoneMatch: string | null | undefined, hash: string): boolean =>
  (ifNoneMatch ?? '').split(',').some((tag) => {
    const held = tag.trim().replace(/^W\//, '')
    return (
      held === '*' || [null, 'br' as const, 'gzip' as const].some((coding) => held === etagOf(hash, coding))
    )
  })

/** A poll packs anew each time, hence levels that cost a few milliseconds. */
const QUICK = { br: 3, gzip: 2 }

interface Asked {
  accept: string | null | undefined
  ifNoneMatch?: string | null | undefined
}

/** Text with a strong ETag, packed when that is worth it and wanted; 304 when the browser has it. */
export async function textReply(
  text: string,
  asked: Asked,
  headers: Record<string, string>,
): Promise<Response> {
  const body = Buffer.from(text)
  const hash = hashOf(body)
  const coding = body.byteLength > MIN_PACKED_BYTES ? codingOf(asked.accept) : null
  const always = { ...headers, etag: etagOf(hash, coding), vary: 'Accept-Encoding' }
  if (isHeld(asked.ifNoneMatch, hash)) return new Response(null, { status: 304, headers: always })
  const sent = coding === null ? body : await pack(body, coding, QUICK)
  const about = { 'content-length': String(sent.byteLength), ...(coding && { 'content-encoding': coding }) }
  return new Response(bytesOf(sent), { headers: { 'content-type': JSON_TYPE, ...always, ...about } })
}

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
