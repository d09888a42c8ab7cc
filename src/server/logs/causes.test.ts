import { describe, expect, it } from 'vitest'
import { type LogEncoding } from '../../contract/log'
import { type Status } from '../../contract/status'
import { testLedger } from '../../testing/ledger'
import { type Ledger } from '../ledger/ledger'
import { testClock } from '../../testing/server'
import { logError } from '../obs/failures'
import { createCauses } from './causes'
import { createLogSketches } from './sketches'
import { createViewerReads } from './viewer-reads'

const RUN = { job: 'j', id: '1', workspace: '' }
const STARTED_MS = Date.parse('2026-11-28T02:00:00+08:00')
const ENDED_MS = STARTED_MS + 60_000

interface Given {
  status?: Status
  text?: string | Buffer
  encoding?: LogEncoding
  modifiedMs?: number
  isCut?: boolean
}

function setUp(given: readonly Given[], scanBytes = 1e9, kept: Partial<Ledger> = {}) {
  const opened: string[] = []
  const nodes = given.map(({ status = 'fail' }, at) => ({
    key: `n${at}`,
    status,
    startMs: STARTED_MS,
    endMs: ENDED_MS,
    logPath: `obs://b/n${at}`,
  }))
  const reads: number[] = []
  const ledger = { ...testLedger(), ...kept }
  // Each look at the clock is some work.
  let elapsedMs = 0
  const clock = { ...testClock(), elapsedMs: () => (elapsedMs += 0.2) }
  const wait = () => new Promise<void>(() => undefined)
  const zone = 'Asia/Shanghai'
  const sketches = createLogSketches({
    ledger,
    clock,
    wait,
    zone,
    maxBytes: scanBytes,
    viewerReads: createViewerReads(wait),
  })
  const causes = createCauses({
    readNodes: () => Promise.resolve(nodes),
    openLog: (_, key) => {
      opened.push(key)
      const {
        text,
        encoding = 'utf-8',
        modifiedMs = ENDED_MS,
        isCut = false,
      } = given[Number(key.slice(1))] ?? {}
      if (text === undefined) return Promise.reject(logError({ failure: 'forbidden' }))
      const bytes = Buffer.from(text)
      const read = (from: number, to: number) => {
        reads.push(to - from)
        return Promise.resolve(bytes.subarray(from, to))
      }
      return Promise.resolve({
        path: `b/${key}`,
        object: { size: bytes.length, etag: 'e', modifiedMs, encoding, isGzip: isCut, isCut },
        read,
        stream: async function* (from: number, to: number) {
          yield await read(from, to)
        },
      })
    },
    sketches,
    ledger,
    zone,
    scanBytes,
    clock,
    wait,
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

  it('are read again where what was kept is damaged', async () => {
    const [found] = await setUp([{ text: TEXT }], 1e9, { findCause: () => '{' }).read()
    expect(found).toMatchObject({ cause: { line: 3 } })
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
    [1e9, 131_073, 'cause', null],
    [1, null, 'last_error_line', 'partly_read'],
  ])('of a large log have a line where it may be counted', async (scanBytes, line, sure, why) => {
    const text = `${'a line\n'.repeat(131_072)}ERROR: row count is 0\n`
    const [found] = await setUp([{ text }], scanBytes).read()
    expect(found).toMatchObject({ cause: { line, sure }, why })
  })

  it.each([
    ['ERROR: row count is 0\n', { cause: { sure: 'last_error_line' }, why: 'partly_read' }],
    ['start\n', { cause: null, why: 'partly_read' }],
  ])('of a log that was not unpacked to its end are not sure: %j', async (text, found) => {
    expect(await setUp([{ text, isCut: true }]).read()).toMatchObject([found])
  })

  it('of a log that is larger than may be scanned are read from its ends alone', async () => {
    const { read, reads } = setUp([{ text: `${'a line\n'.repeat(131_072)}ERROR: row count is 0\n` }], 800_000)
    expect((await read())[0]?.cause).toMatchObject({ text: 'row count is 0' })
    expect(reads).toEqual([64 * 1024, 512 * 1024])
  })

  const QUIET = 'a line of a log\n'.repeat(50_000)
  const ERROR = 'java.io.IOException: No space left on device\n\tat a.B.c(D.java:1)\n'
  const LATER = '[ERROR] [2026/11/28 02:39:12 GMT +08:00] : quota of /lake/tmp is exceeded\nexit code 1\n'

  it.each([
    ['in the middle', `${QUIET}${ERROR}${QUIET}exit code 1\n`, 50_001],
    [
      'that goes on into the last bytes',
      `${QUIET}${ERROR}${'a line of a log\n'.repeat(32_760)}exit code 1\n`,
      50_001,
    ],
    ['of the last attempt', `${LATER}${QUIET}attempt 2 of 2\n${QUIET}${ERROR}${QUIET}exit code 1\n`, 100_004],
    ['and not of an earlier attempt', `${ERROR}${QUIET}attempt 2 of 2\n${QUIET}${LATER}`, 100_004],
  ])('of a large log are an error %s', async (_, text, line) => {
    const [found] = await setUp([{ text }]).read()
    expect(found).toMatchObject({ cause: { line, sure: 'cause' }, why: null })
  })

  it('of a large log with more errors than are read are not sure', async () => {
    const text = `${QUIET}${ERROR}${`${QUIET}ERROR: other\n`.repeat(9)}${QUIET}`
    const [found] = await setUp([{ text }]).read()
    expect(found).toMatchObject({ cause: { sure: 'last_error_line' }, why: 'partly_read' })
  })

  it('of a large log that is read in part are a guess where no line has words of an error', async () => {
    const text = `${QUIET}source 23 columns, target has fewer than 22\nexit code 1\n`
    const [found] = await setUp([{ text }], 1).read()
    expect(found).toMatchObject({ cause: { sure: 'likely' }, why: 'partly_read' })
  })

  it.each([
    ['a sentence before the verdict', 'load\nsource 23 columns, target has fewer than 22\nexit code 1\n', 2],
    ['what comes of another error', 'ERROR: current transaction is aborted\nexit code 1\n', 1],
  ])('are the likeliest line where there is only %s', async (_, text, line) => {
    const [found] = await setUp([{ text }]).read()
    expect(found).toMatchObject({ cause: { line, sure: 'likely' }, why: null })
  })

  it.each<[string, string | Buffer]>([
    ['one line', Buffer.alloc(24_000_000, 'error: x ')],
    ['NULs', Buffer.alloc(24_000_000)],
    ['empty lines', Buffer.alloc(2_000_000, '\n')],
    ['begun tracebacks', Buffer.alloc(600_000, 'Traceback (most recent call last):\n')],
  ])('of %s are found while other work goes on', async (_, text) => {
    let [turns, isDone] = [0, false]
    const turn = (): void => {
      turns += 1
      if (!isDone) setImmediate(turn)
    }
    setImmediate(turn)
    expect(await setUp([{ text }]).read()).toHaveLength(1)
    isDone = true
    expect(turns).toBeGreaterThan(15)
  })

  it('say why there is none', async () => {
    const { read } = setUp([
      {},
      { text: 'a\n' },
      { text: 'Submitted over an MRS API connection\nreturn code 2\n' },
      { text: 'return code 2\n' },
      { text: TEXT, modifiedMs: STARTED_MS - 3_600_000 },
      ...Array.from({ length: 17 }, () => ({ text: TEXT })),
    ])
    const found = await read()
    const reasons = found.map(({ why }) => why)
    expect(reasons.slice(0, 5)).toEqual([
      'forbidden',
      'no_cause',
      'mrs_connection',
      'no_cause',
      'earlier_attempt',
    ])
    expect(found[4]?.cause?.sure).toBe('likely')
    expect(reasons.slice(19)).toEqual([null, 'not_asked', 'not_asked'])
  })
})
