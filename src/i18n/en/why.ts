import { s } from '../../lib/number'

const runs = (n: number) => `${n} successful run${s(n)}`

/** Texts of the panel that says where the time of a run went. */
export const why = {
  took: (time: string) => `Why it took ${time}`,
  takes: (time: string) => `Why it has taken ${time} so far`,
  wouldTake: (time: string) => `Why it would take ${time}`,
  copy: 'Copy as text',
  close: 'Close',
  longer: (by: string) => `${by} longer than usual`,
  shorter: (by: string) => `${by} shorter than usual`,
  asUsual: 'As long as usual',
  failedEarlier: 'Failed before its usual end',
  cancelledEarlier: 'Cancelled before its usual end',
  notOver: 'Not over yet: it has not taken its usual time so far',
  skipped: 'The run was skipped',
  cutShort: 'Not comparable: nodes after the failed one do not run',
  notStarted: 'The run has not started',
  unknown: 'Not known how long the run took',
  reading: 'Reading earlier runs',
  usualUnknown: (n: number) =>
    `Usual time not known: ${n === 0 ? 'no successful run' : `only ${runs(n)}`} to compare with`,
  sample: (time: string, n: number, versions: string, isFromPlan: boolean) =>
    `Usually ${time}${isFromPlan ? ' from plan to end' : ''}: median of ${runs(n)}${versions === '' ? '' : ` of ${versions}`}`,
  /** Why it is the median of fewer runs than are known. */
  alike: {
    definition: (all: number) => `, those of ${all} with the same definition`,
    branches: (all: number) => `, those of ${all} that ran the same nodes`,
    both: (all: number) => `, those of ${all} with the same definition that ran the same nodes`,
  },
  onPath: 'On the path that set the end',
  columns: { took: 'took', usually: 'usually', change: 'change' },
  late: 'Late start',
  heldBack: (node: string) => `Held back: ${node}`,
  run: 'Start to end; the path is not known',
  rest: 'Everything else',
  total: 'Plan to end',
  totalStart: 'Start to end',
  whatIf: 'What would shorten it',
  whatIfNote: 'one at a time, all else unchanged',
  wouldEnd: 'would end',
  wouldEndAbout: 'would end about',
  inUsual: (node: string, time: string) => `${node} in its usual ${time}`,
  startedUsual: (time: string) => `A start as usual, ${time} after the plan`,
  heldUsual: (node: string, time: string) => `${node} held back for its usual ${time}`,
  takesOver: (lost: string, node: string) => `it lost ${lost}, but then ${node} sets the end`,
  together: (saved: string) => `The first two together: ${saved}`,
  also: 'Also unusual',
  alsoRan: (node: string, time: string, usual: string) =>
    `${node} ${time}, usually ${usual}; not on the path`,
  alsoHeld: (node: string, time: string, usual: string) =>
    `${node} held back ${time}, usually ${usual}; not on the path`,
  /** It has not started, and so sets no end yet. */
  alsoHeldSoFar: (node: string, time: string, usual: string) =>
    `${node} held back ${time} so far, usually ${usual}`,
  alsoRows: (node: string, rows: string, usual: string) => `${node} ${rows} rows, usually ${usual}`,
}

export type WhyWords = typeof why
