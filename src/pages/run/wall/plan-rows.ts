import { type Run, type RunNode } from '../../../contract/run'
import { isTerminal, isProblem, STATUS } from '../../../contract/status'
import { computeDuration } from '../../../model/run/duration'

/** One row of a wall: a node, or many nodes combined. */
export type WallRow =
  | { kind: 'node'; node: RunNode }
  | {
      kind: 'combined'
      phase: 'finished' | 'waiting'
      nodes: readonly RunNode[]
      /** Other nodes of that phase have rows of their own. */
      more: boolean
    }

export interface WallPlan {
  /** Never empty; no page has more rows than fit. */
  pages: readonly (readonly WallRow[])[]
  /** The number of nodes that no page shows. */
  hidden: number
}

/** Two minutes of pages: no viewer waits longer for a row. */
const MAX_PAGES = 10

interface Groups {
  problems: RunNode[]
  running: RunNode[]
  waiting: RunNode[]
  finished: RunNode[]
}

function groupByPhase(nodes: readonly RunNode[]): Groups {
  const groups: Groups = { problems: [], running: [], waiting: [], finished: [] }
  for (const node of nodes) {
    if (isProblem(node.status)) groups.problems.push(node)
    else if (isTerminal(node.status)) groups.finished.push(node)
    else if (node.status === 'running') groups.running.push(node)
    else groups.waiting.push(node)
  }
  const rank = ({ status }: RunNode) => STATUS[status].rank
  groups.problems.sort((a, b) => rank(a) - rank(b) || (b.startMs ?? 0) - (a.startMs ?? 0))
  groups.running.sort(byStart)
  groups.waiting.sort((a, b) => rank(a) - rank(b))
  groups.finished.sort(byStart)
  return groups
}

const byStart = (a: RunNode, b: RunNode): number =>
  (a.startMs ?? a.endMs ?? Infinity) - (b.startMs ?? b.endMs ?? Infinity) || 0

const createRows = (nodes: readonly RunNode[]): WallRow[] => nodes.map((node) => ({ kind: 'node', node }))

const combine = (
  phase: 'finished' | 'waiting',
  nodes: readonly RunNode[],
  more: boolean,
): Extract<WallRow, { kind: 'combined' }>[] =>
  nodes.length === 0 ? [] : [{ kind: 'combined', phase, nodes, more }]

/** The finished nodes for the free rows: outcomes that a person decided, then the longest. */
function pickFinished(finished: readonly RunNode[], free: number): Set<RunNode> {
  const isManual = ({ status }: RunNode) => STATUS[status].manual === true
  const took = (node: RunNode) => computeDuration(node, null) ?? -1
  const ranked = finished.toSorted((a, b) => Number(isManual(b)) - Number(isManual(a)) || took(b) - took(a))
  return new Set(ranked.slice(0, free))
}

/** Fewer rows would leave no room beside a failure and a combined row. */
const MIN_ROWS = 3
/** With fewer rows, combined rows are not repeated on each page. */
const FEW_ROWS = 5

/**
 * The rows that fit on a screen: problems, running, waiting, finished. When they do not fit, finished nodes are combined into one row; when that is not
 * enough, the rest is shown page by page. Each page keeps problems, in at most half of its rows, and at least one running node. Nothing scrolls.
 */
export function planRows({ nodes }: Pick<Run, 'nodes'>, rows: number): WallPlan {
  const slots = Math.max(MIN_ROWS, rows)
  const { problems, running, waiting, finished } = groupByPhase(nodes)
  if (nodes.length <= slots) {
    return { pages: [createRows([...problems, ...running, ...waiting, ...finished])], hidden: 0 }
  }
  const open = [...problems, ...running, ...waiting]
  const free = slots - open.length - 1
  if (free >= 0) {
    const shown = pickFinished(finished, free)
    const rest = finished.filter((node) => !shown.has(node))
    const own = finished.filter((node) => shown.has(node))
    return {
      pages: [[...createRows([...open, ...own]), ...combine('finished', rest, own.length > 0)]],
      hidden: 0,
    }
  }
  const below = combine('finished', finished, false)
  const whole = paginate({ problems, running, waiting, below }, slots)
  if (whole.hidden === 0 || waiting.length <= 1) return whole
  const room = slots - problems.length - running.length - 1 - below.length
  const next = waiting.slice(0, Math.max(0, room))
  const later = combine('waiting', waiting.slice(next.length), next.length > 0)
  if (room >= 0)
    return { pages: [[...createRows([...problems, ...running, ...next]), ...later, ...below]], hidden: 0 }
  return paginate({ problems, running, waiting: [], below: [...later, ...below] }, slots)
}

interface PagedGroups extends Omit<Groups, 'finished'> {
  /** Combined rows: on each page where they fit, otherwise at the end of the last page. */
  below: readonly WallRow[]
}

function paginate(groups: PagedGroups, slots: number): WallPlan {
  const pages = createPages(groups, 0, slots)
  const { running } = groups
  const hasRunning = (page: readonly WallRow[]) =>
    page.some((row) => row.kind === 'node' && row.node.status === 'running')
  if (running.length === 0 || pages.pages.every(hasRunning)) return pages
  return createPages(groups, running.length, slots)
}

/** The `kept` longest running nodes stay on each page, in at most half of the rows that problems leave. */
function createPages(
  { problems, running, waiting, below }: PagedGroups,
  kept: number,
  slots: number,
): WallPlan {
  const repeated = slots < FEW_ROWS ? [] : below
  const last = slots < FEW_ROWS ? below : []
  const pinned = problems.slice(0, Math.floor((slots - repeated.length) / 2))
  const open = slots - repeated.length - pinned.length
  const stays = running.slice(0, Math.min(kept, Math.max(1, Math.floor(open / 2))))
  const room = open - stays.length
  const rest = [...problems.slice(pinned.length), ...running.slice(stays.length), ...waiting]
  const count = Math.min(MAX_PAGES, Math.max(1, Math.ceil((rest.length + last.length) / room)))
  // Pages of about equal length: a single row on the last one would look like the end of the problems.
  const size = Math.min(room, Math.ceil((rest.length + last.length) / count))
  const shown = rest.slice(0, count * size - last.length)
  const paged = [...createRows(shown), ...last]
  const pages = Array.from({ length: count }, (_, page) => {
    const part = paged.slice(page * size, (page + 1) * size)
    const failed = part.filter((row) => row.kind === 'node' && isProblem(row.node.status))
    const others = part.slice(failed.length)
    return [...createRows(pinned), ...failed, ...createRows(stays), ...others, ...repeated]
  })
  return { pages, hidden: rest.length - shown.length }
}
