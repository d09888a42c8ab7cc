import { type Job } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { addParams, paths, ROUTES } from '../../contract/routes'
import { invalidPart } from '../../contract/run-ref'
import { listFolders, type Folder } from '../../model/jobs/counts'
import { countWithText, prepareFilter } from '../../model/jobs/filter'
import { findLatestRun, getPlan } from '../../model/jobs/latest'
import { findDaySpan, matchesFilter, parseQuery, type Query, type RunFilter } from '../../model/look-up/query'
import { findRanges, prepareNames, rankJobs } from '../../model/look-up/rank'
import { orderJobs, type OrderInput } from './order-jobs'
import { parsePasted, type Pasted } from './parse-pasted'
import { listAddress, listConsole, listId, listLog } from './pasted-results'
import {
  findJob,
  findListedRun,
  group,
  makeAction,
  makeJobRow,
  makeRunRow,
  MOST_JOBS,
  withRows,
  type Group,
  type LookUpInput,
  type Row,
  type RunNote,
  type RunRow,
} from './rows'

export interface Results {
  groups: readonly Group[]
  /** What the text says of runs, to be said before Enter. */
  filter: RunFilter | null
}

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

const foldersOf = new WeakMap<readonly Job[], readonly Folder[]>()

/** Computed once for a list as well. */
function listFoldersOnce(jobs: readonly Job[]): readonly Folder[] {
  const known = foldersOf.get(jobs) ?? listFolders(jobs)
  foldersOf.set(jobs, known)
  return known
}

/** Makes what searches in a list need, before the first key is pressed. */
export function prepareSearch(input: OrderInput): void {
  prepareNames(orderJobs(input))
  prepareFilter(input.jobs)
  listFoldersOnce(input.jobs)
}

function search(input: LookUpInput, text: string, pasted: Pasted): Results {
  const { list, workspace, favourites, recent, nowMs } = input
  const jobs = list?.jobs ?? []
  const query = parseQuery(text, input)
  const ordered = orderJobs({ jobs, favourites, recent, nowMs })
  const whole = text.toLowerCase().split(/\s+/).filter(Boolean)
  const named = rankJobs(ordered, query.terms)
  // A name may hold what reads like a date or a status.
  const byWhole = query.filter ? rankJobs(ordered, whole) : named
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
    group('found-runs', runs, {
      note: input.list && query.filter && runs.length === 0 ? { kind: 'nothing' } : null,
    }),
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
      ...(found.length > 1 ? [makeFilterAction(workspace, q, countWithText(jobs, q))] : []),
    ]),
  ])
  const isNothing = groups.length === 0
  return { groups: isNothing ? listNothing(input, text, pasted) : groups, filter: query.filter }
}

const makeFilterAction = (workspace: string, q: string, count: number) =>
  makeAction('filter', addParams(paths.jobs(workspace), new URLSearchParams({ q })), q, count)

/** Jobs with that owner, tag or error. A job that no list names may exist all the same: its page says so. */
function listNothing(input: LookUpInput, text: string, { job }: Pasted): Group[] {
  const { list, workspace } = input
  const count = list ? countWithText(list.jobs, text) : 0
  if (count > 0) return withRows([group('do', [makeFilterAction(workspace, text.trim(), count)])])
  const ref = { job, id: '1', workspace }
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
