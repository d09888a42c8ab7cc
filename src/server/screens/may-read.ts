import { isLatestWord } from '../../contract/job-run'
import { readRef } from '../../contract/page-run'
import { matchRoute } from '../../contract/routes'
import { type JobRef, type RunRef } from '../../contract/run-ref'
import { type Shown, isSameWall } from '../../contract/screen-address'
import { type WallAddress, hasRules, parseWallAddress } from '../../contract/wall-address'

export interface MayReadOptions {
  /** Stands for a workspace that an address does not name. */
  workspace: string
  /** Whether a wall shows a job now. */
  isOnWall: (wall: WallAddress, job: JobRef) => boolean
  /** Whether a job waits for another one of its workspace. */
  isNeeded: (other: string, by: JobRef) => boolean
}

/**
 * Whether a screen may ask a path of the API for what it shows: a list of what it may, so that a new route is closed to
 * screens. `path` is as it was sent, without its query.
 */
export function mayRead(
  path: string,
  search: URLSearchParams,
  shows: Shown,
  { workspace: ofServer, isOnWall, isNeeded }: MayReadOptions,
): boolean {
  const match = matchRoute(path)
  const name = (workspace: string): string => workspace || ofServer
  const isSameJob = (one: JobRef, other: JobRef): boolean =>
    one.job === other.job && name(one.workspace) === name(other.workspace)

  function isShown(asked: RunRef): boolean {
    // Only the rotation of a wall shows runs.
    if (shows.kind === 'jobs') return shows.wall.rotateMs !== null && isOnWall(shows.wall, asked)
    if (!isSameJob(shows.run, asked)) return false
    // The wall of the latest run holds a failed one by its id.
    return isLatestWord(shows.run.id) || shows.run.id === asked.id
  }

  switch (match?.name) {
    case 'apiConfig':
    case 'apiScreen':
      return true
    case 'apiWall': {
      const wall = parseWallAddress(search)
      if (shows.kind === 'jobs') return isSameWall(wall, shows.wall)
      return wall.jobs.length > 0 && !hasRules(wall) && wall.jobs.every(isOfLatest)
    }
    case 'apiRun':
    case 'apiInsight':
    case 'apiCauses': {
      const { job, id } = match.run ?? { job: null, id: null }
      return job !== null && id !== null && isShown(readRef({ job, id }, search))
    }
    case 'apiJobHistory':
      return typeof match.job === 'string' && isLatestOf(readRef({ job: match.job }, search))
    default:
      return false
  }

  /** The wall of the latest run says how it stands with the jobs that its job waits for. */
  function isOfLatest(asked: JobRef): boolean {
    if (isLatestOf(asked)) return true
    if (shows.kind !== 'run' || !isLatestWord(shows.run.id)) return false
    return name(asked.workspace) === name(shows.run.workspace) && isNeeded(asked.job, shows.run)
  }

  function isLatestOf(asked: JobRef): boolean {
    return shows.kind === 'run' && isLatestWord(shows.run.id) && isSameJob(shows.run, asked)
  }
}
