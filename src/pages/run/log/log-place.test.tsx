import { act, cleanup, render } from '@testing-library/react'
import { Suspense, useEffect, useRef } from 'react'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { type LogPiece } from '../../../contract/log'
import { en } from '../../../i18n/en/common'
import { LocaleProvider } from '../../../i18n/locale'
import { logWords } from '../../../i18n/log-words'
import { buildRows, findRowIndex, type LogRow } from '../../../model/log/rows'
import { LogLines } from './LogLines'
import { useLogPlace, type LogPlace } from './use-log-place'

const NONE = () => undefined

beforeAll(() => logWords.load('en'))
beforeEach(() => {
  // jsdom has none, and lays nothing out.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = NONE
      disconnect = NONE
    },
  )
})
afterEach(cleanup)

const LINE_BYTES = 10
const OBJECT = { size: 200, etag: 'e', modifiedMs: null, encoding: 'utf-8', isGzip: false } as const
/** Ten lines from `fromByte` on. */
const pieceFrom = (fromByte: number): LogPiece => ({
  object: OBJECT,
  fromByte,
  toByte: fromByte + 10 * LINE_BYTES,
  firstLine: null,
  startsInLine: false,
  endsInLine: false,
  lines: Array.from({ length: 10 }, (_, at) => [`line ${fromByte / LINE_BYTES + at}`, LINE_BYTES]),
})
const rowsOf = (...pieces: LogPiece[]): LogRow[] =>
  buildRows({ object: OBJECT, pieces }, null, {
    columns: null,
    zone: 'UTC',
    dayZone: 'UTC',
    isShortened: false,
    kept: new Set(),
    open: new Set(),
    shown: new Map(),
  })
const ACTIONS = { toggleFold: NONE, showMore: NONE, loadGap: NONE, buildLink: () => '' }
const LINKS = { target: null, isTarget: () => false, name: NONE, build: () => '', buildLine: () => '' }

/** What a jump to a part that is not held waits for. */
let answer: (piece: LogPiece | null) => void = NONE
let place: LogPlace

function Lines({ rows }: { rows: readonly LogRow[] }) {
  const list = useRef<HTMLDivElement>(null)
  const held = {
    log: null,
    error: null,
    retryMs: null,
    renewals: 0,
    loadNear: async () => null,
    loadFirst: NONE,
    loadJump: () => new Promise<LogPiece | null>((resolve) => (answer = resolve)),
    anchor: useRef(0),
  }
  const now = useLogPlace({ list, rows, columns: null, held, isLive: false, startsFollowing: false })
  useEffect(() => {
    place = now
  })
  const flashed = now.flash === null ? undefined : rows[findRowIndex(rows, now.flash)]
  return (
    <LogLines
      list={list}
      rows={rows}
      place={now}
      links={LINKS}
      selected={null}
      wraps={false}
      hasTime={false}
      numberPx={40}
      textPx={400}
      lookOf={(row) => ({
        tone: null,
        isCursor: row.byte === now.cursor,
        isFlashed: row === flashed,
        isActive: false,
        isLater: false,
        marks: [],
      })}
      actions={ACTIONS}
      onPoint={NONE}
    />
  )
}

const inWords = (rows: readonly LogRow[]) => (
  <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
    <Suspense>
      <Lines rows={rows} />
    </Suspense>
  </LocaleProvider>
)
const show = (rows: readonly LogRow[]) => render(inWords(rows))
const flashed = (root: HTMLElement) =>
  [...root.querySelectorAll('[data-flash] .log-text')].map(({ textContent }) => textContent)

it('a line that is jumped to lights up, by any byte of it, until its light has faded', async () => {
  const { container } = show(rowsOf(pieceFrom(0)))
  await act(() => place.showByte(34))
  expect(flashed(container)).toEqual(['line 3'])
  await act(() => place.showByte(50))
  expect(flashed(container)).toEqual(['line 5'])
  // jsdom has no animations, whose end calls this.
  act(() => place.endFlash())
  expect(flashed(container)).toEqual([])
  expect(place.cursor).toBe(50)
})

it('no line lights up as the log opens, nor while one drags', async () => {
  const { container } = show(rowsOf(pieceFrom(0)))
  await act(() => place.openAt(30))
  expect(place.cursor).toBe(30)
  act(() => place.seek(60))
  expect(flashed(container)).toEqual([])
})

it('a line that has to be read for lights up once it is there', async () => {
  const { container, rerender } = show(rowsOf(pieceFrom(0)))
  let jump: Promise<void> = Promise.resolve()
  act(() => void (jump = place.showByte(120)))
  expect(flashed(container)).toEqual([])
  rerender(inWords(rowsOf(pieceFrom(0), pieceFrom(100))))
  await act(() => {
    answer(pieceFrom(100))
    return jump
  })
  expect(flashed(container)).toEqual(['line 12'])
})

it('a jump that a later one overtook lights nothing', async () => {
  const { container, rerender } = show(rowsOf(pieceFrom(0)))
  let jump: Promise<void> = Promise.resolve()
  act(() => void (jump = place.showByte(120)))
  const answerFirst = answer
  await act(() => place.openAt(20))
  rerender(inWords(rowsOf(pieceFrom(0), pieceFrom(100))))
  await act(() => {
    answerFirst(pieceFrom(100))
    return jump
  })
  expect(flashed(container)).toEqual([])
  expect(place.cursor).toBe(20)
})

it.each([
  ['the first line at or after a moment lights up', '2026-11-28 08:00:02 line 0', ['line 0']],
  ['behind all lines, the last one does', '2026-11-28 08:00:00 line 0', ['line 9']],
])('%s', async (_, text, expected) => {
  const { container } = show(rowsOf(pieceFrom(0)))
  const piece = pieceFrom(0)
  piece.lines[0] = [text, LINE_BYTES]
  await act(() => {
    const jump = place.showTime(Date.parse('2026-11-28T00:00:01Z'))
    answer(piece)
    return jump
  })
  expect(flashed(container)).toEqual(expected)
})
