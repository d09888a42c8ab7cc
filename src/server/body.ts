import { gunzip } from 'node:zlib'
import { promisify } from 'node:util'
import { type Coding, hashOf, pack } from './coding'

const unpack = promisify(gunzip)

/** A refresh packs anew, hence levels that cost a few milliseconds. */
export const QUICK = { br: 3, gzip: 2 }
/** Below this the headers weigh more than what packing saves. */
const MIN_PACKED_BYTES = 1024
/** Packing makes an answer of JSON this much smaller, about; what it weighs is reckoned with before it is packed. */
const PACKED_SHARE = 0.25

/** A body in each coding that somebody asked for: packed once, however many viewers there are. */
export class Body {
  readonly hash: string
  readonly bytes: number
  readonly #held: Partial<Record<Coding | 'plain', Promise<Buffer>>>

  private constructor(hash: string, bytes: number, held: Partial<Record<Coding | 'plain', Promise<Buffer>>>) {
    this.hash = hash
    this.bytes = bytes
    this.#held = held
  }

  static of(plain: Buffer): Body {
    const bytes = Math.ceil(plain.byteLength * (1 + PACKED_SHARE))
    return new Body(hashOf(plain), bytes, { plain: Promise.resolve(plain) })
  }

  /** A large one, packed elsewhere. The few who cannot unpack it are served from the packed form. */
  static packed(hash: string, { br, gzip }: Record<Coding, Buffer>): Body {
    const held = { br: Promise.resolve(br), gzip: Promise.resolve(gzip) }
    return new Body(hash, br.byteLength + gzip.byteLength, held)
  }

  /** The coding to send, of those that the browser takes best: none where packing is not worth it. */
  coding(wanted: Coding | null): Coding | null {
    return this.bytes > MIN_PACKED_BYTES ? wanted : null
  }

  as(coding: Coding | null): Promise<Buffer> {
    const form = coding ?? 'plain'
    // What is unpacked is not kept: that it is large is why it was packed.
    if (form === 'plain' && this.#held.plain === undefined) return this.#unpacked()
    return (this.#held[form] ??= this.#packed(form as Coding))
  }

  async #packed(coding: Coding): Promise<Buffer> {
    try {
      return await pack(await this.as(null), coding, QUICK)
    } catch (error) {
      // Out of memory, most likely; the next viewer may have more luck.
      delete this.#held[coding]
      throw error
    }
  }

  async #unpacked(): Promise<Buffer> {
    const packed = await this.#held.gzip
    if (packed === undefined) throw new Error('A body without any form.')
    return unpack(packed)
  }
}
