/** Texts of a run that is compared with another one. */
export const compare = {
  reading: 'Reading the run to compare with',
  failed: (id: string) => `Instance ${id} cannot be read`,
  itself: 'A run cannot be compared with itself',
  longer: (by: string) => `${by} longer.`,
  shorter: (by: string) => `${by} shorter.`,
  same: 'Same duration.',
  unknown: 'One of the two runs has not started or has no end.',
  late: 'late start',
  noChange: 'All nodes are within their usual variation.',
  only: (nodes: string) => `Only in the other run: ${nodes}.`,
  versions: (other: string, one: string) => `Versions ${other} and ${one}.`,
  choose: 'Run to compare with',
  before: 'Previous run',
  weekday: 'Same weekday last week',
  version: 'Last run of the previous version',
  failure: 'Last failure',
  success: 'Last success',
  none: 'No earlier run is known.',
  swap: 'Swap',
  close: 'End the comparison',
  legend: (day: string) => `${day}, planned at the same time`,
}

export type CompareWords = typeof compare
