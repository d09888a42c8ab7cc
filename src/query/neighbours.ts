import { NEIGHBOURS_POLL_MS, type RunNeighbours, unpackNeighbours } from '../contract/neighbours'
import { addParams, paths } from '../contract/routes'
import { type RunRef } from '../contract/run-ref'
import { type LiveResource } from './live-resource'

/** The runs around a run that was planned at `aroundMs`; `isFar`: as many as a user who wants to go there needs. */
export function neighboursResource(
  ref: RunRef,
  aroundMs: number | null,
  isFar: boolean,
): LiveResource<RunNeighbours> {
  const query = new URLSearchParams(aroundMs === null ? {} : { at: String(aroundMs) })
  if (isFar) query.set('far', '1')
  return {
    queryKey: ['neighbours', ref.workspace, ref.job, ref.id, isFar ? 'far' : 'near'],
    path: addParams(paths.apiNeighbours(ref), query),
    parse: unpackNeighbours,
    pollMs: () => NEIGHBOURS_POLL_MS,
  }
}
