/** Of the runs before and after a run, and of the address of the latest one. */
export const neighbours = {
  title: 'Runs of this job',
  older: (at: string, status: string) => `Run before: ${at}, ${status}`,
  newer: (at: string, status: string) => `Run after: ${at}, ${status}`,
  steps: { older: 'Run before', newer: 'Run after' },
  noOlder: 'No run before this one is known',
  noNewer: 'This is the newest run',
  all: 'All runs of this job',
  shown: 'Runs shown',
  everyRun: 'All',
  problems: (n: string) => `Problems ${n}`,
  compare: 'Compare',
  compareTip: 'Compare with the last success before this run',
  compareWith: (at: string) => `Compare with ${at}`,
  here: 'here',
  newest: 'newest',
  usual: (median: string, p90: string) => `usual ${median}, 9 of 10 within ${p90}`,
  late: (time: string) => `${time} late`,
  of: (usual: string) => `of ${usual}`,
  less: (time: string) => `−${time}`,
  more: (time: string) => `+${time}`,
  reading: 'Reading the runs of this job…',
  unreadable: 'The runs of this job cannot be listed now',
  noProblems: 'None of these runs needs attention',
  keys: { steps: 'older, newer', problem: 'last problem' },
  /** Of a failed run. `isOpen`: there may be more of them. */
  failedAgain: (n: number, isOpen: boolean) =>
    n === 1 ? 'failed the last time, too' : `failed ${isOpen ? 'at least ' : ''}the last ${n} times, too`,
  firstFailure: (n: number, isOpen: boolean) => {
    if (n === 1) return isOpen ? 'the run before was good' : 'first failure after 1 good run'
    return `first failure after ${isOpen ? 'at least ' : ''}${n} good runs`
  },
  lastGood: (at: string) => `last good run ${at}`,
  version: 'Version',
  error: 'Error',
  began: (at: string) => `A newer run began at ${at}.`,
  planned: 'There is a newer run.',
  holds: {
    node: 'A node is open here',
    zoom: 'The time axis is zoomed',
    filter: 'Nodes are filtered',
    reading: 'You are reading here',
  },
  stays: (why: string, at: string | null) =>
    at === null ? `${why}, so this page stays.` : `${why}, so this page stays on ${at}.`,
  go: (at: string | null) => (at === null ? 'Go to it' : `Go to ${at}`),
  stay: 'Stay',
  /** Of a job that is scheduled, runs by hand are none of the latest. */
  crumbs: {
    latest: 'latest',
    scheduled: 'latest scheduled',
    'latest-failed': 'last failure',
    'latest-success': 'last success',
  },
  notFollowing: (crumb: string) => `${crumb}, not following`,
  newerAt: (at: string) => `Newer: ${at}`,
  notStarted: (at: string) => `Not started: ${at}`,
  notStartedTip: (at: string, action: string) =>
    `The schedule names ${at}, and the list holds no run of it. ${action}`,
  follow: 'Follow latest',
  following: {
    latest: 'Following latest',
    'latest-failed': 'Following last failure',
    'latest-success': 'Following last success',
  },
  followTip: 'Opens each newer run of this job automatically',
  followingTip: 'Opens each newer run automatically. Press to stay on this one',
}

export type NeighbourWords = typeof neighbours
