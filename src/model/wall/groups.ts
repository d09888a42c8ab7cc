/** What a failure is grouped by. */
interface FailureLine {
  /** Its first error line; null where none is known. */
  line: string | null
  /** Whether a missing line stays missing. */
  isFinal: boolean
  atMs: number
}

/** Failures that begin with the same error line, apart from numbers, ids, quoted text and times. */
export interface ErrorGroup<T> extends Pick<FailureLine, 'line' | 'isFinal'> {
  members: readonly T[]
}

interface GroupsShown<T> {
  groups: readonly ErrorGroup<T>[]
  /** Members of the groups that have no room, and how many lines they have; null where not all of these are known. */
  hidden: readonly T[]
  hiddenLines: number | null
}

/** What varies between two failures for the same reason. */
const VARYING: readonly RegExp[] = [
  /"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”/g,
  /\b[0-9a-f]{8,}(?:-[0-9a-f]{4,})*\b/gi,
  /\d+(?:[.:_-]\d+)*/g,
  /\s+/g,
]
const MAX_LINE = 400

/** Two lines with the same key are taken for the same error. */
export const getLineKey = (line: string): string =>
  VARYING.reduce((text, pattern) => text.replace(pattern, ' '), line.slice(0, MAX_LINE))
    .trim()
    .toLowerCase()

/**
 * The largest group first, then the one that began first; members by time. Failures without a line share a group, those whose
 * line is still to be read another one.
 */
export function groupByLine<T>(failures: readonly T[], read: (failure: T) => FailureLine): ErrorGroup<T>[] {
  const groups = new Map<string, ErrorGroup<T> & { members: T[] }>()
  failures
    .map((failure) => ({ failure, own: read(failure) }))
    .toSorted((a, b) => a.own.atMs - b.own.atMs)
    .forEach(({ failure, own: { line, isFinal } }, index) => {
      const key = keyOf(line, isFinal, index)
      const group = groups.get(key)
      if (group) group.members.push(failure)
      else groups.set(key, { line, isFinal, members: [failure] })
    })
  return [...groups.values()].toSorted((a, b) => b.members.length - a.members.length)
}

function keyOf(line: string | null, isFinal: boolean, index: number): string {
  if (line === null) return isFinal ? 'none' : 'unread'
  const key = getLineKey(line)
  // Of a line in which everything varies, nothing is the same.
  return key === '' ? `#${index}` : `=${key}`
}

/** The groups that have room; the others are counted. */
export function chooseGroups<T>(groups: readonly ErrorGroup<T>[], room: number): GroupsShown<T> {
  const shown = groups.slice(0, room)
  const hidden = groups.slice(room)
  return {
    groups: shown,
    hidden: hidden.flatMap(({ members }) => members),
    hiddenLines: hidden.every(({ line }) => line !== null) ? hidden.length : null,
  }
}
