import { type WallAddress } from '../../../contract/wall-address'

/** A wall of these jobs of one workspace, without rules. */
export const createJobsAddress = (workspace: string, jobs: readonly string[]): WallAddress => ({
  workspace,
  jobs: jobs.map((job) => ({ job, workspace })),
  folders: [],
  tags: [],
  owners: [],
  without: [],
  name: '',
  rotateMs: null,
})
