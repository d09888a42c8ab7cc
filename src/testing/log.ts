import { type Log, type LogFields, LOG_LEVELS } from '../lib/log'

export interface LogEntry {
  level: string
  fields: LogFields
  message: string
}

/** A log that keeps its entries. */
export function createTestLog<T extends { push: (entry: LogEntry) => unknown }>(
  entries: T,
): Log & { entries: T } {
  const logAt = (level: string) => (fields: LogFields, message: string) =>
    void entries.push({ level, fields, message })
  const [error, warn, info, debug] = LOG_LEVELS.map(logAt) as [LogLine, LogLine, LogLine, LogLine]
  return { entries, error, warn, info, debug }
}

type LogLine = Log['info']
