import { type RunRef, invalidPart } from '../../contract/run-ref'
import { UpstreamError } from './faults'
import { percentEncode } from './auth/signature'

/** One page of ListJobs. */
export interface JobListQuery {
  workspace: string
  /** Finds all names that contain this one; null finds all jobs. */
  job: string | null
  type: 'BATCH' | 'REAL_TIME'
  /** DGC's maximum is 100. */
  limit: number
  /** A page for some versions of DGC and a record for others, see `dgc-jobs/pages`. */
  offset: number
}

/** One page of ListJobInstances: of a job, or of the whole workspace. */
export interface RunListQuery {
  workspace: string
  job: string | null
  /** Epoch ms; at most seven days apart. */
  fromMs: number
  toMs: number
  /** DGC's maximum is 1000. */
  limit: number
  offset: number
}

export interface DefinitionQuery {
  workspace: string
  job: string
  /** Null: the version that was submitted last. Without a word DGC would give the last draft. */
  version: number | null
}

/** Where the calls of one project go. All of them throw an UpstreamError (`bad_address`) for parts that make no address. */
export interface Endpoints {
  run: (ref: RunRef) => URL
  jobs: (query: JobListQuery) => URL
  runs: (query: RunListQuery) => URL
  definition: (query: DefinitionQuery) => URL
}

export function createEndpoints(endpoint: string, projectId: string): Endpoints {
  const base = new URL(endpoint)
  const root = base.pathname.replace(/\/+$/, '')

  /**
   * A viewer chose the parts of the address and our credential is sent to it, so they are checked first and the result is compared with
   * what a URL parser makes of it: `..` would have removed a segment.
   */
  function build(segments: readonly string[], query: Readonly<Record<string, string>> = {}): URL {
    const path = [root, 'v1', ...[projectId, ...segments].map(percentEncode)].join('/')
    const url = new URL(path, base.origin)
    const isAsBuilt =
      url.origin === base.origin && url.pathname === path && url.search === '' && url.hash === ''
    if (!isAsBuilt) throw new UpstreamError({ code: 'bad_address', field: 'job' })
    url.search = Object.entries(query)
      .map(([name, value]) => `${name}=${percentEncode(value)}`)
      .join('&')
    return url
  }

  return {
    run: (ref) => {
      check(ref)
      return build(['jobs', ref.job, 'instances', ref.id])
    },
    jobs: ({ workspace, job, type, limit, offset }) => {
      check(job === null ? { workspace } : { workspace, job })
      const query: Record<string, string> = { jobType: type, limit: String(limit), offset: String(offset) }
      if (job !== null) query['jobName'] = job
      return build(['jobs'], query)
    },
    runs: ({ workspace, job, fromMs, toMs, limit, offset }) => {
      check(job === null ? { workspace } : { workspace, job })
      const query: Record<string, string> = {
        minPlanTime: String(fromMs),
        maxPlanTime: String(toMs),
        limit: String(limit),
        offset: String(offset),
      }
      // Otherwise DGC finds all names that contain this one.
      if (job !== null) Object.assign(query, { jobName: job, preciseQuery: 'true' })
      return build(['jobs', 'instances', 'detail'], query)
    },
    definition: ({ workspace, job, version }) => {
      check({ workspace, job })
      const [which, value] = version === null ? ['getJobSubmitVersion', 'true'] : ['version', String(version)]
      return build(['jobs', job], { dependencies: 'true', [which]: value })
    },
  }
}

/** A part that the call does not have counts as valid. */
function check({ workspace, job = 'any', id = '1' }: Partial<RunRef>): void {
  const field = invalidPart({ workspace, job, id })
  if (field !== null) throw new UpstreamError({ code: 'bad_address', field })
}
