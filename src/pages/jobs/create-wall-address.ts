import { MAX_WALL_JOBS, type WallAddress, createJobsAddress } from '../../contract/wall-address'
import { type Job } from '../../contract/job'
import { type JobsView, NO_FILTERS, hasFilters } from '../../model/jobs/view'

/**
 * The wall that shows what the page shows: by the one folder, tag or owner that is chosen, so that new jobs of it appear; else the first jobs by
 * their names.
 */
export function createWallAddress(view: JobsView, shown: readonly Job[], workspace: string): WallAddress {
  const { folders, tags, owners } = view
  const kinds = [folders, tags, owners].filter((values) => values.length > 0)
  const isOnlyRules = !hasFilters({
    ...view,
    folders: NO_FILTERS.folders,
    tags: NO_FILTERS.tags,
    owners: NO_FILTERS.owners,
  })
  if (kinds.length !== 1 || !isOnlyRules)
    return createJobsAddress(
      workspace,
      shown.slice(0, MAX_WALL_JOBS).map(({ name }) => name),
    )
  const name = kinds[0]?.map((value) => value.split('/').at(-1)).join(', ') ?? ''
  return { ...createJobsAddress(workspace, []), folders, tags, owners, name }
}
