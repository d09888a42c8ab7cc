import { type ServerStatus } from '../contract/server-status'

/** A Sunday at 13:00 in GMT+8. */
export const NOW_MS = Date.parse('2026-11-22T13:00:00+08:00')

export const STATUS: ServerStatus = {
  build: 'build0123456',
  startedAtMs: NOW_MS - 172_800_000,
  nowMs: NOW_MS,
  upstream: {
    state: 'answering',
    sinceMs: NOW_MS - 7_500_000,
    lastAnswerAtMs: NOW_MS - 3_000,
    lastError: null,
    retryAtMs: null,
    credential: 'aksk',
    tokenEndsAtMs: null,
    clockAheadMs: -1_500,
  },
  budget: { perSecond: 15, atOnce: 8, usedLastMinute: 42, underWay: 1, queued: 0 },
  cache: { runs: 3, bytes: 65_536, fresh: 1_200, stale: 7, cold: 1 },
  ledger: {
    store: 'file',
    problem: null,
    jobs: 250,
    runs: 41_000,
    kept: 12,
    keptBytes: 3_355_443,
    fileBytes: 25_165_824,
  },
  viewers: { active: 12, runs: 1, requests: 140 },
}
