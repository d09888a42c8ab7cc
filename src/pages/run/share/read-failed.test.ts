import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it, vi } from 'vitest'
import { type LogPiece, type NodeCause } from '../../../contract/log'
import { log } from '../../../i18n/en/log'
import { snapshot } from '../../../i18n/en/snapshot'
import { makeInstance } from '../../../testing/runs'
import { cutExcerpt, readFailed } from './read-failed'
import { describeFilters } from './save-snapshot'

const makeCause = (line: number | null, byte: number): NonNullable<NodeCause['cause']> => ({
  line,
  byte,
  text: 'ERROR: no',
  detail: 'Where: row 7',
  timeMs: null,
  family: 'dws',
  sure: 'cause',
})

/** Lines of 10 bytes from the one of that number on, counted from 0. */
const makePiece = (texts: readonly string[], first = 0): LogPiece => ({
  object: { size: 1_000, etag: 'e', modifiedMs: null, encoding: 'utf-8', isGzip: false },
  fromByte: first * 10,
  toByte: (first + texts.length) * 10,
  firstLine: first + 1,
  startsInLine: false,
  endsInLine: false,
  lines: texts.map((text) => [text, 10]),
})

describe('the lines around the cause', () => {
  it.each([
    [
      'two before and three after',
      makePiece(['a', 'b', 'c', 'no', 'd', 'e', 'f', 'g']),
      3,
      '2 b|3 c|4 no!|5 d|6 e|7 f',
    ],
    ['fewer at the start of the log', makePiece(['no', 'a']), 0, '1 no!|2 a'],
    ['fewer at its end', makePiece(['a', 'no'], 40), 41, '41 a|42 no!'],
    ['escape sequences are gone, controls are seen', makePiece(['\u001b[31mno\u001b[0m\u0007']), 0, '1 no␇!'],
    [
      'the cause itself where the piece does not hold it',
      makePiece(['a']),
      70,
      '71 ERROR: no!|72 Where: row 7',
    ],
    ['the same where nothing could be read', null, 70, '71 ERROR: no!|72 Where: row 7'],
  ])('%s', (_, piece, at, expected) => {
    const lines = cutExcerpt(piece, makeCause(at + 1, at * 10))
    expect(lines.map(({ number, text, isCause }) => `${number} ${text}${isCause ? '!' : ''}`).join('|')).toBe(
      expected,
    )
  })

  it('have no numbers where lines were not counted, and are cut where they are very long', () => {
    const [line] = cutExcerpt(makePiece(['x'.repeat(5_000)]), makeCause(null, 0))
    expect(line?.number).toBeNull()
    expect(line?.text).toHaveLength(2_001)
  })
})

it('of failed nodes the earliest five are read, each from its own log', async () => {
  const nodes = Array.from({ length: 7 }, (_, index) => ({
    key: `n${index}`,
    status: 'fail' as const,
    endMs: 100 - index,
  }))
  const run = makeInstance({ status: 'fail' }, [{ key: 'ok' }, ...nodes])
  const causes = new Map([
    ['n6', { node: 'n6', cause: makeCause(4, 30), verdicts: [], why: null }],
    ['n5', { node: 'n5', cause: null, verdicts: [], why: 'forbidden' as const }],
  ])
  const client = new QueryClient()
  const fetchQuery = vi.spyOn(client, 'fetchQuery').mockResolvedValue(makePiece(['a', 'b', 'no'], 1))
  const { failed, moreFailed } = await readFailed(client, {
    run,
    reference: { job: 'j', id: '1', workspace: '' },
    causes,
    words: log,
  })
  expect(failed.map(({ node }) => node.key)).toEqual(['n6', 'n5', 'n4', 'n3', 'n2'])
  expect(failed.map(({ lines, note }) => lines.map(({ text }) => text).join() + note)).toEqual([
    'a,b,no',
    log.reasons.forbidden.title,
    '',
    '',
    '',
  ])
  expect(moreFailed).toBe(2)
  expect(fetchQuery).toHaveBeenCalledOnce()
})

it.each([
  [{ q: '', status: [], types: [] }, 'en', null],
  [{ q: 'load', status: ['fail'], types: ['DWSSQL'] }, 'en', 'text “load”, Failed, DWSSQL'],
  [{ q: '', status: ['fail'], types: ['DWSSQL'] }, 'zh-CN', '运行失败，DWSSQL'],
] as const)('filters %j are, in %s, %s', (view, lang, words) => {
  expect(describeFilters(view, snapshot, lang)).toBe(words)
})
