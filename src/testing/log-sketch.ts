import { type LogSketch } from '../contract/log'

/** Of a log of 100 lines without errors, counted whole, with what a test changes. */
export const makeSketch = (own: Partial<LogSketch> = {}): LogSketch => ({
  object: { size: 1_000, etag: 'e', modifiedMs: null, encoding: 'utf-8', isGzip: false },
  scannedBytes: 1_000,
  isDone: true,
  lines: 100,
  blocks: [],
  errors: [],
  errorCount: 0,
  warnings: [],
  attempts: [],
  ...own,
})
