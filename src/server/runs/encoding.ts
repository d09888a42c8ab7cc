import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip'

/** The best coding that the browser takes; a weight of 0 is a refusal. */
export function negotiateEncoding(accept: string | null | undefined): Encoding | null {
  const offers = (accept ?? '').toLowerCase().split(',')
  const takes = (coding: Encoding): boolean =>
    offers.some((offer) => {
      const [name, ...parameters] = offer.split(';').map((part) => part.trim())
      return name === coding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
    })
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null
}

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** In a thread of zlib's, so that other viewers need not wait for it. */
export async function compress(
  body: Buffer,
  coding: Encoding,
  quality: { br: number; gzip: number },
): Promise<Buffer> {
  if (coding === 'gzip') return toGzip(body, { level: quality.gzip })
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality.br,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
  }
  return toBrotli(body, { params })
}

export const hashBody = (body: Buffer): string =>
  createHash('sha256').update(body).digest('base64url').slice(0, 27)

/** Strong, so each coding of a body has its own. */
export const createEtag = (hash: string, coding: Encoding | null): string =>
  `"${hash}${coding ? `-${coding}` : ''}"`

/** Does the browser hold this body already, in whatever coding? */
export const matchesEtag = (ifNoneMatch: string | null | undefined, hash: string): boolean =>
  (ifNoneMatch ?? '').split(',').some((tag) => {
    const held = tag.trim().replace(/^W\//, '')
    return (
      held === '*' ||
      [null, 'br' as const, 'gzip' as const].some((coding) => held === createEtag(hash, coding))
    )
  })
