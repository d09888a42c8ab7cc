import { type Hash, createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip'

/** The best encoding that an Accept-Encoding header allows; a weight of 0 is a refusal. */
export function negotiateEncoding(accept: string | null | undefined): Encoding | null {
  const offers = (accept ?? '').toLowerCase().split(',')
  const allows = (encoding: Encoding): boolean =>
    offers.some((offer) => {
      const [name, ...parameters] = offer.split(';').map((part) => part.trim())
      return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
    })
  if (allows('br')) return 'br'
  return allows('gzip') ? 'gzip' : null
}

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** Runs in zlib's thread pool, so that other viewers do not wait for it. */
export async function compress(
  body: Buffer,
  encoding: Encoding,
  quality: { br: number; gzip: number },
): Promise<Buffer> {
  if (encoding === 'gzip') return toGzip(body, { level: quality.gzip })
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality.br,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
  }
  return toBrotli(body, { params })
}

export const startHash = (): Hash => createHash('sha256')
export const finishHash = (hash: Hash): string => hash.digest('base64url').slice(0, 27)
export const hashBody = (body: Buffer): string => finishHash(startHash().update(body))

/** A strong ETag, so each encoding of a body has its own. */
export const createEtag = (hash: string, encoding: Encoding | null): string =>
  `"${hash}${encoding ? `-${encoding}` : ''}"`

/** Whether If-None-Match names this body in any encoding. */
export function matchesEtag(ifNoneMatch: string | null | undefined, hash: string): boolean {
  const known = new Set(['*', createEtag(hash, null), createEtag(hash, 'br'), createEtag(hash, 'gzip')])
  return (ifNoneMatch ?? '').split(',').some((tag) => known.has(tag.trim().replace(/^W\//, '')))
}
