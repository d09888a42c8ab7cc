import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CORPUS } from '../../testing/log-corpus/read-corpus'
import { startsAttempt } from './attempt'
import { LEVEL_HINTS } from './level-hints'
import { ERROR_NAME, LEVEL_WORDS, WORD_PATTERNS, levelOfWords } from './line-level'
import { cleanLine, readLine } from './read-line'

const ZONE = 'Asia/Shanghai'
const HINT = new RegExp(
  LEVEL_HINTS.map((hint) =>
    hint
      .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll('#', String.raw`\d`)
      .replaceAll('@', '[a-z]'),
  ).join('|'),
  'i',
)
const isScanned = (line: string): boolean => HINT.test(line)
const isMarked = (line: string): boolean => {
  const { level } = readLine(cleanLine(line), ZONE)
  return level === 'error' || level === 'warn'
}

/** Texts that the pattern finds, but for what it asks of the signs around them. */
function textsOf({ source }: RegExp): fc.Arbitrary<string> {
  const bare = source
    .replaceAll(String.raw`\b`, '')
    .replaceAll(/\(\?<?[!=](?:[^()[\]]|\[[^\]]*\])*\)/g, '')
    .replaceAll('(?::|^|\\s)', ':')
    .replaceAll('(?:^|\\s)', ' ')
    .replaceAll('(?:\\s|$)', ' ')
    .replaceAll(/(?<!\\|\[)[$^]/g, '')
  return fc.stringMatching(new RegExp(`^(?:${bare})$`))
}

describe('a line that is an error, a warning or the start of an attempt holds a hint', () => {
  it.each(Object.keys(LEVEL_WORDS).filter((word) => /error|warn/.test(LEVEL_WORDS[word] ?? '')))(
    'by its level: %s',
    (word) => {
      for (const line of [`${word}: x`, `[${word.toLowerCase()}] x`, `2026-11-28 02:39:12 ${word} x`]) {
        expect(isMarked(line)).toBe(true)
        expect(isScanned(line)).toBe(true)
      }
    },
  )

  it.each([...WORD_PATTERNS, ERROR_NAME].map((pattern) => [pattern.source.slice(0, 40), pattern] as const))(
    'by its words: %s',
    (_, pattern) => {
      let marked = 0
      fc.assert(
        fc.property(textsOf(pattern), fc.nat(2), (text, letters) => {
          const line = [text, text.toLowerCase(), text.toUpperCase()][letters] ?? text
          if (levelOfWords(line) === null) return
          marked += 1
          expect(isScanned(line), line).toBe(true)
        }),
        { numRuns: 1000 },
      )
      expect(marked).toBeGreaterThan(100)
    },
  )

  it.each([
    'E1128 02:39:12.123456 4242 file.cc:12] x',
    'W1128 02:39:12.123456 4242 file.cc:12] x',
    'F1128 02:39:12.123456 4242 file.cc:12] x',
    'attempt 2 of 4',
    'Retry #2',
    '第 2 次重试',
    '第2次运行',
    '作业开始第 3 次执行',
  ])('by its form: %s', (line) => {
    expect(isMarked(line) || startsAttempt(line)).toBe(true)
    expect(isScanned(line)).toBe(true)
  })

  it('in all logs of the corpus', () => {
    const lines = CORPUS.flatMap((log) => log.lines)
    const marked = lines.filter((line) => isMarked(line) || startsAttempt(cleanLine(line)))
    expect(marked.length).toBeGreaterThan(100)
    expect(marked.filter((line) => !isScanned(line))).toEqual([])
  })
})
