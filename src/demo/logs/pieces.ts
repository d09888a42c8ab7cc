/** A log as an arithmetic of parts: a byte's place says what it is, so that no log is ever held whole. */
export type Part =
  | { kind: 'bytes'; bytes: Uint8Array }
  /** `count` blocks of `size` bytes; `write` gives the one at a place, and may use the same memory again. */
  | { kind: 'blocks'; size: number; count: number; write: (at: number) => Uint8Array }

export const bytesPart = (bytes: Uint8Array | string): Part => ({
  kind: 'bytes',
  bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
})

const partSize = (part: Part): number => (part.kind === 'bytes' ? part.bytes.length : part.size * part.count)

export const totalSize = (parts: readonly Part[]): number =>
  parts.reduce((size, part) => size + partSize(part), 0)

/** What is sent at once. */
const PIECE_BYTES = 256 * 1024

/** The bytes from `fromByte` to before `toByte`, in pieces of their own memory; takes time for these bytes only. */
export function* readParts(parts: readonly Part[], fromByte: number, toByte: number): Generator<Buffer> {
  for (let from = fromByte; from < toByte; from += PIECE_BYTES)
    yield copyPiece(parts, from, Math.min(from + PIECE_BYTES, toByte))
}

function copyPiece(parts: readonly Part[], fromByte: number, toByte: number): Buffer {
  const piece = Buffer.allocUnsafe(toByte - fromByte)
  let partFrom = 0
  for (const part of parts) {
    const partTo = partFrom + partSize(part)
    const from = Math.max(fromByte, partFrom)
    const to = Math.min(toByte, partTo)
    if (from < to) copyPart(part, from - partFrom, to - partFrom, piece, from - fromByte)
    partFrom = partTo
  }
  return piece
}

function copyPart(part: Part, from: number, to: number, into: Buffer, offset: number): void {
  if (part.kind === 'bytes') {
    into.set(part.bytes.subarray(from, to), offset)
    return
  }
  const { size, write } = part
  for (let block = Math.floor(from / size); block * size < to; block += 1) {
    const first = Math.max(from, block * size)
    const last = Math.min(to, (block + 1) * size)
    into.set(write(block).subarray(first - block * size, last - block * size), offset + first - from)
  }
}
