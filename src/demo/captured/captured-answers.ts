import { INVALID, type OffsetMeaning, readPage, readWhole } from '../jobs/query'
import { INSTANCE_MISSING, JOB_MISSING, type Reply, dlf, ok } from '../reply'
import { type CapturedFile, type CapturedWorkspace } from './captured-files'
import { splitRecords } from './records'

type Fields = Readonly<Record<string, unknown>>

/** The answer of ListJobs. */
export function answerJobs(
  workspace: CapturedWorkspace,
  query: URLSearchParams,
  meaning: OffsetMeaning,
): Reply {
  const part = query.get('jobName')
  const type = query.get('jobType')
  const fits = (job: Fields): boolean =>
    (part === null || String(job['name']).includes(part)) &&
    (type === null || (job['jobType'] ?? 'BATCH') === type)
  const path = `${workspace.path}/jobs.json`
  return answerList(workspace.jobs ?? { path, bytes: null }, 'jobs', { query, meaning, maxLimit: 100, fits })
}

/** The answer of ListJobInstances. A window counts when it is asked for. */
export function answerRuns(
  workspace: CapturedWorkspace,
  query: URLSearchParams,
  meaning: OffsetMeaning,
): Reply {
  const from = readWhole(query, 'minPlanTime', -Infinity, 0, Number.MAX_SAFE_INTEGER)
  const to = readWhole(query, 'maxPlanTime', Infinity, 0, Number.MAX_SAFE_INTEGER)
  if (from === null || to === null) return INVALID
  const part = query.get('jobName')
  const isPrecise = query.get('preciseQuery') === 'true'
  const status = query.get('status')
  const trigger = query.get('instanceType')
  const fits = (run: Fields): boolean => {
    const name = String(run['jobName'])
    const plan = Number(run['planTime'] ?? run['startTime'] ?? 0)
    if (part !== null && (isPrecise ? name !== part : !name.includes(part))) return false
    if (status !== null && run['status'] !== status) return false
    return (trigger === null || String(run['instanceType']) === trigger) && plan > from && plan < to
  }
  const path = `${workspace.path}/instances.json`
  const file = workspace.runs ?? { path, bytes: null }
  return answerList(file, 'instances', { query, meaning, maxLimit: 1_000, fits })
}

interface Cut {
  query: URLSearchParams
  meaning: OffsetMeaning
  maxLimit: number
  fits: (record: Fields) => boolean
}

/** The file's own bytes when nothing has to be cut out; else an answer of its records, each with its bytes. */
function answerList(file: CapturedFile, name: string, { query, meaning, maxLimit, fits }: Cut): Reply {
  const page = readPage(query, maxLimit, meaning)
  if (page === null) return INVALID
  if (file.bytes === null) return fail(file.path)
  const records = splitRecords(file.bytes.toString('latin1'), name)
  // What is no list cannot be cut.
  if (records === null) return page.from === 0 ? ok(file.bytes) : fail(file.path)
  const found = records.filter((record) => fits(parse(record)))
  const asked = query.has('limit') ? found.slice(page.from, page.to) : found.slice(page.from)
  if (asked.length === records.length) return ok(file.bytes)
  return ok(Buffer.from(`{"total":${found.length},"${name}":[${asked.join(',')}]}`, 'latin1'))
}

function parse(record: string): Fields {
  try {
    return JSON.parse(Buffer.from(record, 'latin1').toString('utf8')) as Fields
  } catch {
    return {}
  }
}

/** The answer of ShowJob: of the version asked for, else `job.json`. The newest version stands in only where none was asked for. */
export function answerJob(workspace: CapturedWorkspace, job: string, query: URLSearchParams): Reply {
  const files = workspace.byJob.get(job)
  const version = query.get('version') ?? '-1'
  const known =
    files?.get(`job-${version}`) ?? files?.get('job') ?? (version === '-1' ? newest(files) : undefined)
  if (known === undefined) return JOB_MISSING
  return known.bytes === null ? fail(known.path) : ok(known.bytes)
}

function newest(files: ReadonlyMap<string, CapturedFile> | undefined): CapturedFile | undefined {
  const versions = Array.from(files?.keys() ?? []).filter((stem) => stem.startsWith('job-'))
  const last = versions.toSorted((a, b) => Number(b.slice(4)) - Number(a.slice(4)))[0]
  return last === undefined ? undefined : files?.get(last)
}

/** The answer of ShowJobInstance. */
export function answerRun(workspace: CapturedWorkspace, job: string, id: string): Reply {
  const files = workspace.byJob.get(job)
  if (files === undefined) return JOB_MISSING
  const file = files.get(id)
  if (file === undefined) return INSTANCE_MISSING
  return file.bytes === null ? fail(file.path) : ok(file.bytes)
}

/** A refusal of this call: a failure of the service (500) would stop the others as well. No document has a code for it. */
const fail = (path: string): Reply => dlf('DLF.0001', `The demo cannot read ${path}.`)
