import { type JobRef, invalidPart, isWorkspace } from './run-ref.ts'

/** What an address says of a wall of several jobs. */
export interface WallAddress {
  /** The workspace of the rules, and of jobs that name none; empty means the server's default. */
  workspace: string
  /** In the order in which they are shown, before those that the rules add. */
  jobs: readonly JobRef[]
  /** A job that matches one of these is shown. `*` at either end matches anything. */
  folders: readonly string[]
  tags: readonly string[]
  owners: readonly string[]
  /** Names of jobs that the rules leave out. */
  without: readonly string[]
  /** What the wall is called; empty when it has no name. */
  name: string
  /** How long each picture of the rotation stays; null: there is none. */
  rotateMs: number | null
}

/** More jobs could not be told apart from a distance. */
export const MAX_WALL_JOBS = 60

/** A wall asks for so many of the jobs that its address names: more would not fit in the address of its polls. */
export const MAX_NAMED_JOBS = 300

/** Beyond these the rest of an address is ignored. */
export const MAX_WALL_RULES = 20
const MAX_TEXT = 300
export const MAX_WALL_NAME = 80
/** Seconds. */
const MIN_ROTATE = 10
const MAX_ROTATE = 600

/** Cannot fail: what is not understood is left out. */
export function parseWallAddress(search: URLSearchParams): WallAddress {
  const named = search.get('workspace') ?? ''
  const workspace = isWorkspace(named) ? named : ''
  return {
    workspace,
    jobs: readJobs(search.getAll('jobs'), workspace),
    folders: readRules(search, 'folder'),
    tags: readRules(search, 'tag'),
    owners: readRules(search, 'owner'),
    without: readRules(search, 'not'),
    name: cut(search.get('name') ?? '', MAX_WALL_NAME).trim(),
    rotateMs: readRotation(search.get('rotate') ?? ''),
  }
}

/** The parameters of a wall. Default values are left out. */
export function writeWallAddress(wall: WallAddress): URLSearchParams {
  const search = new URLSearchParams()
  if (wall.workspace !== '') search.set('workspace', wall.workspace)
  if (wall.jobs.length > 0)
    search.set('jobs', wall.jobs.map((job) => writeJob(job, wall.workspace)).join(','))
  for (const folder of wall.folders) search.append('folder', folder)
  for (const tag of wall.tags) search.append('tag', tag)
  for (const owner of wall.owners) search.append('owner', owner)
  for (const name of wall.without) search.append('not', name)
  if (wall.name !== '') search.set('name', wall.name)
  if (wall.rotateMs !== null) search.set('rotate', String(wall.rotateMs / 1000))
  return search
}

export const hasRules = ({ folders, tags, owners }: WallAddress): boolean =>
  folders.length + tags.length + owners.length > 0

/** It names no jobs, by whatever means. */
export const isEmptyWall = (wall: WallAddress): boolean => wall.jobs.length === 0 && !hasRules(wall)

/** A wall of these jobs of one workspace, without rules. */
export const createJobsAddress = (workspace: string, jobs: readonly string[]): WallAddress => ({
  workspace,
  jobs: jobs.map((job) => ({ job, workspace })),
  folders: [],
  tags: [],
  owners: [],
  without: [],
  name: '',
  rotateMs: null,
})

/** The part that decides which jobs are asked for: walls of the same jobs ask for the same, whatever they are called. */
export const toWallQuery = (wall: WallAddress): WallAddress => ({
  ...wall,
  jobs: wall.jobs.slice(0, MAX_NAMED_JOBS),
  name: '',
  rotateMs: null,
})

/** How many of the jobs that it names are not asked for. */
export const countUnasked = ({ jobs }: WallAddress): number => Math.max(0, jobs.length - MAX_NAMED_JOBS)

/** Whether `text` fits a rule: it is the same, or what stands before or after a `*` is. */
export function fitsRule(text: string, rule: string): boolean {
  const isOpenAtStart = rule.startsWith('*')
  const isOpenAtEnd = rule.length > 1 && rule.endsWith('*')
  const part = rule.slice(isOpenAtStart ? 1 : 0, isOpenAtEnd ? -1 : undefined)
  if (isOpenAtStart && isOpenAtEnd) return text.includes(part)
  if (isOpenAtStart) return text.endsWith(part)
  return isOpenAtEnd ? text.startsWith(part) : text === rule
}

const cut = (text: string, length: number): string => text.slice(0, length).toWellFormed()

/** An empty rule fits nothing, and every job that has no folder, tag or owner. */
const readRules = (search: URLSearchParams, name: string): string[] =>
  [...new Set(search.getAll(name).map((rule) => cut(rule, MAX_TEXT)))]
    .filter((rule) => rule !== '')
    .slice(0, MAX_WALL_RULES)

function readRotation(text: string): number | null {
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : 0
  return seconds >= MIN_ROTATE && seconds <= MAX_ROTATE ? seconds * 1000 : null
}

function readJobs(lists: readonly string[], workspace: string): JobRef[] {
  const jobs = new Map<string, JobRef>()
  for (const text of lists.flatMap((list) => list.split(','))) {
    const ref = readJob(text.trim(), workspace)
    if (invalidPart({ ...ref, id: '1' }) === null) jobs.set(JSON.stringify([ref.job, ref.workspace]), ref)
  }
  return [...jobs.values()]
}

/** `job`, or `job@workspace`. What stands behind another `@` belongs to the name. */
function readJob(text: string, workspace: string): JobRef {
  const at = text.lastIndexOf('@')
  const other = text.slice(at + 1)
  if (at < 0 || !isWorkspace(other)) return { job: readName(text), workspace }
  return { job: readName(text.slice(0, at)), workspace: other === '' ? workspace : other }
}

function writeJob({ job, workspace }: JobRef, ofWall: string): string {
  const name = job.replaceAll(/%(?=25|2c)/gi, '%25').replaceAll(',', '%2C')
  if (workspace !== ofWall) return `${name}@${workspace}`
  return name.includes('@') ? `${name}@` : name
}

/** The list is decoded before it is split, so that a comma of a name has to be encoded twice. */
const readName = (text: string): string =>
  text.replaceAll(/%(25|2c)/gi, (code) => (code === '%25' ? '%' : ','))
