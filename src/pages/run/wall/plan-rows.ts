import { type Run, type RunNode } from '../../../contract/run'
import { isTerminal, isProblem, STATUS } from '../../../contract/status'
import { computeDuration } from '../../../model/run/duration'

/** One line of the picture: a node, or many that are folded into one. */
export type WallRow =
  | { kind: 'node'; node: RunNode }
  | {
      kind: 'folded'
      what: 'finished' | 'waiting'
      nodes: readonly RunNode[]
      /** Others of that kind have rows of their own. */
      more: boolean
    }

export interface WallPlan {
  /** Never empty; a page holds at most as many rows as there is room for. */
  pages: readonly (readonly WallRow[])[]
  /** Nodes that no page shows, for there are too many to be turned over. */
  left: number
}

/** Two minutes of turning over: who waits longer for a row has gone by then. */
const MAX_PAGES = 10
export const PAGE_MS = 12_000

/** Which page is shown: the same on all walls at that moment. */
export const pageAt = (nowMs: number, pages: number): number =>
  pages <= 1 ? 0 : Math.floor(nowMs / PAGE_MS) % pages

interface Groups {
  problems: RunNode[]
  running: RunNode[]
  waiting: RunNode[]
  finished: RunNode[]
}

function groupsOf(nodes: readonly RunNode[]): Groups {
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

const rowsOf = (nodes: readonly RunNode[]): WallRow[] => nodes.map((node) => ({ kind: 'node', node }))

const folded = (
  what: 'finished' | 'waiting',
  nodes: readonly RunNode[],
  more: boolean,
): Extract<WallRow, { kind: 'folded' }>[] =>
  nodes.length === 0 ? [] : [{ kind: 'folded', what, nodes, more }]

/** Of what has finished, rows that are free go to what somebody decided by hand or let pass, then to the longest. */
function worthShowing(finished: readonly RunNode[], free: number): Set<RunNode> {
  const isManual = ({ status }: RunNode) => STATUS[status].manual === true
  const took = (node: RunNode) => computeDuration(node, null) ?? -1
  const ranked = finished.toSorted((a, b) => Number(isManual(b)) - Number(isManual(a)) || took(b) - took(a))
  return new Set(ranked.slice(0, free))
}

/** A screen with fewer rows would hold nothing but what failed and what is folded. */
const LEAST_ROWS = 3
/** With fewer rows, what is folded has none of its own on each page. */
const FEW_ROWS = 5

/**
 * What stands on a screen with so many rows: problems, then what runs, then what waits, then what has finished. When that is too much, the
 * finished are folded into one row; when that does not do, the rest is turned over page by page. Each page keeps what failed, as far as
 * half of it, and something of what runs. Nothing is ever scrolled.
 */
export function planRows({ nodes }: Pick<Run, 'nodes'>, rows: number): WallPlan {
  const slots = Math.max(LEAST_ROWS, rows)
  const { problems, running, waiting, finished } = groupsOf(nodes)
  if (nodes.length <= slots) {
    return { pages: [rowsOf([...problems, ...running, ...waiting, ...finished])], left: 0 }
  }
  const open = [...problems, ...running, ...waiting]
  const free = slots - open.length - 1
  if (free >= 0) {
    const shown = worthShowing(finished, free)
    const rest = finished.filter((node) => !shown.has(node))
    const own = finished.filter((node) => shown.has(node))
    return { pages: [[...rowsOf([...open, ...own]), ...folded('finished', rest, own.length > 0)]], left: 0 }
  }
  const below = folded('finished', finished, false)
  const whole = turned({ problems, running, waiting, below }, slots)
  if (whole.left === 0 || waiting.length <= 1) return whole
  const room = slots - problems.length - running.length - 1 - below.length
  const next = waiting.slice(0, Math.max(0, room))
  const later = folded('waiting', waiting.slice(next.length), next.length > 0)
  if (room >= 0)
    return { pages: [[...rowsOf([...problems, ...running, ...next]), ...later, ...below]], left: 0 }
  return turned({ problems, running, waiting: [], below: [...later, ...below] }, slots)
}

interface Turning extends Omit<Groups, 'finished'> {
  /** Folded rows: on each page where there is room, else turned over like the others, as the last of them. */
  below: readonly WallRow[]
}

function turned(groups: Turning, slots: number): WallPlan {
  const free = pagesOf(groups, 0, slots)
  const { running } = groups
  const tellsOfRunning = (page: readonly WallRow[]) =>
    page.some((row) => row.kind === 'node' && row.node.status === 'running')
  if (running.length === 0 || free.pages.every(tellsOfRunning)) return free
  return pagesOf(groups, running.length, slots)
}

/** Of what runs, the longest of so many stay on each page, as far as half of what the failed leave holds them. */
function pagesOf({ problems, running, waiting, below }: Turning, kept: number, slots: number): WallPlan {
  const steady = slots < FEW_ROWS ? [] : below
  const last = slots < FEW_ROWS ? below : []
  const pinned = problems.slice(0, Math.floor((slots - steady.length) / 2))
  const open = slots - steady.length - pinned.length
  const stays = running.slice(0, Math.min(kept, Math.max(1, Math.floor(open / 2))))
  const room = open - stays.length
  const rest = [...problems.slice(pinned.length), ...running.slice(stays.length), ...waiting]
  const count = Math.min(MAX_PAGES, Math.max(1, Math.ceil((rest.length + last.length) / room)))
  // Pages of about one length: a last one with a single row would be mistaken for the end of the trouble.
  const size = Math.min(room, Math.ceil((rest.length + last.length) / count))
  const shown = rest.slice(0, count * size - last.length)
  const turning = [...rowsOf(shown), ...last]
  const pages = Array.from({ length: count }, (_, page) => {
    const turn = turning.slice(page * size, (page + 1) * size)
    const failed = turn.filter((row) => row.kind === 'node' && isProblem(row.node.status))
    const others = turn.slice(failed.length)
    return [...rowsOf(pinned), ...failed, ...rowsOf(stays), ...others, ...steady]
  })
  return { pages, left: rest.length - shown.length }
}
