import { describe, expect, it } from 'vitest'
import { type LogEncoding } from '../../contract/log'
import { type Status } from '../../contract/status'
import { testLedger } from '../../testing/ledger'
import { testClock } from '../../testing/server'
import { logError } from '../obs/failures'
import { createCauses } from './causes'

const RUN = { job: 'j', id: '1', workspace: '' }
const STARTED_MS = Date.parse('2026-11-28T02:00:00+08:00')
const ENDED_MS = STARTED_MS + 60_000

interface Given {
  status?: Status
  type?: string
  text?: string | Buffer
  encoding?: LogEncoding
  modifiedMs?: number
}

function setUp(given: readonly Given[], scanBytes = 1e9) {
  const opened: string[] = []
  const nodes = given.map(({ status = 'fail', type = 'Shell' }, at) => ({
    key: `n${at}`,
    type,
    status,
    startMs: STARTED_MS,
    endMs: ENDED_MS,
    logPath: `obs://b/n${at}`,
  }))
  const reads: number[] = []
  const causes = createCauses({
    readNodes: () => Promise.resolve(nodes),
    openLog: (_, key) => {
      opened.push(key)
      const { text, encoding = 'utf-8', modifiedMs = ENDED_MS } = given[Number(key.slice(1))] ?? {}
      if (text === undefined) return Promise.reject(logError({ failure: 'forbidden' }))
      const bytes = Buffer.from(text)
      const read = (from: number, to: number) => {
        reads.push(to - from)
        return Promise.resolve(bytes.subarray(from, to))
      }
      return Promise.resolve({
        path: `b/${key}`,
        object: { size: bytes.length, etag: 'e', modifiedMs, encoding, isGzip: false },
        read,
        stream: async function* (from: number, to: number) {
          yield await read(from, to)
        },
      })
    },
    ledger: testLedger(),
    zone: 'Asia/Shanghai',
    scanBytes,
    clock: testClock(),
    wait: () => new Promise(() => undefined),
  })
  return { read: () => causes.read(RUN, 'c'), opened, reads }
}

const TEXT = 'start\r\n10%\r20%\r\nERROR: row count is 0\nexit code 1\n'

describe('the causes of a run', () => {
  it('are those of its failed nodes alone, with lines counted by LF and CRLF', async () => {
    const { read, opened } = setUp([{ text: TEXT }, { status: 'success', text: TEXT }])
    expect(await read()).toMatchObject([
      {
        node: 'n0',
        cause: { line: 3, byte: 16, text: 'row count is 0', sure: 'cause' },
        verdicts: [{ line: 4, text: 'exit code 1' }],
        why: null,
      },
    ])
    expect(opened).toEqual(['n0'])
  })

  it('are read once for each state of a log', async () => {
    const { read, reads } = setUp([{ text: TEXT }])
    expect(await read()).toEqual(await read())
    expect(reads).toHaveLength(1)
  })

  it.each([
    ['gb18030', Buffer.concat([Buffer.from('a\n'), Buffer.from('c1acbdd3caa7b0dc', 'hex')])],
    ['utf-16le', Buffer.from('a\r\n连接失败\r\n', 'utf16le')],
    ['utf-16be', Buffer.from('a\r\n连接失败\r\n', 'utf16le').swap16()],
  ] as const)('are decoded from %s', async (encoding, text) => {
    const [found] = await setUp([{ encoding, text }]).read()
    expect(found?.cause).toMatchObject({ line: 2, text: '连接失败' })
  })

  it.each([
    [1e9, 131_073],
    [1, null],
  ])('of a large log have a line where it may be counted', async (scanBytes, line) => {
    const text = `${'a line\n'.repeat(131_072)}ERROR: row count is 0\n`
    const [found] = await setUp([{ text }], scanBytes).read()
    expect(found).toMatchObject({ cause: { line, sure: 'last_error_line' }, why: 'partly_read' })
  })

  it('say why there is none', async () => {
    const { read } = setUp([
      {},
      { text: 'a\n' },
      { type: 'HiveSQL', text: 'return code 2\n' },
      { text: TEXT, modifiedMs: STARTED_MS - 3_600_000 },
      ...Array.from({ length: 18 }, () => ({ text: TEXT })),
    ])
    const reasons = (await read()).map(({ why }) => why)
    expect(reasons.slice(0, 4)).toEqual(['forbidden', 'no_cause', 'mrs_connection', 'earlier_attempt'])
    expect(reasons.slice(19)).toEqual([null, 'not_asked', 'not_asked'])
  })
})
