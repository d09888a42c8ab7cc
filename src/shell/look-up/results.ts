import { type Job, type JobList } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { addParams, paths, ROUTES } from '../../contract/routes'
import { invalidPart, type RunRef } from '../../contract/run-ref'
import { listAttention } from '../../model/jobs/attention'
import { listFolders, type Folder } from '../../model/jobs/counts'
import { findLatestRun, getPlan } from '../../model/jobs/latest'
import { findDaySpan, matchesFilter, parseQuery, type Query, type RunFilter } from '../../model/look-up/query'
import { findRanges, prepareNames, rankJobs } from '../../model/look-up/rank'
import { parseLogPath } from './parse-log-path'
import { parsePasted, type Pasted } from './parse-pasted'
import { type RecentRun } from './recent-runs'

type RunNote = 'latest' | 'last-failure' | null

/** A part of what was pasted, as it was read. */
export interface Part {
  name: 'job' | 'instance' | 'node' | 'planned' | 'workspace' | 'view'
  value: string
}

export type ActionName = 'jobs' | 'filter' | 'wall' | 'status' | 'without-view' | 'runs-of' | 'runs-on'

interface RowBase {
  /** Stays while the row is the same one. */
  key: string
  /** A path of ours with its query. */
  to: string
}

export type Row = RowBase &
  (
    | { kind: 'job'; job: Job; ranges: readonly number[]; isFavourite: boolean }
    | {
        kind: 'run'
        ref: RunRef
        /** Null where the run is not among those that were read. */
        run: JobRun | null
        note: RunNote
        /** Whether the job is named in the row. */
        isNamed: boolean
        openedMs: number | null
        parts: readonly Part[]
        /** Planned time of a run that is not known otherwise. */
        planMs: number | null
        node: string | null
      }
    | { kind: 'folder'; path: string; count: number; ranges: readonly number[] }
    | { kind: 'action'; action: ActionName; subject: string; count: number | null }
  )

export type RunRow = Extract<Row, { kind: 'run' }>

type GroupName =
  | 'favourites'
  | 'recent'
  | 'go'
  | 'jobs'
  | 'runs-of'
  | 'found-runs'
  | 'folders'
  | 'do'
  | 'nodeline'
  | 'console'
  | 'log'
  | 'id'
  | 'which'
  | 'instead'

export interface Group {
  name: GroupName
  /** What the heading names: a job. */
  subject: string
  rows: readonly Row[]
  /** How many there are in all; null when all are shown. */
  total: number | null
  /** A sentence under the heading or the rows. */
  note: GroupNote | null
}

export type GroupNote =
  | { kind: 'id-unknown'; id: string; runs: number; fromMs: number | null }
  | { kind: 'console-no-job'; id: string }
  | { kind: 'console-by-id'; job: string }
  | { kind: 'log-probable' }
  | { kind: 'nothing' }

export interface Results {
  groups: readonly Group[]
  /** What the text says of runs, to be said before Enter. */
  filter: RunFilter | null
}

export interface LookUpInput {
  text: string
  /** The job whose runs are listed. */
  scope: string | null
  list: JobList | null
  /** As in the address: empty is the server's default. */
  workspace: string
  favourites: ReadonlySet<string>
  recent: readonly RecentRun[]
  origin: string
  nowMs: number
  zone: string
}

const MOST_JOBS = 5
const MOST_FAVOURITES = 6
const MOST_RECENT = 6
const MOST_FOUND = 8
const MOST_FOLDERS = 2
/** A shorter number is rather a part of a name. */
const ID_DIGITS = 5

/** What the dialog lists for a text. Sends no request: it only knows what the page has. */
export function findResults(input: LookUpInput): Results {
  const text = input.text.trim()
  if (input.scope !== null) return findRunsInScope(input, input.scope)
  if (text === '') return { groups: listStart(input), filter: null }
  const pasted = parsePasted(text, input.origin)
  if (/^obs:\/\//i.test(text)) return { groups: listLog(input, text), filter: null }
  if (pasted.kind === 'nodeline') return { groups: listAddress(input, pasted), filter: null }
  if (pasted.kind === 'console') return { groups: listConsole(input, pasted), filter: null }
  if (pasted.kind === 'words' && pasted.job === '') return { groups: listId(input, pasted.id), filter: null }
  return search(input, text, pasted)
}

const group = (name: GroupName, rows: readonly Row[], more: Partial<Group> = {}): Group => ({
  name,
  rows,
  subject: '',
  total: null,
  note: null,
  ...more,
})
const withRows = (groups: readonly Group[]): Group[] =>
  groups.filter(({ rows, note }) => rows.length > 0 || note !== null)

const findJob = ({ list }: LookUpInput, name: string): Job | null =>
  list?.jobs.find((job) => job.name === name) ?? null

/** `terms` are marked in its name. */
function makeJobRow(input: LookUpInput, job: Job, terms: readonly string[]): Row {
  const ranges = findRanges(job.name, terms)
  const to = paths.jobRuns({ job: job.name, workspace: input.workspace })
  return { kind: 'job', key: `job ${job.name}`, to, job, ranges, isFavourite: input.favourites.has(job.name) }
}

function makeRunRow(ref: RunRef, run: JobRun | null, more: Partial<RunRow> = {}): RunRow {
  return {
    kind: 'run',
    key: `run ${ref.workspace} ${ref.job} ${ref.id}`,
    to: paths.run(ref),
    ref,
    run,
    note: null,
    isNamed: true,
    openedMs: null,
    parts: [],
    planMs: null,
    node: null,
    ...more,
  }
}

const makeAction = (action: ActionName, to: string, subject = '', count: number | null = null): Row => ({
  kind: 'action',
  key: `${action} ${subject}`,
  to,
  action,
  subject,
  count,
})

/** The run as the list has it, in the workspace that the list is of. */
export function findListedRun(list: JobList | null, workspace: string, ref: RunRef): JobRun | null {
  if (ref.workspace !== workspace) return null
  const job = list?.jobs.find(({ name }) => name === ref.job)
  return job?.runs.find(({ id }) => id === ref.id) ?? null
}

function listStart(input: LookUpInput): Group[] {
  const { list, workspace, favourites, recent } = input
  const starred = [...favourites].flatMap((name) => findJob(input, name) ?? [])
  return withRows([
    group(
      'favourites',
      starred.slice(0, MOST_FAVOURITES).map((job) => makeJobRow(input, job, [])),
    ),
    group(
      'recent',
      recent
        .slice(0, MOST_RECENT)
        .map((ref) =>
          makeRunRow(ref, findListedRun(list, workspace, ref), { openedMs: ref.openedMs ?? null }),
        ),
    ),
    group('go', [
      makeAction('jobs', paths.jobs(workspace), '', list?.jobs.length ?? null),
      makeAction('wall', paths.wallSetup()),
      makeAction('status', ROUTES.serverStatus),
    ]),
  ])
}

/** Favourites first, then what was opened lately, then what needs attention. */
function createOrder({ list, favourites, recent, nowMs }: LookUpInput): (job: string) => number {
  const opened = new Map(recent.map(({ job }, index) => [job, index]).toReversed() as [string, number][])
  const needy = list ? listNeedy(list.jobs, nowMs) : new Set<string>()
  return (job) => {
    if (favourites.has(job)) return 0
    const place = opened.get(job)
    if (place !== undefined) return 1 + place
    return needy.has(job) ? 100 : 101
  }
}

const needyOf = new WeakMap<readonly Job[], ReadonlySet<string>>()

/** Computed once for a list: it only breaks ties, and a search runs at each keystroke. */
function listNeedy(jobs: readonly Job[], nowMs: number): ReadonlySet<string> {
  const known = needyOf.get(jobs)
  if (known) return known
  const needy = new Set(listAttention(jobs, { nowMs, isOld: false }).map(({ job }) => job.name))
  needyOf.set(jobs, needy)
  return needy
}

const foldersOf = new WeakMap<readonly Job[], readonly Folder[]>()

/** Computed once for a list as well. */
function listFoldersOnce(jobs: readonly Job[]): readonly Folder[] {
  const known = foldersOf.get(jobs) ?? listFolders(jobs)
  foldersOf.set(jobs, known)
  return known
}

/** Makes what searches in a list need, before the first key is pressed. */
export function prepareSearch(jobs: readonly Job[], nowMs: number): void {
  prepareNames(jobs)
  listNeedy(jobs, nowMs)
  listFoldersOnce(jobs)
}

function search(input: LookUpInput, text: string, pasted: Pasted): Results {
  const { list, workspace } = input
  const jobs = list?.jobs ?? []
  const query = parseQuery(text, input)
  const order = { order: createOrder(input) }
  const whole = text.toLowerCase().split(/\s+/).filter(Boolean)
  const named = rankJobs(jobs, query.terms, order)
  // A name may hold what reads like a date or a status.
  const byWhole = query.filter ? rankJobs(jobs, whole, order) : named
  const [found, terms] = byWhole.length > 0 ? [byWhole, whole] : [named, query.terms]
  const candidates = query.terms.length === 0 ? jobs : named
  const runs = query.filter ? findRuns(input, candidates, query.filter) : []
  const best = query.filter ? null : (found[0] ?? null)
  const ref = { job: pasted.job, id: pasted.id, workspace }
  const isRef = pasted.kind === 'words' && pasted.id !== '' && invalidPart(ref) === null
  const opens =
    isRef && (pasted.id.length >= ID_DIGITS || findJob(input, pasted.job) !== null)
      ? [makeRunRow(ref, findListedRun(list, workspace, ref))]
      : []
  const folders = listFoldersOnce(jobs).filter(({ path }) =>
    whole.every((term) => path.toLowerCase().includes(term)),
  )
  const q = query.filter && byWhole.length === 0 ? query.terms.join(' ') : text
  const groups = withRows([
    group('id', opens),
    group('found-runs', runs, { note: query.filter && runs.length === 0 ? { kind: 'nothing' } : null }),
    group(
      'jobs',
      found.slice(0, MOST_JOBS).map((job) => makeJobRow(input, job, terms)),
      { total: found.length > MOST_JOBS ? found.length : null },
    ),
    group('runs-of', best ? listNotedRuns(input, best) : [], { subject: best?.name ?? '' }),
    group(
      'folders',
      folders.slice(0, MOST_FOLDERS).map(({ path, count }) => ({
        kind: 'folder',
        key: `folder ${path}`,
        to: addParams(paths.jobs(workspace), new URLSearchParams({ folder: path })),
        path,
        count,
        ranges: findRanges(path, whole),
      })),
    ),
    group('do', [
      ...(query.filter && runs.length === 0 ? listElsewhere(input, candidates, query) : []),
      ...(found.length > 1
        ? [
            makeAction(
              'filter',
              addParams(paths.jobs(workspace), new URLSearchParams({ q })),
              q,
              found.length,
            ),
          ]
        : []),
    ]),
  ])
  const isNothing = groups.length === 0
  return { groups: isNothing ? listNothing(input, pasted) : groups, filter: query.filter }
}

/** A job that no list names may exist all the same: its page says so. */
function listNothing(input: LookUpInput, { job }: Pasted): Group[] {
  const ref = { job, id: '1', workspace: input.workspace }
  const rows = invalidPart(ref) === null ? [makeAction('runs-of', paths.jobRuns(ref), job)] : []
  // Before there is a list, nothing can be said of it.
  return withRows([group('do', rows, { note: input.list ? { kind: 'nothing' } : null })])
}

const byPlan = (a: RunRow, b: RunRow): number =>
  ((b.run && getPlan(b.run)) ?? 0) - ((a.run && getPlan(a.run)) ?? 0)

function findRuns(input: LookUpInput, jobs: readonly Job[], filter: RunFilter): RunRow[] {
  const { workspace, zone } = input
  const rows = jobs.flatMap((job) => {
    const runs = job.runs.filter((run) => matchesFilter(run, filter, zone))
    const chosen = filter.state === 'latest' ? runs.slice(-1) : runs
    return chosen.map((run) => makeRunRow({ job: job.name, id: run.id, workspace }, run))
  })
  return rows.toSorted(byPlan).slice(0, MOST_FOUND)
}

/** The server knows runs that the list does not hold: the page of the job asks for them. */
function listElsewhere(input: LookUpInput, jobs: readonly Job[], { terms, filter }: Query): Row[] {
  if (terms.length === 0 || !filter) return []
  const params = new URLSearchParams()
  if (filter.day !== null) {
    const { fromMs, toMs } = findDaySpan(filter.day, input.zone)
    params.set('from', String(fromMs))
    params.set('to', String(toMs))
  }
  if (filter.state === 'failed') params.set('status', 'fail')
  return jobs.slice(0, MOST_FOLDERS + 1).map(({ name }) => {
    const to = addParams(paths.jobRuns({ job: name, workspace: input.workspace }), params)
    return makeAction('runs-on', to, name)
  })
}

/** The latest run, the one before it, and the last failure. */
function listNotedRuns({ workspace }: LookUpInput, job: Job): Row[] {
  const latest = findLatestRun(job)
  const before = job.runs.at(-2) ?? null
  const failure = job.runs.findLast(({ status }) => status === 'fail') ?? null
  const make = (run: JobRun, note: RunNote) =>
    makeRunRow({ job: job.name, id: run.id, workspace }, run, { note, isNamed: false })
  return [
    ...(latest ? [make(latest, 'latest')] : []),
    ...(before ? [make(before, before === failure ? 'last-failure' : null)] : []),
    ...(failure && failure !== latest && failure !== before ? [make(failure, 'last-failure')] : []),
  ]
}

function findRunsInScope(input: LookUpInput, scope: string): Results {
  const { workspace, zone } = input
  const job = findJob(input, scope)
  const { terms, filter } = parseQuery(input.text, input)
  const runs = (job?.runs ?? [])
    .filter((run) => !filter || matchesFilter(run, filter, zone))
    .filter((run) =>
      terms.every((term) => run.id.includes(term) || (run.error ?? '').toLowerCase().includes(term)),
    )
    .toReversed()
  const failure = job?.runs.findLast(({ status }) => status === 'fail')
  const latest = job?.runs.at(-1)
  const rows = runs.map((run) =>
    makeRunRow({ job: scope, id: run.id, workspace }, run, {
      isNamed: false,
      note: noteOf(run, latest, failure),
    }),
  )
  return {
    filter,
    groups: [
      group('runs-of', rows, { subject: scope }),
      group('do', [makeAction('runs-of', paths.jobRuns({ job: scope, workspace }), scope)]),
    ],
  }
}

function noteOf(run: JobRun, latest: JobRun | undefined, failure: JobRun | undefined): RunNote {
  if (run === latest) return 'latest'
  return run === failure ? 'last-failure' : null
}

const VIEW_PARTS = 6

function listAddress(input: LookUpInput, { job, id, workspace, view }: Pasted): Group[] {
  const ref = { job, id, workspace }
  if (invalidPart(ref) !== null) return [group('nodeline', [], { note: { kind: 'nothing' } })]
  const run = findListedRun(input.list, input.workspace, ref)
  const params = new URLSearchParams(view)
  const node = params.get('node')
  const parts: Part[] = [
    { name: 'instance', value: id },
    ...(workspace === input.workspace ? [] : [{ name: 'workspace', value: workspace } as const]),
    ...(node === null ? [] : [{ name: 'node', value: node } as const]),
    ...[...params]
      .filter(([name]) => name !== 'node')
      .slice(0, VIEW_PARTS)
      .map(([name, value]): Part => ({ name: 'view', value: `${name} ${value}` })),
  ]
  return [
    group('nodeline', [
      makeRunRow(ref, run, { to: addParams(paths.run(ref), new URLSearchParams(view)), parts }),
    ]),
    group('instead', [
      ...(view === '' ? [] : [makeAction('without-view', paths.run(ref))]),
      makeAction('runs-of', paths.jobRuns(ref), job),
    ]),
  ]
}

function findById(input: LookUpInput, id: string): { job: Job; run: JobRun } | null {
  for (const job of input.list?.jobs ?? []) {
    const run = job.runs.find((each) => each.id === id)
    if (run) return { job, run }
  }
  return null
}

function listConsole(input: LookUpInput, pasted: Pasted): Group[] {
  const { id } = pasted
  const workspace = pasted.workspace === '' ? input.workspace : pasted.workspace
  const parts: Part[] = [{ name: 'instance', value: id }]
  if (pasted.job !== '') {
    const ref = { job: pasted.job, id, workspace }
    if (invalidPart(ref) !== null) return [group('console', [], { note: { kind: 'nothing' } })]
    const run = findListedRun(input.list, input.workspace, ref)
    return [group('console', [makeRunRow(ref, run, { parts })])]
  }
  const found = findById(input, id)
  if (!found) {
    const which = listWhich(input, id, workspace)
    return [group('console', [], { note: { kind: 'console-no-job', id } }), ...which]
  }
  const ref = { job: found.job.name, id, workspace }
  return [
    group('console', [makeRunRow(ref, found.run, { parts })], {
      note: { kind: 'console-by-id', job: found.job.name },
    }),
  ]
}

function listId(input: LookUpInput, id: string): Group[] {
  const found = findById(input, id)
  if (found)
    return [group('id', [makeRunRow({ job: found.job.name, id, workspace: input.workspace }, found.run)])]
  const runs = input.list?.jobs.reduce((sum, job) => sum + job.runs.length, 0) ?? 0
  const fromMs = input.list?.progress.runsFromMs ?? null
  return [
    group('id', [], { note: { kind: 'id-unknown', id, runs, fromMs } }),
    ...listWhich(input, id, input.workspace),
  ]
}

/** DGC finds a run only by its job: those that the user works with are offered. */
function listWhich(input: LookUpInput, id: string, workspace: string): Group[] {
  const opened = input.recent.filter((run) => run.workspace === workspace).map(({ job }) => job)
  const jobs = [...new Set([...input.favourites, ...opened])]
  const rows = jobs
    .map((job) => ({ job, id, workspace }))
    .filter((ref) => invalidPart(ref) === null)
    .slice(0, MOST_JOBS)
    .map((ref) => makeRunRow(ref, null))
  return withRows([group('which', rows)])
}

function listLog(input: LookUpInput, text: string): Group[] {
  const known = new Set(input.list?.jobs.map(({ name }) => name))
  const path = parseLogPath(text, (name) => known.has(name))
  const ref = path && { job: path.job, id: '1', workspace: input.workspace }
  if (!path || !ref || invalidPart(ref) !== null) return [group('log', [], { note: { kind: 'nothing' } })]
  const { node, planMs } = path
  const run = findJob(input, path.job)?.runs.findLast((each) => each.planMs === planMs) ?? null
  const parts: Part[] = [{ name: 'job', value: path.job }]
  if (planMs !== null) parts.push({ name: 'planned', value: String(planMs) })
  const toJob = makeAction('runs-of', paths.jobRuns(ref), path.job)
  if (!run) return [group('log', [toJob], { note: null })]
  const runRef = { job: path.job, id: run.id, workspace: input.workspace }
  parts.push({ name: 'instance', value: run.id })
  const view = node === null ? '' : new URLSearchParams({ node }).toString()
  return [
    group(
      'log',
      [
        makeRunRow(runRef, run, {
          to: addParams(paths.run(runRef), new URLSearchParams(view)),
          parts,
          node,
          planMs,
        }),
      ],
      {
        note: { kind: 'log-probable' },
      },
    ),
    group('instead', [toJob]),
  ]
}
