import { type Ledger, createLedger } from '../server/ledger/ledger'
import { type LedgerOptions } from '../server/ledger/store'
import { type LogEntry, createTestLog } from './log'

/** A ledger in memory, unless the options name a folder. Its clock stands still. */
export const testLedger = (options: Partial<LedgerOptions> = {}): Ledger =>
  createLedger({
    folder: null,
    keepBytes: 1024 * 1024,
    clock: { nowMs: () => 1, elapsedMs: () => 0 },
    log: createTestLog<LogEntry[]>([]),
    ...options,
  })
