import { type Run, type RunNode } from '../../contract/run'
import { isTerminal, isFailing } from '../../contract/status'

/** What somebody who is not looking wants to hear of: each beginning of a failure, and the end. */
export type News =
  | { kind: 'node'; node: RunNode }
  /** The run halts after a failure, and a person can continue it. */
  | { kind: 'halted' }
  | { kind: 'ended' }

/** The same attempt, as far as the times tell: ends and starts may also arrive late. */
export const isSameStart = (before: { startMs: number | null }, after: { startMs: number | null }): boolean =>
  before.startMs === null || after.startMs === null || before.startMs === after.startMs

/**
 * What began between two looks at one run. A failure that was there before is no news, unless it has started anew meanwhile; and a rerun
 * is another run, which may fail and end again.
 */
export function newsOf(before: Run, after: Run): News[] {
  if (before === after) return []
  const known = new Map(before.nodes.map((node) => [node.key, node]))
  const isNew = (node: RunNode): boolean => {
    const old = known.get(node.key)
    return isFailing(node.status) && !(old && isFailing(old.status) && isSameStart(old, node))
  }
  const nodes = after.nodes.filter(isNew).map((node) => ({ kind: 'node' as const, node }))
  if (before.status === after.status && isSameStart(before, after)) return nodes
  if (isTerminal(after.status)) {
    // What is corrected after the end is the same end, unless it turns out to have failed.
    const turnedBad = isFailing(after.status) && !isFailing(before.status)
    const isSameEnd = isTerminal(before.status) && isSameStart(before, after) && !turnedBad
    return isSameEnd ? nodes : [...nodes, { kind: 'ended' }]
  }
  return isFailing(after.status) ? [...nodes, { kind: 'halted' }] : nodes
}

/** News that a wall chimes for. That the run fails is what its node had begun: where that one has rung, `rung`, it is no other failure. */
export const isAlarm = (news: News, run: Pick<Run, 'status'>, rung: boolean): boolean =>
  news.kind === 'node' || (!rung && (news.kind === 'halted' || isFailing(run.status)))

/** Names a thing that is told, the same in each tab and after a reload: what starts anew has another start, hence another mark. */
export function markOf(news: News, run: Pick<Run, 'startMs' | 'endMs'>): string {
  const times = news.kind === 'ended' ? [run.startMs, run.endMs] : [run.startMs]
  return hash(
    JSON.stringify([news.kind, times, news.kind === 'node' ? [news.node.key, news.node.startMs] : []]),
  )
}

/** All that would have been news of a run to whoever had looked from its begin on. */
export const beganIn = (run: Run): News[] => newsOf({ ...run, status: 'waiting', nodes: [] }, run)

/** The same, as marks: no news of it is to come, however an answer may flicker. */
export const marksOf = (run: Run): string[] => beganIn(run).map((news) => markOf(news, run))

/** All that a page remembers of the looks it had. */
export interface Heard {
  run: Run
  marks: ReadonlySet<string>
}

/** The first look is never news. */
export function hear(heard: Heard | null, run: Run): { heard: Heard; news: News[] } {
  if (!heard) return { heard: { run, marks: new Set(marksOf(run)) }, news: [] }
  const news = newsOf(heard.run, run).filter((one) => !heard.marks.has(markOf(one, run)))
  // The marks of the time before a rerun can never come again; kept, they would grow for as long as a wall hangs.
  const kept = isSameStart(heard.run, run) ? heard.marks : []
  return { heard: { run, marks: new Set([...kept, ...news.map((one) => markOf(one, run))]) }, news }
}

/** FNV-1a: names may be long and many, and what is kept on a device must stay small. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return (value >>> 0).toString(36)
}
