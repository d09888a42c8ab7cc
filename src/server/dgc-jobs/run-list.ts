import { type JobRun } from '../../contract/job-run'
import { type FieldKind } from '../../contract/run-fields'
import { parseStatus } from '../dgc-run/status-word'
import { type WirePage, readFields, readPage } from './fields'

/** A run as ListJobInstances gives it, and whose it is. */
export interface ListedRun {
  job: string
  run: JobRun
}

/**
 * `instancesId` is what versions of before 2023 call the id. `executeTime` is left out on purpose: it is documented in milliseconds and given
 * in minutes.
 */
const FIELDS = {
  jobName: 'text',
  instanceId: 'id',
  instancesId: 'id',
  status: 'label',
  instanceType: 'whole',
  version: 'whole',
  planTime: 'time',
  startTime: 'time',
  endTime: 'time',
  forceSuccess: 'flag',
  ignoreSuccess: 'flag',
  errorMessage: 'text',
} as const satisfies Record<string, FieldKind>

/** Enough for the sentence that says what happened; a stack trace belongs to the log. */
const MAX_ERROR = 500
const ID = /^[1-9]\d{0,18}$/

/** Reads a page of ListJobInstances. Entries without a job or an id are dropped. Throws an UpstreamError. */
export const readRunList = (text: string, nowMs: number): WirePage<ListedRun> =>
  readPage(text, 'instances', (entry, texts): ListedRun | null => {
    const wire = readFields(FIELDS, entry, nowMs, texts)
    const id = wire.instanceId ?? wire.instancesId ?? ''
    if (wire.jobName === null || wire.jobName === '' || !ID.test(id)) return null
    const status = parseStatus(wire)
    const rawStatus = wire.status ?? ''
    return {
      job: wire.jobName,
      run: {
        id,
        status,
        rawStatus: rawStatus === status ? '' : rawStatus,
        trigger: wire.instanceType,
        version: wire.version,
        planMs: wire.planTime,
        startMs: wire.startTime,
        endMs: wire.endTime,
        error: cutError(wire.errorMessage),
      },
    }
  })

function cutError(message: string | null): string | null {
  const text = message?.trim() ?? ''
  if (text === '') return null
  return text.length <= MAX_ERROR ? text : `${text.slice(0, MAX_ERROR - 1).toWellFormed()}…`
}
