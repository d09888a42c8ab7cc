import { useMemo } from 'react'
import { type RunNode } from '../../../contract/run'
import { addMomentRule, findLaterByte } from '../../../model/log/later-lines'
import { type LogRow } from '../../../model/log/rows'
import { useRun } from '../run-context'

interface LaterLines {
  /** With a rule above what was written after the moment. */
  rows: readonly LogRow[]
  isLater: (row: LogRow) => boolean
}

/** In a replay, what of a log was written after its moment. */
export function useLaterLines(rows: readonly LogRow[], node: RunNode): LaterLines {
  const { replay, actualRun } = useRun()
  const atMs = replay?.isPast === true ? replay.atMs : null
  // By the times that the node has now: at the moment its end may be still to come.
  const actual = actualRun.nodes.find(({ key }) => key === node.key) ?? node
  const laterByte = useMemo(
    () => (atMs === null ? null : findLaterByte(rows, actual, atMs)),
    [rows, actual, atMs],
  )
  return {
    rows: useMemo(() => addMomentRule(rows, laterByte), [rows, laterByte]),
    isLater: ({ byte }) => laterByte !== null && byte >= laterByte,
  }
}
