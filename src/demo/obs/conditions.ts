import { type IncomingHttpHeaders } from 'node:http'
import { SECOND_MS } from '../../lib/time/units'
import { type ObsObject } from './object'

/** Seconds, as HTTP writes times; NaN is no time. */
const seconds = (text: string): number => Math.floor(Date.parse(text) / SECOND_MS)
const modified = ({ modifiedMs }: ObsObject): number => Math.floor(modifiedMs / SECOND_MS)

/** Whether a list of ETags names this object's. `isWeak`: also by a weak tag. */
const names = (list: string, { etag }: ObsObject, isWeak: boolean): boolean =>
  list.trim() === '*' ||
  list.split(',').some((tag) => (isWeak ? tag.trim().replace(/^W\//, '') : tag.trim()) === etag)

/** What the request's conditions say, as nginx reads them: 200 where all hold. */
export function checkConditions(headers: IncomingHttpHeaders, object: ObsObject): 200 | 304 | 412 {
  const notSince = headers['if-unmodified-since']
  if (notSince !== undefined && !(seconds(notSince) >= modified(object))) return 412
  const match = headers['if-match']
  if (match !== undefined && !names(match, object, false)) return 412
  const since = headers['if-modified-since']
  const noneMatch = headers['if-none-match']
  if (since === undefined && noneMatch === undefined) return 200
  if (since !== undefined && seconds(since) !== modified(object)) return 200
  return noneMatch !== undefined && !names(noneMatch, object, true) ? 200 : 304
}

/** Whether the range counts: an If-Range that names another state of the object asks for all of it. */
export function isRangeWanted(ifRange: string | undefined, object: ObsObject): boolean {
  if (ifRange === undefined) return true
  return ifRange.endsWith('"') ? ifRange === object.etag : seconds(ifRange) === modified(object)
}
