const nodes = (n: number) => `${n} node${n === 1 ? '' : 's'}`

/** Texts of a run that is compared with another one, or with what is usual. */
export const compare = {
  reading: 'Reading the run to compare with',
  readingUsual: 'Reading earlier runs',
  failed: (id: string) => `Instance ${id} cannot be read`,
  few: (runs: number) =>
    `What is usual is not known: ${runs} successful run${runs === 1 ? '' : 's'} to compare with, at least 5 are needed`,
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
  noChange: 'All nodes are within their usual variation.',
  noOtherChange: 'All other nodes are within their usual variation.',
  notRun: (names: string, n: number) => `${nodes(n)} did not run: ${names}.`,
  notRunInOther: (names: string, n: number) => `${nodes(n)} ran only in this run: ${names}.`,
  onlyHere: (names: string) => `Only in this run: ${names}.`,
  onlyInOther: (names: string) => `Only in the other run: ${names}.`,
  cells: { notRun: 'did not run', ranOnlyHere: 'ran only here', onlyHere: 'only here' },
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
  notFound: 'No run found by that',
  otherJob: 'This address is of another job',
  swap: 'Swap',
  close: 'End the comparison',
  against: (run: string) => `Against ${run}`,
  againstUsual: 'Against usual',
  legend: (day: string) => `${day}, planned at the same time`,
  legendUsual: (runs: number) => `usual, median of ${runs} runs`,
  grey: 'Grey: within what runs differ by anyway',
}

export type CompareWords = typeof compare
