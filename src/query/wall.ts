import { WALL_POLLS } from '../contract/list-polls'
import { paths } from '../contract/routes'
import { type WallAddress, toWallQuery } from '../contract/wall-address'
import { type Wall, unpackWall } from '../contract/wall'
import { type LiveResource } from './live-resource'

/** The jobs of a wall. */
export function wallResource(address: WallAddress): LiveResource<Wall> {
  const path = paths.apiWall(toWallQuery(address))
  return {
    queryKey: ['wall', path],
    path,
    parse: unpackWall,
    pollMs: ({ sources }) =>
      sources.some(({ isReading, error }) => isReading && error === null)
        ? WALL_POLLS.reading
        : WALL_POLLS.complete,
  }
}
