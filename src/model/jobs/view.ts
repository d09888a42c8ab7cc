import { replaceParams } from '../../lib/search-params'
import { ATTENTION_CLASSES, type AttentionClass } from './attention'
import { isLatestStatus, type LatestStatus } from './latest'

export const SORT_COLUMNS = ['name', 'folder', 'owner', 'status', 'started', 'ran', 'usual', 'next'] as const
export type SortColumn = (typeof SORT_COLUMNS)[number]
export type Sort = SortColumn | `-${SortColumn}`

/** What the list of jobs shows: kept in the address only. */
export interface JobsView {
  q: string
  /** A job of any folder at or below one of these. */
  folders: readonly string[]
  tags: readonly string[]
  owners: readonly string[]
  /** Of the latest run. */
  status: readonly LatestStatus[]
  /** Classes of attention. */
  need: readonly AttentionClass[]
  favourites: boolean
  sort: Sort
}

/** The page takes no more. */
export const MAX_TEXT = 300
const MAX_ITEM = 1_000
const MAX_ITEMS = 50

const isSort = (value: string | null): value is Sort =>
  SORT_COLUMNS.some((column) => value === column || value === `-${column}`)
const isClass = (value: string): value is AttentionClass => ATTENTION_CLASSES.some((kind) => kind === value)

const readTexts = (values: readonly string[]) =>
  [...new Set(values)].filter(({ length }) => length > 0 && length <= MAX_ITEM).slice(0, MAX_ITEMS)

/** Never fails: a value that is not understood becomes the default. */
export function readJobsView(search: URLSearchParams): JobsView {
  const sort = search.get('sort')
  return {
    q: (search.get('q') ?? '').slice(0, MAX_TEXT).toWellFormed(),
    folders: readTexts(search.getAll('folder')),
    tags: readTexts(search.getAll('tag')),
    owners: readTexts(search.getAll('owner')),
    status: readTexts(search.getAll('status')).filter(isLatestStatus),
    need: readTexts(search.getAll('need')).filter(isClass),
    favourites: search.get('fav') === '1',
    sort: isSort(sort) ? sort : 'name',
  }
}

/** The address of a changed view. Default values are left out; parameters that are not part of the view stay. */
export function writeJobsView(search: URLSearchParams, patch: Partial<JobsView>): URLSearchParams {
  const view = { ...readJobsView(search), ...patch }
  return replaceParams(search, {
    q: view.q,
    folder: view.folders,
    tag: view.tags,
    owner: view.owners,
    status: view.status,
    need: view.need,
    fav: view.favourites ? '1' : '',
    sort: view.sort === 'name' ? '' : view.sort,
  })
}

export const NO_FILTERS = {
  q: '',
  folders: [],
  tags: [],
  owners: [],
  status: [],
  need: [],
  favourites: false,
} as const satisfies Partial<JobsView>

export const hasFilters = (view: JobsView): boolean =>
  view.q.trim() !== '' ||
  view.favourites ||
  [view.folders, view.tags, view.owners, view.status, view.need].some((values) => values.length > 0)
