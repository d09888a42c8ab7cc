import { WALL_POLLS } from '../contract/list-polls'
import { paths } from '../contract/routes'
import { type WallAddress, toWallQuery } from '../contract/wall-address'
import { type Wall, type WallJob, unpackWall, unpackWallJob } from '../contract/wall'
import { type LiveResource } from './live-resource'

/** An answer with what each of its jobs was sent as, so that of the next one only those are read that have changed. */
interface KeptWall extends Wall {
  byText?: ReadonlyMap<string, WallJob>
}

function readWall(body: unknown, before?: KeptWall): KeptWall {
  const byText = new Map<string, WallJob>()
  const wall = unpackWall(body, (packed) => {
    const text = JSON.stringify(packed)
    const job = before?.byText?.get(text) ?? unpackWallJob(packed)
    byText.set(text, job)
    return job
  })
  return { ...wall, byText }
}

/** The jobs of a wall. */
export function wallResource(address: WallAddress): LiveResource<Wall> {
  const path = paths.apiWall(toWallQuery(address))
  return {
    queryKey: ['wall', path],
    path,
    parse: readWall,
    pollMs: (wall) => (isBeingRead(wall) ? WALL_POLLS.reading : WALL_POLLS.complete),
    newsMs: WALL_POLLS.complete,
  }
}

/** Whether the next seconds bring jobs, or the first runs of one. */
function isBeingRead({ sources, jobs }: Wall): boolean {
  const isUnread = new Set(jobs.filter((job) => job.isUnread === true).map(({ source }) => source))
  return sources.some(({ isReading, error }, index) => error === null && (isReading || isUnread.has(index)))
}
