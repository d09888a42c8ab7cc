import { type Job } from '../contract/job'

/** A job of a list for tests, of which only the name is known unless more is given. */
export const makeJob = (given: Partial<Job> = {}): Job => ({
  name: 'orders',
  folder: '',
  owner: '',
  status: 'scheduling',
  rawStatus: 'SCHEDULING',
  tags: [],
  schedule: null,
  holdsUp: null,
  usual: null,
  runs: [],
  missedMs: [],
  ...given,
})
