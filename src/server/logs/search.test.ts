import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LOG_ENCODINGS, type LogEncoding, MAX_LOG_MATCHES } from '../../contract/log'
import { encodeLog, memoryLog } from '../../testing/log-bytes'
import { findLiteral, parseLogQuery, searchLog } from './search'

async function search(
  bytes: Buffer,
  params: Record<string, string>,
  encoding: LogEncoding = 'utf-8',
  pieceBytes = 999,
) {
  const { query } = parseLogQuery(new URLSearchParams(params))
  if (!query) throw new Error('bad pattern')
  const log = memoryLog(bytes, { encoding, pieceBytes })
  const found = []
  for await (const line of searchLog(
    log,
    query,
    Infinity,
    { elapsedMs: () => 0 },
    new AbortController().signal,
  ))
    found.push(line)
  expect(log.openStreams()).toBe(0)
  return { matches: found.filter((line) => 'byte' in line), last: found.at(-1) }
}

describe('a search', () => {
  it('finds what a reader finds, in any encoding and across pieces', async () => {
    const word = fc.array(fc.constantFrom('ab', 'aB', 'A', '上海', ' ', 'x'.repeat(3000), '.', 'é'), {
      maxLength: 6,
    })
    const lines = fc.array(fc.tuple(word, fc.constantFrom('\n', '\r\n')), { maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(
        lines,
        fc.constantFrom(...LOG_ENCODINGS),
        fc.constantFrom('ab', 'aB', 'a.', '海 ', '上海a', 'x上', 'é', 'aba', 'ab[ a]ab', 'ab?aba', 'aba+b'),
        fc.boolean(),
        fc.integer({ min: 2, max: 5000 }),
        async (given, encoding, needle, isRegex, piece) => {
          const text = given
            .map(([words, end]) => words.join('').replaceAll('é', encoding === 'gb18030' ? 'e' : 'é') + end)
            .join('')
          const bytes = encodeLog(text, encoding)
          const flags = /[A-Z]/.test(needle) ? 'g' : 'gi'
          const source = isRegex ? needle : needle.replaceAll(/[.[\]?+]/g, String.raw`\$&`)
          const size = (part: string) => encodeLog(part, encoding).length
          let from = 0
          const expected = text.split(/(?<=\n)/).flatMap((line, index) => {
            const start = from
            from += size(line)
            return Array.from(line.replace(/\r?\n$/, '').matchAll(new RegExp(source, flags)), (match) => ({
              byte: start + size(line.slice(0, match.index)),
              toByte: start + size(line.slice(0, match.index + match[0].length)),
              line: index + 1,
            }))
          })
          const params: Record<string, string> = isRegex ? { q: needle, regex: '1' } : { q: needle }
          const { matches, last } = await search(bytes, params, encoding, piece)
          expect(matches).toEqual(expected)
          expect(last).toMatchObject({
            isDone: true,
            isCut: false,
            matches: expected.length,
            scannedBytes: bytes.length,
          })
        },
      ),
      { numRuns: 200 },
    )
  })

  it('finds Chinese behind the first part of a long line, wherever the part ends', async () => {
    const text = `x${'上海'.repeat(8000)}北京`
    for (const encoding of ['gb18030', 'utf-8'] as const) {
      const { matches } = await search(encodeLog(text, encoding), { q: '.京$|海北', regex: '1' }, encoding)
      expect(matches).toHaveLength(1)
    }
  })

  it('finds Chinese in each line, also where some are of another encoding than the log', async () => {
    const lines = ['上海 one', 'plain', 'two 上海', '上海三', 'four 北京'].map((text, at) =>
      encodeLog(`${text}\n`, at === 2 || at === 3 ? 'gb18030' : 'utf-8'),
    )
    const bytes = Buffer.concat(lines)
    const starts = lines.map((_, at) => Buffer.concat(lines.slice(0, at)).length)
    const expected = [
      { byte: starts[0], toByte: 6, line: 1 },
      { byte: (starts[2] ?? 0) + 4, toByte: (starts[2] ?? 0) + 8, line: 3 },
      { byte: starts[3], toByte: (starts[3] ?? 0) + 4, line: 4 },
    ]
    for (const encoding of ['utf-8', 'gb18030'] as const)
      for (const [q, regex] of [
        ['上海', '0'],
        ['上.', '1'],
      ] as const)
        expect((await search(bytes, { q, regex }, encoding, 20)).matches).toEqual(expected)
  })

  it('lets other work go on between two lines of a piece', async () => {
    let [turns, isDone, nowMs] = [0, false, 0]
    const turn = (): void => {
      turns += 1
      if (!isDone) setImmediate(turn)
    }
    setImmediate(turn)
    const { query } = parseLogQuery(new URLSearchParams({ q: 'a.*c', regex: '1' }))
    if (!query) throw new Error('bad pattern')
    const clock = { elapsedMs: () => (nowMs += 5) }
    const log = memoryLog(Buffer.from('ab\n'.repeat(500)))
    for await (const _ of searchLog(log, query, Infinity, clock, new AbortController().signal));
    isDone = true
    expect(turns).toBeGreaterThan(200)
  })

  it('ends its stream when its viewer has gone', async () => {
    const { query } = parseLogQuery(new URLSearchParams({ q: 'a' }))
    if (!query) throw new Error('bad pattern')
    const gone = new AbortController()
    const log = memoryLog(Buffer.from('a\n'.repeat(9_000)), { pieceBytes: 999 })
    const found = searchLog(log, query, Infinity, { elapsedMs: () => 0 }, gone.signal)
    await found.next()
    gone.abort(new Error('gone'))
    await expect(async () => {
      for await (const _ of found);
    }).rejects.toThrow('gone')
    expect([log.openStreams(), log.readBytes()]).toEqual([0, 999])
  })

  it('stops at its limit and says so', async () => {
    const { matches, last } = await search(Buffer.from('a\n'.repeat(20_000)), { q: 'a' })
    expect(matches).toHaveLength(MAX_LOG_MATCHES)
    expect(last).toMatchObject({ isDone: true, isCut: true })
  })

  it('heeds the case of letters where the query has capitals or wants it', async () => {
    const bytes = Buffer.from('error ERROR Error')
    expect((await search(bytes, { q: 'error' })).matches).toHaveLength(3)
    expect((await search(bytes, { q: 'Error' })).matches).toHaveLength(1)
    expect((await search(bytes, { q: 'error', case: '1' })).matches).toHaveLength(1)
    expect((await search(bytes, { q: String.raw`\Serror|^error`, regex: '1' })).matches).toHaveLength(1)
  })

  it.each([
    ['ERROR.*numeric', 'numeric'],
    ['^\\[ERROR\\] load_(a|b)', null],
    [String.raw`\d+ rows written in \d+`, ' rows written in '],
    ['abcd*efg?h', 'abc'],
    ['lo{2,3}st [a-z]+ task', ' task'],
    ['a.b', null],
    [String.raw`\x41bcdef`, null],
    ['(?i)abcdef', null],
    ['[[:alpha:]]xyz+', 'xyz'],
  ])('of %s knows that each match holds %s', (pattern, literal) =>
    expect(findLiteral({ text: pattern, isRegex: true })).toBe(literal),
  )

  it.each([
    ['no text', { q: '' }],
    ['two lines', { q: 'a\nb' }],
    ['a long one', { q: 'a'.repeat(1001) }],
    ['a bad pattern', { q: '[', regex: '1' }],
    ['a pattern that costs much for each byte', { q: 'a[ab]{600}c', regex: '1' }],
    ['a pattern that RE2 does not have', { q: '(?=a)', regex: '1' }],
  ])('refuses %s', (_, params) => {
    expect(parseLogQuery(new URLSearchParams(params)).problem).toMatch(/./)
  })
})
