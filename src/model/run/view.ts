import { isInstanceId } from '../../contract/run-ref'
import { isStatus, type Status } from '../../contract/status'
import { MAX_DATE_MS } from '../../contract/time'
import { replaceParams } from '../../lib/search-params'
import { type Interval, parseInterval } from '../../lib/time/interval'

export const SORT_COLUMNS = [
  'name',
  'type',
  'status',
  'start',
  'end',
  'duration',
  'retries',
  'rows',
  'speed',
] as const
export type SortColumn = (typeof SORT_COLUMNS)[number]
/** A column, ascending or, with `-`, descending; or an order that is not by one column. */
export type Sort = SortColumn | `-${SortColumn}` | 'definition' | 'problems'

/** Everything about the view of a run that is worth sharing; it is kept in the address only. */
export interface ViewState {
  /** Keys of the selected node and, for the gap between two, of a second one. */
  nodes: readonly string[]
  /** Null is the default, which depends on the width: by start, and on a phone problems first. */
  sort: Sort | null
  status: readonly Status[]
  types: readonly string[]
  q: string
  zoom: Interval | null
  tableOnly: boolean
  /** The id of the run that it is compared with. */
  vs: string | null
  /** What of both runs lies at the same place: their plans, their starts, or those of the selected node. */
  align: Align
  /** The moment, in ms, at which the run is drawn; null is now. */
  at: number | null
  /** The panel that says where the time went, in the place of that of a node. */
  why: boolean
  /** The graph takes the place of timeline and table. */
  graph: boolean
  collapseIdle: boolean
  elapsed: boolean
  marks: Marks
  /** The log of the selected node: beside the timeline, or over the full width. */
  log: LogPlace | null
  /** What is looked for in the log. */
  logFind: string
}

export const ALIGNS = ['plan', 'start', 'node'] as const
export type Align = (typeof ALIGNS)[number]

/** What insight draws on the timeline. */
export interface Marks {
  /** How long nodes usually take: not, where it is unusual, or on every row. */
  usual: 'off' | 'unusual' | 'all'
  /** Bars of nodes that have not ended, as the forecast has them. */
  ahead: boolean
  /** Null is the default, which depends on the run. */
  path: boolean | null
  /** Of the selected node. */
  links: boolean
  limits: boolean
}

export const DEFAULT_MARKS: Marks = { usual: 'unusual', ahead: true, path: null, links: true, limits: true }

/** The words of `marks` in the address: what is off, and what is more than the default. */
function readMarks(value: string | null): Marks {
  const words = new Set((value ?? '').slice(0, MAX_TEXT).split(','))
  const more = words.has('all') ? 'all' : 'unusual'
  const path = words.has('path') ? true : null
  return {
    usual: words.has('-usual') ? 'off' : more,
    ahead: !words.has('-ahead'),
    path: words.has('-path') ? false : path,
    links: !words.has('-links'),
    limits: !words.has('-limits'),
  }
}

const writeMarks = ({ usual, ahead, path, links, limits }: Marks): string =>
  [
    usual === 'off' ? '-usual' : '',
    usual === 'all' ? 'all' : '',
    ahead ? '' : '-ahead',
    path === null ? '' : `${path ? '' : '-'}path`,
    links ? '' : '-links',
    limits ? '' : '-limits',
  ]
    .filter(Boolean)
    .join(',')

type LogPlace = 'beside' | 'full'
const LOG_PARAMS = { beside: '1', full: 'full' } as const

function readLogPlace(value: string | null): LogPlace | null {
  if (value === 'full') return 'full'
  return value === '1' ? 'beside' : null
}

/** The page takes no more. */
export const MAX_TEXT = 300
/** Names are documented to be at most 128 long, but longer ones must be selectable as well. */
const MAX_KEY = 4_000
/** Half of a surrogate pair: cutting a text, or typing into the address, may leave one. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const MAX_ITEMS = 50

const isSort = (value: string): value is Sort =>
  value === 'definition' ||
  value === 'problems' ||
  SORT_COLUMNS.some((column) => value === column || value === `-${column}`)

const readTexts = (values: readonly string[]) =>
  [...new Set(values)].filter((value) => value.length <= MAX_KEY).slice(0, MAX_ITEMS)

const readText = (value: string | null) => (value ?? '').slice(0, MAX_TEXT).replace(LONE_SURROGATE, '')

function readMoment(value: string | null): number | null {
  const ms = value !== null && /^\d{1,16}$/.test(value) ? Number(value) : 0
  return ms > 0 && ms <= MAX_DATE_MS ? ms : null
}

/** In an address: what is usual, instead of another run. */
export const USUAL = 'usual'

/** An id, not `latest`: that could be the run itself. */
const readOther = (value: string | null) =>
  value !== null && (value === USUAL || isInstanceId(value)) ? value : null

/** Never fails: a value that is not understood becomes the default. */
export function readView(search: URLSearchParams): ViewState {
  const sort = search.get('sort')
  return {
    nodes: readTexts(search.getAll('node')).slice(0, 2),
    sort: sort !== null && isSort(sort) ? sort : null,
    status: readTexts(search.getAll('status')).filter(isStatus),
    types: readTexts(search.getAll('type')),
    q: readText(search.get('q')),
    zoom: parseInterval(search.get('from'), search.get('to')),
    tableOnly: search.get('view') === 'table',
    graph: search.get('view') === 'graph',
    why: search.get('why') === '1',
    vs: readOther(search.get('vs')),
    align: ALIGNS.find((one) => one === search.get('align')) ?? 'plan',
    at: readMoment(search.get('at')),
    collapseIdle: search.get('idle') !== 'keep',
    elapsed: search.get('axis') === 'elapsed',
    marks: readMarks(search.get('marks')),
    log: readLogPlace(search.get('log')),
    logFind: readText(search.get('lq')),
  }
}

/** The address of a changed view. Default values are left out; parameters that are not part of the view stay. */
export function writeView(search: URLSearchParams, patch: Partial<ViewState>): URLSearchParams {
  const view = { ...readView(search), ...patch }
  const drawn = getView(view)
  return replaceParams(search, {
    node: view.nodes,
    sort: view.sort ?? '',
    status: view.status,
    type: view.types,
    q: view.q,
    from: view.zoom ? String(view.zoom.fromMs) : '',
    to: view.zoom ? String(view.zoom.toMs) : '',
    view: drawn === 'bars' ? '' : drawn,
    idle: view.collapseIdle ? '' : 'keep',
    axis: view.elapsed ? 'elapsed' : '',
    marks: writeMarks(view.marks),
    vs: view.vs ?? '',
    align: view.align === 'plan' ? '' : view.align,
    at: view.at === null ? '' : String(view.at),
    why: view.why ? '1' : '',
    log: view.log ? LOG_PARAMS[view.log] : '',
    lq: view.logFind,
  })
}

/** Whether both show the log of one node, or none: what the hash names stands in both, then. */
export function isSameLog(before: URLSearchParams, after: URLSearchParams): boolean {
  const [one, other] = [readView(before), readView(after)]
  return one.nodes[0] === other.nodes[0] && (one.log === null) === (other.log === null)
}

export const hasFilters = (view: ViewState): boolean =>
  view.q !== '' || view.status.length > 0 || view.types.length > 0

export const NO_FILTERS = { q: '', status: [], types: [] } as const satisfies Partial<ViewState>

export const VIEWS = ['bars', 'graph', 'table'] as const
export type View = (typeof VIEWS)[number]

export function getView({ graph, tableOnly }: Pick<ViewState, 'graph' | 'tableOnly'>): View {
  if (graph) return 'graph'
  return tableOnly ? 'table' : 'bars'
}

export const toView = (view: View): Pick<ViewState, 'graph' | 'tableOnly'> => ({
  graph: view === 'graph',
  tableOnly: view === 'table',
})
