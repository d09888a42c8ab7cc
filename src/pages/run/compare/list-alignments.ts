import { type Run } from '../../../contract/run'
import { showName, truncateMiddle } from '../../../lib/text'
import { type Alignment } from '../../../model/insight/compare'
import { type Align } from '../../../model/run/view'
import { type GivenOther } from './compare-given'

const MAX_ALIGN_EM = 20

interface Choice {
  by: Align
  alignment: Alignment
  label: string
  legend: (day: string) => string
}

/** What both runs have, the default first. */
export function listAlignments({ run, other, alignKey = null, words }: GivenOther): [Choice, ...Choice[]] {
  const { aligned, legend } = words
  const start: Choice = {
    by: 'start',
    alignment: { by: 'start' },
    label: aligned.start,
    legend: legend.start,
  }
  const plan: Choice = { by: 'plan', alignment: { by: 'plan' }, label: aligned.plan, legend: legend.plan }
  const find = ({ nodes }: Run) => nodes.find(({ key, startMs }) => key === alignKey && startMs !== null)
  const node = find(other) && find(run)
  const more: Choice[] = []
  if (node) {
    const name = truncateMiddle(showName(node.name), MAX_ALIGN_EM)
    const alignment: Alignment = { by: 'node', key: node.key }
    more.push({ by: 'node', alignment, label: aligned.node(name), legend: (day) => legend.node(day, name) })
  }
  if (run.planMs === null || other.planMs === null) return [start, ...more]
  const hasStarted = run.startMs !== null && other.startMs !== null
  return [plan, ...(hasStarted ? [start] : []), ...more]
}
