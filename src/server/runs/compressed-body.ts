import { gunzip } from 'node:zlib'
import { promisify } from 'node:util'
import { type Encoding, hashBody, compress } from './encoding'

const unpack = promisify(gunzip)

/** A refresh packs anew, hence levels that cost a few milliseconds. */
export const FAST_LEVELS = { br: 3, gzip: 2 }
/** Below this the headers weigh more than what packing saves. */
const MIN_PACKED_BYTES = 1024
/** Packing makes an answer of JSON this much smaller, about; what it weighs is reckoned with before it is packed. */
const PACKED_SHARE = 0.25

type Form = Encoding | 'plain'

/** A body in each coding that somebody asked for: packed once, however many viewers there are. */
export class CompressedBody {
  readonly hash: string
  readonly bytes: number
  readonly #held: Partial<Record<Form, Promise<Buffer>>>
  readonly #ready: Partial<Record<Form, Buffer>>

  private constructor(hash: string, bytes: number, ready: Partial<Record<Form, Buffer>>) {
    this.hash = hash
    this.bytes = bytes
    this.#ready = ready
    this.#held = {}
  }

  static of(plain: Buffer): CompressedBody {
    const bytes = Math.ceil(plain.byteLength * (1 + PACKED_SHARE))
    return new CompressedBody(hashBody(plain), bytes, { plain })
  }

  /** A large one, packed elsewhere. The few who cannot unpack it are served from the packed form. */
  static compressed(hash: string, { br, gzip }: Record<Encoding, Buffer>): CompressedBody {
    return new CompressedBody(hash, br.byteLength + gzip.byteLength, { br, gzip })
  }

  /** The coding to send, of those that the browser takes best: none where packing is not worth it. */
  coding(wanted: Encoding | null): Encoding | null {
    return this.bytes > MIN_PACKED_BYTES ? wanted : null
  }

  /** The same, when it has been packed before; else null. */
  ready(coding: Encoding | null): Buffer | null {
    return this.#ready[coding ?? 'plain'] ?? null
  }

  as(coding: Encoding | null): Promise<Buffer> {
    const ready = this.ready(coding)
    if (ready !== null) return Promise.resolve(ready)
    // What is unpacked is not kept: that it is large is why it was packed.
    if (coding === null) return this.#unpacked()
    return (this.#held[coding] ??= this.#packed(coding))
  }

  async #packed(coding: Encoding): Promise<Buffer> {
    try {
      const packed = await compress(await this.as(null), coding, FAST_LEVELS)
      this.#ready[coding] = packed
      return packed
    } catch (error) {
      // Out of memory, most likely; the next viewer may have more luck.
      delete this.#held[coding]
      throw error
    }
  }

  async #unpacked(): Promise<Buffer> {
    const packed = this.#ready.gzip
    if (packed === undefined) throw new Error('A body without any form.')
    return unpack(packed)
  }
}
