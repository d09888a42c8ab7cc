/** Failures that begin with the same error line, apart from numbers, ids, quoted text and times. */
export interface ErrorGroup<T> {
  /** Of the first member; null for a failure without one. */
  line: string | null
  members: readonly T[]
}

interface GroupsShown<T> {
  groups: readonly ErrorGroup<T>[]
  /** Members of the groups that have no room, and how many lines they have; null where not all of these are known. */
  hiddenMembers: number
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

/** The largest group first, then the one that began first; members by time. A failure without a line is a group of its own. */
export function groupByLine<T>(
  failures: readonly T[],
  lineOf: (failure: T) => string | null,
  timeOf: (failure: T) => number,
): ErrorGroup<T>[] {
  const groups = new Map<string, { line: string | null; members: T[] }>()
  failures
    .toSorted((a, b) => timeOf(a) - timeOf(b))
    .forEach((failure, index) => {
      const line = lineOf(failure)
      const key = line === null || getLineKey(line) === '' ? `#${index}` : `=${getLineKey(line)}`
      const group = groups.get(key)
      if (group) group.members.push(failure)
      else groups.set(key, { line, members: [failure] })
    })
  return [...groups.values()].toSorted((a, b) => b.members.length - a.members.length)
}

/** The groups that have room; the others are counted. */
export function chooseGroups<T>(groups: readonly ErrorGroup<T>[], room: number): GroupsShown<T> {
  const shown = groups.slice(0, room)
  const hidden = groups.slice(room)
  return {
    groups: shown,
    hiddenMembers: hidden.reduce((count, { members }) => count + members.length, 0),
    hiddenLines: hidden.every(({ line }) => line !== null) ? hidden.length : null,
  }
}
