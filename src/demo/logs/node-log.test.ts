import { describe, expect, it } from 'vitest'
import { gunzipSync } from 'node:zlib'
import { NOON_MS } from '../../testing/demo'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { NODE_TYPES } from '../scenarios/node-types'
import { encodeGbk } from './gbk'
import { layOutLarge } from './large-log'
import { type LoggedNode, logAt, writeNodeLog } from './node-log'
import { type Part, bytesPart, readParts, totalSize } from './pieces'
import { findSpecialLog } from './special-logs'

const START_MS = NOON_MS - 20 * MINUTE_MS

const node = (more: Partial<LoggedNode> = {}): LoggedNode => ({
  name: 'load_orders',
  type: 'DWSSQL',
  startMs: START_MS,
  endMs: START_MS + 10 * MINUTE_MS,
  outcome: 'success',
  rows: 4_211,
  seed: 7,
  ...more,
})

const textOf = (wanted: LoggedNode): string => writeNodeLog(wanted).bytes.toString()

const readAll = (parts: readonly Part[], from: number, to: number): Buffer =>
  Buffer.concat(Array.from(readParts(parts, from, to)))

function timesIn(text: string): number[] {
  const found = text.matchAll(/^\[\w+\] \[(\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d) GMT \+08:00\] : /gm)
  return Array.from(found, ([, year, month, day, time]) =>
    Date.parse(`${year}-${month}-${day}T${time}+08:00`),
  )
}

describe.each(NODE_TYPES.filter((type) => type !== 'Dummy'))('the log of %s', (type) => {
  it.each(['success', 'fail', 'manual-stop'] as const)('that is %s fills in its templates', (outcome) => {
    for (const seed of [6, 7])
      expect(textOf(node({ type, outcome, seed }))).not.toMatch(/\{\w+\}|undefined|NaN/)
  })

  it('has its times in order and within the node', () => {
    const { startMs, endMs } = node()
    const times = timesIn(textOf(node({ type, outcome: 'fail', retries: 2 })))
    expect(times.length).toBeGreaterThan(5)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times[0]).toBeGreaterThanOrEqual(startMs - SECOND_MS)
    expect(times.at(-1)).toBeLessThanOrEqual(endMs ?? 0)
  })
})

it('says each attempt, each with the same failure', () => {
  const text = textOf(node({ outcome: 'fail', retries: 3, failure: 'dws_numeric' }))
  expect(text.match(/Attempt \d of 4 starts/g)).toEqual([1, 2, 3, 4].map((at) => `Attempt ${at} of 4 starts`))
  expect(text.match(/: ERROR: invalid input syntax for type numeric: "N\/A"/g)).toHaveLength(8)
  expect(text).toContain('  Where: load_orders_v, row 4211907, column fee_amt\n')
})

it('is written in Chinese, too', () => {
  expect(textOf(node({ seed: 8 }))).toContain('脚本执行成功')
  expect(textOf(node({ name: '装载', seed: 7 }))).toContain('脚本执行成功')
})

it('grows line by line, and what is there stays', () => {
  const log = writeNodeLog(node({ endMs: null, outcome: 'running' }))
  expect(logAt(log, START_MS - 1)).toBeNull()
  const before = logAt(log, START_MS + MINUTE_MS)
  const after = logAt(log, START_MS + 2 * MINUTE_MS)
  expect(before?.size).toBeLessThan(after?.size ?? 0)
  expect(log.bytes.subarray(0, before?.size).at(-1)).toBe(10)
  expect(before?.writtenMs).toBeLessThanOrEqual(START_MS + MINUTE_MS)
})

describe('a large log', () => {
  const parts = layOutLarge({
    size: 20_000_000,
    startMs: START_MS,
    endMs: NOON_MS,
    head: 'head\n',
    tail: 'tail\n',
  })

  it('has exactly its size, and lines whose times do not run back', () => {
    expect(totalSize(parts)).toBe(20_000_000)
    const text = readAll(parts, 0, 20_000_000)
    expect(text).toHaveLength(20_000_000)
    const lines = text.toString().split('\n')
    expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['head', 'tail', ''])
    expect(new Set(lines.slice(1, -3).map((line) => Buffer.byteLength(line)))).toEqual(new Set([127]))
    const times = timesIn(text.toString())
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(text.toString()).toContain('[ERROR] [')
  })

  it('gives any range the same bytes as the whole', () => {
    const whole = readAll(parts, 0, 1_000_000)
    for (const [from, to] of [
      [0, 1],
      [3, 9],
      [65_500, 65_600],
      [131_000, 400_000],
      [999_999, 1_000_000],
    ] as const)
      expect(readAll(parts, from, to).equals(whole.subarray(from, to))).toBe(true)
    expect(readAll(parts, 19_999_995, 20_000_000).toString()).toBe('tail\n')
  })
})

const FAILURE_BY_NAME: Record<string, string> = { utf16_encoding: 'cdm_source', gzip_log: 'spark_number' }

const special = (name: string) => {
  const found = findSpecialLog(
    node({ name, outcome: 'fail', failure: FAILURE_BY_NAME[name] ?? 'dws_numeric' }),
  )
  if (found === null || typeof found === 'string') throw new Error(`${name} has no bytes`)
  const size = totalSize(found.parts)
  return {
    ...found,
    size,
    read: (from: number, to: number) => readAll(found.parts, from, Math.min(to, size)),
  }
}

describe('logs of every kind', () => {
  it('of four gigabytes is read at its end at once', () => {
    const { size, read } = special('log_4_gb')
    expect(size).toBe(4 * 2 ** 30)
    expect(read(size - 10_000, size).toString()).toContain('Caused by: java.lang.OutOfMemoryError')
    expect(read(2 ** 31, 2 ** 31 + 1_000).toString()).toContain('row group')
  })

  it('with a billion empty lines and with a line of 100 MB', () => {
    const empty = special('billion_empty_lines')
    expect(empty.size).toBeGreaterThan(1_000_000_000)
    expect(empty.read(500_000_000, 500_000_100).equals(Buffer.alloc(100, 10))).toBe(true)
    const long = special('line_of_100_mb')
    expect(long.size).toBeGreaterThan(100_000_000)
    expect(long.read(200, 1_000_000).includes(10)).toBe(false)
  })

  it('in other encodings', () => {
    const gbk = special('gbk_编码')
    expect(new TextDecoder('gbk', { fatal: true }).decode(gbk.read(0, gbk.size))).toContain('节点执行失败')
    const wide = special('utf16_encoding')
    expect(new TextDecoder('utf-16le').decode(wide.read(0, wide.size))).toContain('ORA-00942')
    const packed = special('gzip_log')
    expect(gunzipSync(packed.read(0, packed.size)).toString()).toContain('NumberFormatException')
  })

  it('that was written before the node started', () => {
    expect(special('earlier_attempt').writtenMs).toBeLessThan(START_MS)
  })

  it('that cannot be read', () => {
    const codes = ['no_rights', 'gone', 'archived'].map((name) => findSpecialLog(node({ name })))
    expect(codes).toEqual(['AccessDenied', 'NoSuchKey', 'InvalidObjectState'])
  })
})

it('GBK is what a decoder reads back', () => {
  const text = '订单明细 abc，错误：空值率 3.7%；（）《》'
  expect(new TextDecoder('gbk').decode(encodeGbk(text))).toBe(text)
  expect(encodeGbk('\u{1F600}').toString()).toBe('?')
})

it('a part without bytes is no part of a range', () => {
  expect(readAll([bytesPart(''), bytesPart('ab'), bytesPart('')], 0, 2).toString()).toBe('ab')
})
