import * as v from 'valibot'
import { parseJson } from '../../lib/json'
import { type Log } from '../../lib/log'

/** What a caller keeps as JSON. `format` is part of it: a number, counted up when the rest changes. */
export type RowSchema<T> = v.GenericSchema<unknown, T>

/** Rows that do not hold what they should are as if they were not there. */
export interface RowReader {
  /** Null where it does not hold that, or is of another format. */
  read: <T>(table: string, schema: RowSchema<T>, data: unknown) => T | null
  /** A row as bytes of JSON, read the same way. */
  parse: <T>(table: string, schema: RowSchema<T>, bytes: unknown) => T | null
  /** Says once for each table that it has damaged rows. */
  report: (table: string) => void
}

export function createRowReader(log: Pick<Log, 'warn'>): RowReader {
  const reported = new Set<string>()

  function report(table: string): void {
    if (reported.has(table)) return
    reported.add(table)
    log.warn({ table }, 'the ledger has damaged rows, which count as missing')
  }

  function read<T>(table: string, schema: RowSchema<T>, data: unknown): T | null {
    const parsed = v.safeParse(schema, data)
    if (parsed.success) return parsed.output
    if (!parsed.issues.some(isOfOtherFormat)) report(table)
    return null
  }

  return { read, parse: (table, schema, bytes) => read(table, schema, parseJson(String(bytes))), report }
}

/** Another build wrote it. */
const isOfOtherFormat = (issue: v.BaseIssue<unknown>): boolean =>
  v.getDotPath(issue) === 'format' && typeof issue.input === 'number'
