import { WALL_POLLS } from '../contract/list-polls'
import { paths } from '../contract/routes'
import { type WallAddress, toWallQuery } from '../contract/wall-address'
import { type Wall, type WallJob, unpackWall } from '../contract/wall'
import { type LiveResource } from './live-resource'

/** The jobs of a wall. */
export function wallResource(address: WallAddress): LiveResource<Wall> {
  const path = paths.apiWall(toWallQuery(address))
  return {
    queryKey: ['wall', path],
    path,
    parse: unpackWall,
    share: shareJobs,
    pollMs: ({ sources }) =>
      sources.some(({ isReading, error }) => isReading && error === null)
        ? WALL_POLLS.reading
        : WALL_POLLS.complete,
  }
}

/** What each job was sent as, so that only new jobs are compared. */
const texts = new WeakMap<WallJob, string>()

function textOf(job: WallJob): string {
  const known = texts.get(job)
  if (known !== undefined) return known
  const text = JSON.stringify(job)
  texts.set(job, text)
  return text
}

/** The new wall with unchanged jobs taken from the old one, so that their cells are not drawn again. */
export function shareJobs(before: Wall | undefined, after: Wall): Wall {
  if (before === undefined) return after
  const known = new Map([...before.jobs, ...before.moreFailed].map((job) => [textOf(job), job]))
  const share = (job: WallJob) => known.get(textOf(job)) ?? job
  return Object.assign(after, { jobs: after.jobs.map(share), moreFailed: after.moreFailed.map(share) })
}
