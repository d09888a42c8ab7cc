import { type NoDefinition } from '../../contract/insight'
import { type RunHistory } from './run-history'

/** Why there is no definition of the version that ran. */
export function explainMissing({
  version,
  failure,
  isReading,
}: Pick<RunHistory, 'version' | 'failure' | 'isReading'>): NoDefinition {
  if (failure?.code === 'other_version')
    return { reason: 'other-version', version, given: failure.given, httpStatus: null }
  const httpStatus = failure?.upstream?.status ?? null
  if (failure !== null) {
    const isMissing = failure.code === 'job_not_found' || failure.code === 'workspace_not_found'
    if (failure.code === 'forbidden') return { reason: 'forbidden', version, httpStatus }
    if (failure.reason === 'too_large') return { reason: 'too-large', version, httpStatus }
    return { reason: isMissing ? 'missing' : 'failed', version, httpStatus }
  }
  return { reason: isReading || version !== null ? 'pending' : 'version-unknown', version, httpStatus }
}
