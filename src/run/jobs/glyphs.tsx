import { type AttentionClass, type AttentionItem } from '../../model/jobs/attention'
import { type LatestStatus } from '../../model/jobs/latest'
import { StatusGlyph } from '../status/StatusGlyph'

/** The status of a job's latest run; a dash's room for a job without any. */
export function LatestGlyph({ status }: { status: LatestStatus | null }) {
  if (status === null) return <span className="size-3.5 shrink-0" />
  return <StatusGlyph status={status} />
}

/** The status that stands for a class. */
export const CLASS_STATUS = {
  failing: 'fail',
  exception: 'running-exception',
  'not-started': 'no-run',
  longer: 'running',
  late: 'waiting',
} as const satisfies Record<AttentionClass, LatestStatus>

export const ClassGlyph = ({ kind }: { kind: AttentionClass }) => <StatusGlyph status={CLASS_STATUS[kind]} />

/** Of the run that is the reason, which may not be the latest one. */
export const getAttentionStatus = ({ attention }: Pick<AttentionItem, 'attention'>): LatestStatus =>
  attention.kind === 'not-started' ? 'no-run' : attention.run.status

export const AttentionGlyph = (item: Pick<AttentionItem, 'attention'>) => (
  <StatusGlyph status={getAttentionStatus(item)} />
)
