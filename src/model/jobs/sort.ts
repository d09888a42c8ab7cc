import { type Job } from '../../contract/job'
import { type Lang } from '../../contract/lang'
import { STATUS } from '../../contract/status'
import { findPartitionPoint } from '../../lib/partition-point'
import { computeRanMs, findLatestRun, getLatestStatus } from './latest'
import { findNowOrNext } from './now-or-next'
import { type Sort, type SortColumn } from './view'

type Value = string | number | null

/** Behind an unknown word, before what was cancelled: as the table of statuses ranks what is not right. */
const NO_RUN_RANK = 2.5

function getValue(job: Job, column: SortColumn, nowMs: number): Value {
  switch (column) {
    case 'name':
      return job.name
    case 'folder':
      return job.folder === '' ? null : job.folder
    case 'owner':
      return job.owner === '' ? null : job.owner
    case 'status': {
      const status = getLatestStatus(job)
      if (status === null) return null
      return status === 'no-run' ? NO_RUN_RANK : STATUS[status].rank
    }
    case 'started':
      return findLatestRun(job)?.startMs ?? null
    case 'ran': {
      const run = findLatestRun(job)
      return run && run.endMs !== null ? computeRanMs(run, nowMs) : null
    }
    case 'usual':
      return job.usual?.medianMs ?? null
    case 'next': {
      const next = findNowOrNext(job, nowMs)
      if (next.kind === 'next') return next.atMs
      return next.kind === 'running' || next.kind === 'waiting' ? nowMs : null
    }
  }
}

const COLLATIONS: Record<Lang, string> = { en: 'en', 'zh-CN': 'zh-u-co-pinyin' }
const collators = new Map<Lang, Intl.Collator>()

function getCollator(lang: Lang): Intl.Collator {
  const known = collators.get(lang)
  if (known) return known
  const collator = new Intl.Collator(COLLATIONS[lang], { numeric: true })
  collators.set(lang, collator)
  return collator
}

const parseSort = (sort: Sort): { column: SortColumn; descending: boolean } =>
  sort.startsWith('-')
    ? { column: sort.slice(1) as SortColumn, descending: true }
    : { column: sort as SortColumn, descending: false }

/** The order in which the server sends jobs, which is nearly that of every page: to sort 10,000 of them by name once more takes no time. */
export const compareNames = (a: string, b: string): number => getCollator('en').compare(a, b)

/** Jobs without a value are last in both directions; equal ones stand by name. */
export function sortJobs(jobs: readonly Job[], sort: Sort, lang: Lang, nowMs: number): Job[] {
  const { column, descending } = parseSort(sort)
  const collator = getCollator(lang)
  const sign = descending ? -1 : 1
  const rows = jobs.map((job) => ({ job, value: getValue(job, column, nowMs) }))
  rows.sort((a, b) => {
    if (a.value !== b.value) {
      if (a.value === null) return 1
      if (b.value === null) return -1
      const order =
        typeof a.value === 'number' && typeof b.value === 'number'
          ? a.value - b.value
          : collator.compare(String(a.value), String(b.value))
      if (order !== 0) return sign * order
    }
    return collator.compare(a.job.name, b.job.name)
  })
  return rows.map(({ job }) => job)
}

/** Orders by these columns change as time goes on. */
export const isTimeSort = (sort: Sort): boolean =>
  !['name', 'folder', 'owner'].includes(parseSort(sort).column)

/** How many of the names have to move to make `before` into `after`; both hold the same names. */
export function countMoved(before: readonly string[], after: readonly string[]): number {
  const places = new Map(before.map((name, index) => [name, index]))
  // Names that stay are the longest rising row of places: `tails[n]` ends the best one of n + 1.
  const tails: number[] = []
  for (const name of after) {
    const place = places.get(name)
    if (place === undefined) continue
    tails[findPartitionPoint(tails.length, (index) => (tails[index] ?? 0) < place)] = place
  }
  return after.length - tails.length
}
