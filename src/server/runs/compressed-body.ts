import { setImmediate } from 'node:timers/promises'
import { gunzip } from 'node:zlib'
import { promisify } from 'node:util'
import { type Encoding, compress, finishHash, hashBody, startHash } from './encoding'

const decompress = promisify(gunzip)

/** Each refresh compresses again, hence levels that cost a few milliseconds. */
export const FAST_LEVELS = { br: 3, gzip: 2 }
/** Below this the headers weigh more than what compression saves. */
const MIN_COMPRESSED_BYTES = 1024
/** JSON is compressed to about this share; it is counted before anything is compressed. */
const COMPRESSED_SHARE = 0.25

type Form = Encoding | 'plain'

/** A body that is compressed once per encoding, when a viewer first asks for that, however many viewers there are. */
export class CompressedBody {
  readonly hash: string
  /** What it takes in memory, about. */
  readonly bytes: number
  readonly #forms: Partial<Record<Form, Promise<Buffer>>>

  readonly #compress: typeof compress

  private constructor(
    hash: string,
    bytes: number,
    forms: Partial<Record<Form, Promise<Buffer>>>,
    compressWith = compress,
  ) {
    this.hash = hash
    this.bytes = bytes
    this.#forms = forms
    this.#compress = compressWith
  }

  static of(plain: Buffer, compressWith = compress): CompressedBody {
    return CompressedBody.#hashed(hashBody(plain), plain, compressWith)
  }

  static ofJson(value: object): CompressedBody {
    return CompressedBody.of(Buffer.from(JSON.stringify(value)))
  }

  /** A text of many megabytes, which is made in slices of some milliseconds: other work goes on between them. */
  static async ofSlices(slices: Iterable<string>): Promise<CompressedBody> {
    const hash = startHash()
    const parts: Buffer[] = []
    for (const slice of slices) {
      const part = Buffer.from(slice)
      hash.update(part)
      parts.push(part)
      // oxlint-disable-next-line no-await-in-loop -- that is the purpose
      await setImmediate()
    }
    return CompressedBody.#hashed(finishHash(hash), Buffer.concat(parts))
  }

  static #hashed(hash: string, plain: Buffer, compressWith = compress): CompressedBody {
    const bytes = Math.ceil(plain.byteLength * (1 + COMPRESSED_SHARE))
    return new CompressedBody(hash, bytes, { plain: Promise.resolve(plain) }, compressWith)
  }

  /** A large body that a thread compressed. The few clients that take no encoding are served by decompression. */
  static compressed(hash: string, { br, gzip }: Record<Encoding, Buffer>): CompressedBody {
    const forms = { br: Promise.resolve(br), gzip: Promise.resolve(gzip) }
    return new CompressedBody(hash, br.byteLength + gzip.byteLength, forms)
  }

  /** The encoding to send: the wanted one, or none where compression is not worth it. */
  chooseEncoding(wanted: Encoding | null): Encoding | null {
    return this.bytes > MIN_COMPRESSED_BYTES ? wanted : null
  }

  as(encoding: Encoding | null): Promise<Buffer> {
    const form = this.#forms[encoding ?? 'plain']
    if (form !== undefined) return form
    // The decompressed form is not kept: the body was compressed because it is large.
    if (encoding === null) return this.as('gzip').then((bytes) => decompress(bytes))
    const compressing = this.as(null).then((plain) => this.#compress(plain, encoding, FAST_LEVELS))
    this.#forms[encoding] = compressing
    // Out of memory, most likely; the next viewer may be luckier.
    compressing.catch(() => delete this.#forms[encoding])
    return compressing
  }
}
