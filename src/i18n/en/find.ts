import { formatCount, s } from '../../lib/number'

/** The words of the look-up and of the start page: loaded with the first of them. */
export const find = {
  title: 'Look up a job or a run',
  placeholder: 'Job, instance id, log path, or an address of Nodeline or of the console',
  placeholderShort: 'Job, id, log path or address',
  placeholderRuns: 'Day, status or id',
  results: 'Results',
  back: 'Back',
  leaveScope: (job: string) => `Leave the runs of ${job}`,
  count: (n: number) => `${n} result${s(n)}`,
  reading: 'Reading the jobs',
  notListed: (why: string) => `Jobs are not listed: ${why}. An address or a job with an id still opens.`,
  groups: {
    favourites: 'Favourites',
    recent: 'Recently opened',
    go: 'Go to',
    jobs: 'Jobs',
    'runs-of': (job: string) => `Runs of ${job}`,
    'found-runs': 'Runs',
    folders: 'Folders',
    do: 'Do',
    nodeline: 'An address of Nodeline',
    console: 'An address of the DGC console',
    log: 'A log path',
    id: 'An instance id',
    which: 'Which job is it of?',
    instead: 'Instead',
  },
  shown: (n: number, all: string) => `${n} of ${all}`,
  understood: {
    planned: (when: string) => `planned ${when}`,
    failed: 'failed',
    running: 'running',
    success: 'success',
    latest: 'the latest',
  },
  actions: {
    jobs: 'Jobs',
    filter: (text: string, n: string) => `Show ${n === '1' ? 'the job' : `all ${n} jobs`} with “${text}”`,
    wall: 'Make an address for a wall',
    status: 'Server status',
    'without-view': 'This run, without its view',
    'runs-of': (job: string) => `Runs of ${job}`,
    'runs-on': (job: string) => `Look for such runs of ${job}`,
  },
  notes: { latest: 'latest', 'last-failure': 'last failure' },
  parts: {
    job: 'job',
    instance: 'instance',
    node: 'node',
    planned: 'planned',
    workspace: 'workspace',
  },
  log: 'log',
  idUnknown: (id: string, runs: string) =>
    `${id} is in none of the ${runs} runs read here. DGC finds a run only by its job.`,
  idUnknownSince: (id: string, runs: string, since: string) =>
    `${id} is in none of the ${runs} runs read here, complete since ${since}. DGC finds a run only by its job.`,
  consoleNoJob: (id: string) =>
    `The console names the job by a number. Instance ${id} is in none of the runs read here: type its job before the id.`,
  consoleById: (job: string) => `The console names the job by a number; in the runs read here it is ${job}.`,
  logProbable: 'Probably: by the job and the planned time in the path. The path of the run was not compared.',
  nothing: 'Nothing found.',
  folderJobs: (n: number) => `${n} job${s(n)}`,
  openedAgo: (time: string) => `${time} ago`,
  hints: {
    choose: 'choose',
    open: 'open',
    newTab: 'new tab',
    runs: 'runs of the job',
    copy: 'copy link',
    copied: 'Link copied',
  },
  home: {
    running: 'running',
    startSoon: 'to start within the hour',
    /** Null while they are counted. */
    all: (n: string | null) => {
      if (n === null) return 'All jobs'
      return n === '1' ? 'The one job' : `All ${n} jobs`
    },
    favourites: 'Favourites',
    kept: 'kept in this browser',
    noFavourites: 'Star a job in the list of jobs to keep it here.',
    recent: 'Recently opened',
    noRecent: 'Runs that you open are listed here, on this device only.',
    forget: 'Forget',
    next: 'Starting next',
    bySchedule: 'by the schedules',
    schedulesUnread: (n: number) => `${formatCount(n)} schedule${s(n)} not read yet`,
    noNext: 'No planned time is known yet.',
    andMore: (n: number) => `and ${n} more`,
    more: 'More',
    openRun: 'Open a run by job, id and workspace',
  },
  workspace: {
    label: 'Workspace',
    change: (name: string) => `Workspace: ${name}`,
    ofServer: 'of the server',
    opened: 'opened here',
    other: 'Another workspace',
    id: 'Workspace id',
    open: 'Open',
  },
}

export type FindWords = typeof find
