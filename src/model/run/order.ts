import { type Run, type RunNode } from '../../contract/run'
import { STATUS } from '../../contract/status'
import { computeNodeDuration } from './duration'
import { computeSpeed } from './rows'
import { type Sort, type SortColumn, type ViewState } from './view'

type SortKey = number | string | null
type RunState = Pick<Run, 'status'>

function sortKeyReader(column: SortColumn, run: RunState, nowMs: number): (node: RunNode) => SortKey {
  switch (column) {
    case 'name':
      return (node) => node.name
    case 'type':
      return (node) => node.type || null
    case 'status':
      return (node) => STATUS[node.status].rank
    case 'start':
      return (node) => node.startMs
    case 'end':
      return (node) => node.endMs
    case 'duration':
      return (node) => computeNodeDuration(node, run, nowMs)
    case 'retries':
      return (node) => node.retries
    case 'rows':
      return (node) => node.rows
    case 'speed':
      return computeSpeed
  }
}

const COLLATOR = new Intl.Collator(['zh-CN', 'en'], { numeric: true })

/**
 * The nodes in the given order. Missing values stand last in either direction, and equal ones keep the order of the answer.
 * `problems` sorts by the rank of the status, then by the latest start.
 */
export function sortNodes(nodes: readonly RunNode[], sort: Sort, run: RunState, nowMs: number): RunNode[] {
  if (sort === 'definition') return nodes.slice()
  if (sort === 'problems') {
    return nodes.toSorted(
      (a, b) => STATUS[a.status].rank - STATUS[b.status].rank || (b.startMs ?? 0) - (a.startMs ?? 0),
    )
  }
  const down = sort.startsWith('-')
  const read = sortKeyReader((down ? sort.slice(1) : sort) as SortColumn, run, nowMs)
  const keyed = nodes.map((node) => ({ node, key: read(node) }))
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null)
    const by = typeof a.key === 'string' ? COLLATOR.compare(a.key, String(b.key)) : a.key - Number(b.key)
    return down ? -by : by
  })
  return keyed.map(({ node }) => node)
}

/** Full-width letters, ligatures and accents of two characters match what is typed for them. */
const fold = (text: string) => text.normalize('NFKC').toLowerCase()

type Filters = Pick<ViewState, 'q' | 'status' | 'types'>

/** The text matches name, type and the status, in words (`statusWord`) or as given; it is never read as a pattern. */
export function filterNodes(
  nodes: readonly RunNode[],
  filters: Filters,
  statusWord: (node: RunNode) => string,
): readonly RunNode[] {
  const { q, status, types } = filters
  if (q === '' && status.length === 0 && types.length === 0) return nodes
  const words = fold(q).trim().split(/\s+/).filter(Boolean)
  const statuses = new Set(status)
  const wanted = new Set(types)
  return nodes.filter((node) => {
    if (statuses.size > 0 && !statuses.has(node.status)) return false
    if (wanted.size > 0 && !wanted.has(node.type)) return false
    const text = fold(`${node.name}\n${node.type}\n${node.rawStatus}\n${statusWord(node)}`)
    return words.every((word) => text.includes(word))
  })
}
