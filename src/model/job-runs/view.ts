import { replaceParams } from '../../lib/search-params'
import { type Interval, parseInterval } from '../../lib/time/interval'
import { parseTrigger, TRIGGERS, type Trigger } from '../../contract/run'
import { isScheduled } from '../jobs/usual'
import { isLatestStatus, type LatestStatus } from '../jobs/latest'
import { getRowStatus, type Row } from './rows'

export const WINDOWS = ['7d', '30d', '60d', '90d', '180d'] as const
export type WindowName = (typeof WINDOWS)[number]

export const SORT_COLUMNS = ['plan', 'late', 'start', 'end', 'ran', 'usual'] as const
export type SortColumn = (typeof SORT_COLUMNS)[number]
export type Sort = SortColumn | `-${SortColumn}`
export const DEFAULT_SORT: Sort = '-plan'

/** What the page of a job shows: kept in the address only. */
export interface JobRunsView {
  /** So many days until now, or a span of time; null is the default, which depends on the job. */
  window: WindowName | Interval | null
  status: readonly LatestStatus[]
  triggers: readonly (Trigger | 'other')[]
  q: string
  sort: Sort
  /** The ids of runs that are marked to be compared, at most two, as they were picked. */
  compare: readonly string[]
}

export const NO_FILTERS = { q: '', status: [], triggers: [] } as const satisfies Partial<JobRunsView>

const MAX_TEXT = 300
const RUN_ID = /^\d{1,40}$/
const MAX_ITEMS = 50
/** How runs were started, as the address and the filter name it. */
export const KINDS: readonly (Trigger | 'other')[] = [...Object.values(TRIGGERS), 'other']

const isKind = (word: string): word is Trigger | 'other' => KINDS.some((kind) => kind === word)
const isSort = (word: string | null): word is Sort =>
  SORT_COLUMNS.some((column) => word === column || word === `-${column}`)

/** Never fails: a value that is not understood becomes the default. */
export function readJobRunsView(search: URLSearchParams): JobRunsView {
  const sort = search.get('sort')
  const list = (name: string) => [...new Set(search.getAll(name))].slice(0, MAX_ITEMS)
  return {
    window:
      WINDOWS.find((name) => name === search.get('window')) ??
      parseInterval(search.get('from'), search.get('to')),
    status: list('status').filter(isLatestStatus),
    triggers: list('trigger').filter(isKind),
    q: (search.get('q') ?? '').slice(0, MAX_TEXT).toWellFormed(),
    sort: isSort(sort) ? sort : DEFAULT_SORT,
    compare: list('compare')
      .filter((id) => RUN_ID.test(id))
      .slice(0, 2),
  }
}

/** The address of a changed view. Default values are left out; parameters that are not part of the view stay. */
export function writeJobRunsView(search: URLSearchParams, patch: Partial<JobRunsView>): URLSearchParams {
  const view = { ...readJobRunsView(search), ...patch }
  const span = typeof view.window === 'object' ? view.window : null
  return replaceParams(search, {
    window: typeof view.window === 'string' ? view.window : '',
    from: span ? String(span.fromMs) : '',
    to: span ? String(span.toMs) : '',
    status: view.status,
    trigger: view.triggers,
    q: view.q,
    compare: view.compare,
    sort: view.sort === DEFAULT_SORT ? '' : view.sort,
  })
}

export const getKind = (row: Row): Trigger | 'other' => {
  if (row.run === null || isScheduled(row.run)) return 'scheduled'
  return parseTrigger(row.run.trigger ?? 0) ?? 'other'
}

/** The rows that pass all filters: text in the instance id or the error, status, trigger. */
export function filterRows(rows: readonly Row[], { q, status, triggers }: JobRunsView): Row[] {
  const text = q.trim().toLowerCase()
  return rows.filter(
    (row) =>
      (status.length === 0 || status.includes(getRowStatus(row))) &&
      (triggers.length === 0 || triggers.includes(getKind(row))) &&
      (text === '' ||
        (row.run !== null &&
          (row.run.id.includes(text) || (row.run.error ?? '').toLowerCase().includes(text)))),
  )
}
