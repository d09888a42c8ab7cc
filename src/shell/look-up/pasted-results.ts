import { type Job } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { addParams, paths } from '../../contract/routes'
import { invalidPart } from '../../contract/run-ref'
import { parseLogPath } from './parse-log-path'
import { type Pasted } from './parse-pasted'
import {
  findJob,
  findListedRun,
  group,
  makeAction,
  makeRunRow,
  MOST_JOBS,
  withRows,
  type Group,
  type LookUpInput,
  type Part,
} from './rows'

const VIEW_PARTS = 6

/** An address of ours, with the view that it holds. */
export function listAddress(input: LookUpInput, { job, id, workspace, view }: Pasted): Group[] {
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

/** An address of DGC's console. */
export function listConsole(input: LookUpInput, pasted: Pasted): Group[] {
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

/** The id of a run alone. */
export function listId(input: LookUpInput, id: string): Group[] {
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

/** The path of a log. */
export function listLog(input: LookUpInput, text: string): Group[] {
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
