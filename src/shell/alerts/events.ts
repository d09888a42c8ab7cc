import { type Run, type RunNode } from '../../contract/run'
import { isFailing, isTerminal } from '../../contract/status'

/** What a user who is not looking wants to know of a run: each failure when it begins, and the end. */
export type RunEvent =
  | { kind: 'node-failed'; node: RunNode }
  /** The run halts after a failure, and a person can continue it. */
  | { kind: 'halted' }
  | { kind: 'ended' }

type Started = Pick<RunNode, 'startMs'>

/** Whether two states belong to the same attempt; a start may also arrive late. */
export const hasSameStart = (before: Started, after: Started): boolean =>
  before.startMs === null || after.startMs === null || before.startMs === after.startMs

/** The events between two polls of a run. A node or a run that started anew in between can fail and end again. */
export function diffRuns(before: Run, after: Run): RunEvent[] {
  if (before === after) return []
  const failed = new Map(
    before.nodes.filter(({ status }) => isFailing(status)).map((node) => [node.key, node]),
  )
  const beganToFail = (node: RunNode): boolean => {
    if (!isFailing(node.status)) return false
    const old = failed.get(node.key)
    return !(old && hasSameStart(old, node))
  }
  const events: RunEvent[] = after.nodes
    .filter(beganToFail)
    .map((node) => ({ kind: 'node-failed' as const, node }))
  if (before.status === after.status && hasSameStart(before, after)) return events
  if (isTerminal(after.status)) {
    // A correction after the end is the same end, unless it turns out to have failed.
    const turnedBad = isFailing(after.status) && !isFailing(before.status)
    const isSameEnd = isTerminal(before.status) && hasSameStart(before, after) && !turnedBad
    if (!isSameEnd) events.push({ kind: 'ended' })
  } else if (isFailing(after.status)) events.push({ kind: 'halted' })
  return events
}

/** All events that a page would have seen if it had polled the run since its start. */
export const eventsSinceStart = (run: Run): RunEvent[] =>
  diffRuns({ ...run, status: 'waiting', nodes: [] }, run)

/** Whether a wall chimes for it. A run fails because a node did: when the chime `hasRung` for that, the run's failure is no other. */
export const isAlarm = (event: RunEvent, run: Pick<Run, 'status'>, hasRung: boolean): boolean =>
  event.kind === 'node-failed' || (!hasRung && (event.kind === 'halted' || isFailing(run.status)))

/** Identifies an event in all tabs and after a reload. Another attempt has another start, hence another id. */
export function eventId(event: RunEvent, run: Pick<Run, 'startMs' | 'endMs'>): string {
  const times = event.kind === 'ended' ? [run.startMs, run.endMs] : [run.startMs]
  const node = event.kind === 'node-failed' ? [event.node.key, event.node.startMs] : []
  return hash(JSON.stringify([event.kind, times, node]))
}

/** What a page remembers of its polls: the last run, and the events of this attempt. */
export interface SeenEvents {
  run: Run
  ids: ReadonlySet<string>
}

/** The events that are new to this page, each once however the responses flicker. Those before the first poll are not new. */
export function detectEvents(seen: SeenEvents | null, run: Run): { seen: SeenEvents; events: RunEvent[] } {
  const id = (event: RunEvent) => eventId(event, run)
  if (!seen) return { seen: { run, ids: new Set(eventsSinceStart(run).map(id)) }, events: [] }
  const events = diffRuns(seen.run, run).filter((event) => !seen.ids.has(id(event)))
  // The ids of an earlier attempt cannot come again; kept, they would grow for as long as a wall is open.
  const kept = hasSameStart(seen.run, run) ? seen.ids : []
  return { seen: { run, ids: new Set([...kept, ...events.map(id)]) }, events }
}

/** FNV-1a: names may be long and many, and what a browser stores must stay small. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return (value >>> 0).toString(36)
}
