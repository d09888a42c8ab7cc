import * as v from 'valibot'
import { Job, type JobStatus } from '../../contract/job'
import { EpochMs } from '../../contract/run'
import { type FieldKind } from '../../contract/run-fields'
import { type WirePage, readFields, readPage } from './fields'

/** A job as ListJobs gives it. */
export const ListedJob = v.object({
  ...v.pick(Job, ['name', 'folder', 'owner', 'status', 'rawStatus']).entries,
  /** When its scheduling was started. */
  startedMs: EpochMs,
  updatedMs: EpochMs,
})
export type ListedJob = v.InferOutput<typeof ListedJob>

/** `lastInstanceStatus` knows only success and fail, so the list of runs is asked instead. */
const FIELDS = {
  name: 'text',
  path: 'label',
  owner: 'label',
  createUser: 'label',
  status: 'label',
  startTime: 'time',
  lastUpdateTime: 'time',
} as const satisfies Record<string, FieldKind>

const STATUS_WORDS: ReadonlyMap<string, JobStatus> = new Map([
  ['scheduling', 'scheduling'],
  ['paused', 'paused'],
  ['pause', 'paused'],
  ['stopped', 'stopped'],
  ['stop', 'stopped'],
])

/** Reads a page of ListJobs. Entries without a name are dropped. Throws an UpstreamError. */
export const readJobList = (text: string, nowMs: number): WirePage<ListedJob> =>
  readPage(text, 'jobs', (entry, texts): ListedJob | null => {
    const wire = readFields(FIELDS, entry, nowMs, texts)
    if (wire.name === null || wire.name === '') return null
    const rawStatus = wire.status ?? ''
    return {
      name: wire.name,
      folder: trimFolder(wire.path ?? ''),
      owner: wire.owner || wire.createUser || '',
      status: STATUS_WORDS.get(rawStatus.toLowerCase()) ?? 'unknown',
      rawStatus,
      startedMs: wire.startTime,
      updatedMs: wire.lastUpdateTime,
    }
  })

export const trimFolder = (path: string): string => (path === '' ? '' : path.replace(/\/+$/, '') || '/')
