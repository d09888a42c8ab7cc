import { useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'
import { readLogHash, writeLogHash, type LogTarget } from '../../../model/log/log-hash'
import { type LineRow } from '../../../model/log/rows'
import { useRun } from '../run-context'

/** The lines that the address names, and the addresses of lines. */
export interface LineLinks {
  target: LogTarget | null
  isTarget: (row: LineRow) => boolean
  /** The whole address of a line, or of those from one to another. */
  build: (row: LineRow, toRow?: LineRow) => string
  /** The whole address of a line with this number. */
  buildLine: (line: number) => string
  /** Names a line, or those from one to another, in the address. */
  name: (row: LineRow, toRow?: LineRow) => void
}

const isCounted = ({ number }: LineRow): boolean => number !== null && number > 0

function writeHash(row: LineRow, toRow: LineRow): string {
  if (!isCounted(row)) return writeLogHash({ kind: 'byte', byte: row.byte })
  const one = row.number ?? 1
  const other = isCounted(toRow) ? (toRow.number ?? one) : one
  return writeLogHash({ kind: 'lines', from: Math.min(one, other), to: Math.max(one, other) })
}

export function useLineLinks(): LineLinks {
  const { hash, search } = useLocation()
  const navigate = useNavigate()
  const { buildLink } = useRun()
  const target = useMemo(() => readLogHash(hash), [hash])
  return {
    target,
    isTarget: ({ byte, number, line }) => {
      if (target?.kind === 'byte') return target.byte >= byte && target.byte < byte + line.bytes
      return target !== null && number !== null && number >= target.from && number <= target.to
    },
    build: (row, toRow = row) => `${buildLink()}${writeHash(row, toRow)}`,
    buildLine: (line) => `${buildLink()}${writeLogHash({ kind: 'lines', from: line, to: line })}`,
    name: (row, toRow = row) => void navigate({ search, hash: writeHash(row, toRow) }, { replace: true }),
  }
}
