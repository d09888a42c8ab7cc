import { describe, expect, it } from 'vitest'
import { type LogSketch } from '../../contract/log'
import { countLinesOverTime } from './lines-over-time'

const sketch = (blocks: [line: number, timeMs: number | null][], lines: number): LogSketch => ({
  object: { size: 1, etag: 'e', modifiedMs: null, encoding: 'utf-8', isGzip: false },
  scannedBytes: 1,
  isDone: true,
  lines,
  blocks: blocks.map(([line, timeMs], byte) => ({ byte, line, timeMs, errors: 0, warnings: 0 })),
  errors: [],
  errorCount: 0,
  warnings: [],
  attempts: [],
})
const DAY = { fromMs: 0, toMs: 100 }

describe('lines over time', () => {
  it.each<[string, [number, number | null][], number, number[]]>([
    [
      'are spread between known moments',
      [
        [1, 0],
        [101, 100],
      ],
      100,
      [25, 25, 25, 25],
    ],
    ['of one moment stand there', [[1, 60]], 7, [0, 0, 7, 0]],
    [
      'of a silence are few',
      [
        [1, 0],
        [91, 25],
        [101, 100],
      ],
      100,
      [90, 3.33, 3.33, 3.33],
    ],
    [
      'of blocks without a moment belong to the one before',
      [
        [1, 0],
        [51, null],
        [101, 50],
      ],
      100,
      [50, 50, 0, 0],
    ],
    [
      'outside of the interval are left out',
      [
        [1, -100],
        [101, 0],
        [201, 100],
      ],
      200,
      [25, 25, 25, 25],
    ],
    [
      'of clocks that go back stand at the later moment',
      [
        [1, 50],
        [11, 0],
      ],
      20,
      [10, 0, 10, 0],
    ],
    ['are none without a moment', [[1, null]], 5, [0, 0, 0, 0]],
  ])('%s', (_, blocks, lines, counts) => {
    expect(countLinesOverTime(sketch(blocks, lines), DAY, 4).map((n) => Math.round(n * 100) / 100)).toEqual(
      counts,
    )
  })
})
