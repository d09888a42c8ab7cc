import { type WallAddress, MAX_WALL_JOBS } from '../../contract/wall-address'
import { type Wall } from '../../contract/wall'

/** What an address says of its wall before the first answer: the names of its jobs. Rules name none. */
export function createUnreadWall({ jobs }: Pick<WallAddress, 'jobs'>): Wall {
  const workspaces = [...new Set(jobs.map(({ workspace }) => workspace))]
  return {
    sources: workspaces.map((workspace) => ({ workspace, isReading: true, error: null, listedAtMs: null })),
    jobs: jobs.slice(0, MAX_WALL_JOBS).map(({ job, workspace }) => ({
      name: job,
      source: workspaces.indexOf(workspace),
      downstream: [],
      timeoutMs: null,
      run: null,
      job: null,
    })),
    more: Math.max(0, jobs.length - MAX_WALL_JOBS),
    moreFailed: [],
  }
}
