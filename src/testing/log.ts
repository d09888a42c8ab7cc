import { type ServerStatus } from '../contract/server-status'
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

export const STATUS: ServerStatus = {
  build: 'build0123456',
  startedAtMs: 1_700_000_000_000,
  nowMs: 1_700_000_600_000,
  upstream: {
    state: 'answering',
    sinceMs: 1_700_000_001_000,
    lastAnswerAtMs: 1_700_000_599_000,
    lastError: null,
    retryAtMs: null,
    credential: 'token',
    tokenEndsAtMs: null,
    clockAheadMs: -1500,
  },
  budget: { perSecond: 15, atOnce: 8, usedLastMinute: 42, underWay: 1, queued: 0 },
  cache: { runs: 3, bytes: 65_536, fresh: 100, stale: 7, cold: 5 },
  ledger: {
    store: 'file',
    problem: null,
    jobs: 250,
    runs: 41_000,
    kept: 12,
    keptBytes: 3_355_443,
    fileBytes: 25_165_824,
  },
  viewers: { active: 12, runs: 3, requests: 140 },
}
