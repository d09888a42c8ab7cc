import { type LogObject } from '../../contract/log'

/** Of an opened log these are at hand: enough of its start to tell the encoding, */
export const HEAD_BYTES = 16 * 1024
/** and its end, as most logs are first looked at from there. One answer of lines and what is read before it fit into it. */
export const TAIL_BYTES = 264 * 1024

/**
 * The bytes of one log as they were when its object was read: a rewritten object has another etag, and is another source. Both throw an
 * UpstreamError with `log`, the reason of the signal, or an ObjectChanged: then the log is to be opened again.
 */
export interface LogSource {
  /** `obs://bucket/key` */
  path: string
  object: LogObject
  /** The bytes from `fromByte` to before `toByte`, fewer where the log ends. */
  read: (fromByte: number, toByte: number, signal?: AbortSignal) => Promise<Uint8Array>
  /** The same in pieces, in order, each valid until the next one is asked for. Ends its call when the reader stops. */
  stream: (fromByte: number, toByte: number, signal?: AbortSignal) => AsyncIterable<Uint8Array>
}
