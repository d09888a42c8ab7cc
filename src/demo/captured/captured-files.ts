import { type Dirent, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { type DemoExample } from '../../contract/config'
import { RunRef } from '../../contract/run-ref'
import { DEFAULT_WORKSPACE } from '../scenarios/demo-instance'

/** An answer of DGC as it was captured. */
export interface CapturedFile {
  /** Below the directory of scenarios, as it is spelled there. */
  path: string
  /** Null: the file is there and cannot be read. */
  bytes: Buffer | null
}

/** All that was captured of a workspace. */
export interface CapturedWorkspace {
  id: string
  /** Its directory as it is spelled; null lists have no file. */
  path: string
  jobs: CapturedFile | null
  runs: CapturedFile | null
  /** By the name of the job, then by the name of the file without `.json`. */
  byJob: ReadonlyMap<string, ReadonlyMap<string, CapturedFile>>
}

export interface Captured {
  workspaces: ReadonlyMap<string, CapturedWorkspace>
  /** The directory of its log objects, and the buckets in it; null: there is none. */
  objects: { directory: string; buckets: readonly string[] } | null
  /** What is missing or was left out, in words, each naming its file. */
  problems: readonly string[]
}

const LISTS = { 'jobs.json': 'ListJobs', 'instances.json': 'ListJobInstances' } as const
/** Holds no workspace but the objects of OBS, by bucket. */
const OBJECTS = 'obs'
/** What OBS allows. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
/** Longer answers do not come from DGC. */
const MAX_BYTES = 64 * 1024 * 1024

/**
 * Reads a directory of scenarios once: `<workspace>/jobs.json`, `<workspace>/instances.json` and `<workspace>/<job>/…`, names
 * percent-encoded. Requests are answered from what was found, so that no name in them reaches the file system. The files of
 * `obs/<bucket>/…` are read when they are asked for. Throws when the directory itself cannot be read.
 */
export function readCaptured(directory: string): Captured {
  const problems: string[] = []
  const workspaces = new Map<string, CapturedWorkspace>()
  let objects: Captured['objects'] = null
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const name = decodeName(entry.name)
    if (entry.name === OBJECTS && entry.isDirectory()) objects = readBuckets(directory, entry.name, problems)
    else if (name === null || !entry.isDirectory())
      problems.push(`${entry.name} is left out: it is no directory of a workspace`)
    else {
      const id = name === 'default' ? DEFAULT_WORKSPACE : name
      workspaces.set(id, readWorkspace(directory, entry.name, id, problems))
    }
  }
  return { workspaces, objects, problems }
}

function readBuckets(directory: string, folder: string, problems: string[]): Captured['objects'] {
  const buckets: string[] = []
  for (const entry of list(directory, folder, problems)) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && BUCKET.test(entry.name)) buckets.push(entry.name)
    else problems.push(`${path} is left out: it is no directory of a bucket`)
  }
  return { directory: join(directory, folder), buckets }
}

function readWorkspace(directory: string, folder: string, id: string, problems: string[]): CapturedWorkspace {
  const byJob = new Map<string, ReadonlyMap<string, CapturedFile>>()
  const lists = new Map<string, CapturedFile>()
  for (const entry of list(directory, folder, problems)) {
    const path = join(folder, entry.name)
    const job = decodeName(entry.name)
    if (entry.isDirectory() && job !== null) byJob.set(job, readJob(directory, path, problems))
    else if (entry.isFile() && Object.hasOwn(LISTS, entry.name))
      lists.set(entry.name, readCapturedFile(directory, path, problems))
    else problems.push(`${path} is left out: it is neither a list nor the directory of a job`)
  }
  for (const [name, call] of Object.entries(LISTS)) {
    if (!lists.has(name)) problems.push(`${join(folder, name)} is missing: ${call} of this workspace fails`)
  }
  const jobs = lists.get('jobs.json') ?? null
  return { id, path: folder, jobs, runs: lists.get('instances.json') ?? null, byJob }
}

function readJob(directory: string, folder: string, problems: string[]): Map<string, CapturedFile> {
  const files = new Map<string, CapturedFile>()
  for (const entry of list(directory, folder, problems)) {
    const path = join(folder, entry.name)
    const stem = /^(job|job-\d{1,9}|\d{1,19})\.json$/.exec(entry.name)?.[1]
    if (stem === undefined || !entry.isFile())
      problems.push(`${path} is left out: it is neither job.json, job-VERSION.json nor ID.json`)
    else files.set(stem, readCapturedFile(directory, path, problems))
  }
  const hasDefinition = Array.from(files.keys()).some((stem) => stem.startsWith('job'))
  if (!hasDefinition) problems.push(`${join(folder, 'job.json')} is missing: ShowJob of this job fails`)
  return files
}

function list(directory: string, folder: string, problems: string[]): Dirent[] {
  try {
    return readdirSync(join(directory, folder), { withFileTypes: true })
  } catch (error) {
    problems.push(`${folder} cannot be read (${readCode(error)}): its calls fail`)
    return []
  }
}

function readCapturedFile(directory: string, path: string, problems: string[]): CapturedFile {
  try {
    const file = join(directory, path)
    if (statSync(file).size <= MAX_BYTES) return { path, bytes: readFileSync(file) }
    problems.push(`${path} is larger than 64 MB: its call fails`)
  } catch (error) {
    problems.push(`${path} cannot be read (${readCode(error)}): its call fails`)
  }
  return { path, bytes: null }
}

const readCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown'

function decodeName(name: string): string | null {
  try {
    return decodeURIComponent(name)
  } catch {
    return null
  }
}

/** The captured runs whose addresses a page can open, as examples. */
export function listCapturedRuns({ workspaces }: Captured): DemoExample[] {
  const examples: DemoExample[] = []
  for (const { id: workspace, byJob } of workspaces.values()) {
    for (const [job, files] of byJob) {
      for (const [id, { path }] of files) {
        const what = { en: `Captured: ${path}`, 'zh-CN': `抓取的实例：${path}` }
        const run = v.safeParse(RunRef, { job, id, workspace })
        if (run.success) examples.push({ job, id, workspace, group: 'captured', what })
      }
    }
  }
  return examples
}
