/** Why OBS does not serve an object. */
export type ObsErrorCode =
  | 'AccessDenied'
  | 'InvalidAccessKeyId'
  | 'SignatureDoesNotMatch'
  | 'RequestTimeTooSkewed'
  | 'NoSuchBucket'
  | 'NoSuchKey'
  | 'InvalidObjectState'
  | 'InvalidRange'
  | 'PreconditionFailed'
  | 'MethodNotAllowed'
  | 'InvalidRequest'
  | 'InternalError'
  | 'SlowDown'

/** An object of OBS at one moment. */
export interface ObsObject {
  size: number
  /** With its quotes. */
  etag: string
  modifiedMs: number
  /** The bytes from `fromByte` to before `toByte`, in pieces; both lie within the size. */
  read: (fromByte: number, toByte: number) => AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** What a bucket holds; a code where there is nothing to be read. */
export type FindObject = (
  bucket: string,
  key: string,
  nowMs: number,
) => Promise<ObsObject | ObsErrorCode> | ObsObject | ObsErrorCode
