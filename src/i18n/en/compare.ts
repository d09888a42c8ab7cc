/** Of a run compared with an earlier one. */
export const compare = {
  reading: 'Reading the run to compare with',
  failed: (id: string) => `Instance ${id} is not readable`,
  itself: 'A run is not compared with itself',
  longer: (by: string) => `${by} longer.`,
  shorter: (by: string) => `${by} shorter.`,
  same: 'As long.',
  unknown: 'One of the two has not started or has no end.',
  late: 'late start',
  noChange: 'No node differs by more than runs differ anyway.',
  only: (nodes: string) => `Only in the other run: ${nodes}.`,
  versions: (other: string, one: string) => `Versions ${other} and ${one}.`,
  choose: 'Run to compare with',
  before: 'The run before',
  weekday: 'Same weekday, a week before',
  version: 'Last run of the version before',
  failure: 'Last failure',
  success: 'Last success',
  none: 'No earlier run is known.',
  swap: 'Swap',
  close: 'End the comparison',
  legend: (day: string) => `${day}, planned at the same time`,
}

export type CompareWords = typeof compare
