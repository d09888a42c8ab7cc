import { s } from '../../lib/number'

const nodes = (n: number) => `${n} node${s(n)}`

/** Texts of a run that is compared with another one, or with what is usual. */
export const compare = {
  reading: 'Reading the run to compare with',
  readingUsual: 'Reading earlier runs',
  failed: (id: string) => `Instance ${id} cannot be read`,
  missing: (id: string) => `This job has no instance ${id}, or DGC no longer keeps it`,
  few: (runs: number) =>
    `What is usual is not known: ${runs} successful run${s(runs)} to compare with, at least 5 are needed`,
  itself: 'A run cannot be compared with itself',
  than: {
    longer: (by: string) => `${by} longer.`,
    shorter: (by: string) => `${by} shorter.`,
    same: 'Same duration.',
  },
  thanUsual: {
    longer: (by: string) => `${by} longer than usual.`,
    shorter: (by: string) => `${by} shorter than usual.`,
    same: 'As long as usual.',
  },
  soFar: 'So far:',
  already: (by: string) => `Already ${by} longer.`,
  unknown: 'One of the two runs has not started or has no end.',
  late: 'late start',
  heldBack: {
    longer: (by: string) => `held back ${by} longer`,
    shorter: (by: string) => `held back ${by} shorter`,
  },
  noChange: 'All nodes are within their usual variation.',
  noOtherChange: 'All other nodes are within their usual variation.',
  notKnown: (names: string) => `Usual not known: ${names}.`,
  notRun: (names: string, n: number) => `${nodes(n)} did not run: ${names}.`,
  notRunInOther: (names: string, n: number) => `${nodes(n)} ran only in this run: ${names}.`,
  onlyHere: (names: string) => `Only in this run: ${names}.`,
  onlyInOther: (names: string) => `Only in the other run: ${names}.`,
  cells: {
    notRun: 'did not run',
    notYet: 'not run yet',
    ranOnlyHere: 'ran only here',
    onlyHere: 'only here',
  },
  onlyIn: (run: string) => `only in ${run}`,
  versions: (other: string, one: string) => `Versions ${other} and ${one}.`,
  sample: (time: string, runs: number, versions: string) =>
    `Usually ${time}: median of ${runs} runs${versions}.`,
  choose: 'Run to compare with',
  before: 'Run before',
  weekday: 'Same day last week',
  version: (version: string) => `Last run of ${version}`,
  failure: 'Last failure',
  success: 'Last success',
  usual: 'The usual run',
  medianOf: (runs: number, versions: string) => `median of ${runs} runs${versions}`,
  lastRuns: (n: number) => `Last ${n} runs, duration`,
  monthReading: 'Reading older runs',
  none: 'No earlier run is known.',
  find: 'Instance id, date or pasted address',
  notFound: 'No such run found',
  otherJob: 'This address is of another job',
  swap: 'Swap',
  close: 'End the comparison',
  against: (run: string) => `Against ${run}`,
  againstUsual: 'Against usual',
  legend: {
    plan: (day: string) => `${day}, planned at the same time`,
    start: (day: string) => `${day}, started at the same time`,
    node: (day: string, node: string) => `${day}, ${node} started at the same time`,
  },
  align: 'Align by',
  aligned: {
    plan: 'Aligned by plan',
    start: 'Aligned by start',
    node: (node: string) => `Aligned by ${node}`,
  },
  fact: (day: string, value: string) => `${day}: ${value}`,
  legendUsual: (runs: number) => `usual, median of ${runs} runs`,
  grey: 'Grey: within the usual variation',
}

export type CompareWords = typeof compare
