/** Texts of the wall of one job, between its runs and after a failure. Values that are printed bold stand between ** and **. */
export const wallLatest = {
  latestRun: 'latest run',
  states: {
    between: 'Between runs',
    late: 'Late, not started',
    stale: 'No run',
    due: 'Due',
    stopped: 'Scheduling is stopped',
    none: 'Between runs',
    held: 'Failed',
  },
  nextRun: 'Next run',
  expectedAt: 'Expected at',
  lastRun: 'Last run',
  noRunYet: 'No run seen',
  in: (time: string) => `in **${time}**`,
  dueNow: 'due now',
  late: (time: string) => `${time} late`,
  stopped: 'Scheduling is stopped',
  noPlan: 'No run is planned',
  noSchedule: 'No schedule: started by a user or an event',
  scheduleUnknown: 'Time of the next run not known',
  usuallyEnds: (at: string, from: string, to: string) => `usually ends **${at}**, between ${from} and ${to}`,
  usuallyEndsAt: (at: string) => `usually ends **${at}**`,
  byPlan: 'planned by its schedule',
  likely: (from: string, to: string | null, job: string) =>
    to === null
      ? `likely **${from}**: needs **${job}**`
      : `likely **${from}** to **${to}**: needs **${job}**`,
  waitsFor: (job: string, at: string | null) =>
    at === null
      ? `not started · waits for **${job}**`
      : `not started · waits for **${job}**, ends about **${at}**`,
  notStarted: 'not started',
  noInstance: 'no instance exists yet',
  usuallyDone: (at: string) => `usually done by **${at}**`,
  /** Its bold part alone is amber. */
  doneNow: (at: string | null, now: string) =>
    at === null ? `done about **${now}**` : `usually done by ${at}, now about **${now}**`,
  ran: (time: string) => `ran ${time}`,
  asUsual: 'as usual',
  longer: (time: string) => `${time} longer than usual`,
  shorter: (time: string) => `${time} shorter than usual`,
  rowLast: 'last run',
  rowNext: 'next run',
  rowBoth: 'last run, and the next',
  rowBetween: 'last run, and the next as usual',
  rowWaiting: (id: string) => `instance ${id}, waiting`,
  needed: 'needed for this job',
  neededNot: 'needed, not finished',
  neededDone: 'needed, done',
  moreDone: (n: number) => `+${n} done`,
  moreNeeded: (n: number) => `+${n} needed`,
  endsAbout: (at: string) => `ends about **${at}**`,
  isLate: (time: string) => `${time} late`,
  ended: (at: string) => `ended **${at}**`,
  nodes: (done: number, total: number) => `**${done}**/${total} nodes`,
  lastRuns: (n: number) => (n === 1 ? 'Last run' : `Last ${n} runs`),
  count: (n: number, word: string) => `**${n}** ${word}`,
  lastFailure: (day: string) => `last failure **${day}**`,
  usually: (median: string, most: string) => `usually **${median}**, at most **${most}**`,
  delays: (n: number) => (n === 1 ? 'Start after plan, last run' : `Start after plan, last ${n} runs`),
  soFar: (time: string) => `now **${time} so far**`,
  today: 'today',
  keeps: 'a failure stays here until the next success',
  holdsBack: (job: string, more: number) =>
    more === 0 ? `holds back **${job}**` : `holds back **${job}** and **${more}** more`,
  held: 'Held until a run succeeds',
  notRerun: 'not rerun yet',
  next: (at: string, time: string | null) =>
    time === null ? `next run **${at}**` : `next run **${at}**, in **${time}**`,
  succeeded: (n: number, all: number) => `**${n}** of ${all} succeeded`,
  failedRow: 'failed',
  notRun: (n: number) => `${n} not run`,
  theyNeed: (node: string) => `not run because of **${node}**`,
  finished: (n: number) => `${n} finished`,
  failedLast: (at: string, node: string | null) =>
    node === null ? `last run failed ${at}` : `last run failed ${at} at ${node}`,
  from: (at: string, to: string) => `${at} to ${to}`,
}

export type WallLatestWords = typeof wallLatest
