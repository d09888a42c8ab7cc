export interface ObsPath {
  bucket: string
  /** Everything behind the bucket, unencoded: it may hold spaces, `?`, `#` and Chinese. */
  key: string
}

// Bucket names as OBS allows them: 3 to 63 of lower-case letters, digits, `-` and `.`, a letter or digit at both ends,
// no dot beside a dot or a hyphen, and no IP address: the bucket becomes a part of a host name.
const OBS_PATH = /^obs:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/(.+)$/su
const INVALID_BUCKET = /\.\.|\.-|-\.|^\d+(\.\d+){3}$/

// oxlint-disable-next-line no-control-regex -- finding controls is the purpose
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/

/**
 * Splits `obs://bucket/key` as text. A URL parser would cut the key at `?` and `#` and resolve its dots. Null for any other
 * scheme, for a bucket that OBS would not allow, and for keys with controls, half a surrogate pair, or `.` and `..` as a segment.
 */
export function parseObsPath(path: string): ObsPath | null {
  const [, bucket, key] = OBS_PATH.exec(path) ?? []
  if (bucket === undefined || key === undefined || INVALID_BUCKET.test(bucket)) return null
  if (
    !key.isWellFormed() ||
    CONTROLS.test(key) ||
    key.split('/').some((part) => part === '.' || part === '..')
  )
    return null
  return { bucket, key }
}

/** Percent-encodes each segment of an object key and keeps its slashes. A space is `%20`, never `+`. */
export const encodeKey = (key: string): string =>
  key.toWellFormed().split('/').map(encodeURIComponent).join('/')

/** The part of a path after the last slash. */
export const lastSegment = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
