import { cleanup } from '@testing-library/react'
import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import {
  answerAll,
  answerOf,
  LINE_BYTES,
  LINES,
  linesFrom,
  open,
  read,
  scrollTo,
  settle,
  stage,
  stageLog,
  visible,
} from '../../../testing/log-stage'
import { openingAt } from './use-opening-place'

// What is read comes in any order, late, twice or not at all: the lines that the reader asked for last are shown.

stageLog()

it('opens at its end with one read, and shows the place where a drag ended', async () => {
  await open()
  expect(visible()).toEqual(linesFrom(LINES - 10))
  // StrictMode mounts twice: the read of the first mount is given up.
  expect(fetch).toHaveBeenCalledTimes(2)
  await settle(() => [4_000, 9_000, 10_000].map((byte) => stage.place.seek(byte)))
  await answerAll()
  expect(visible()).toEqual(linesFrom(1_000))
})

it('opens at a line with those above it, at the same place in the window when more of them come', async () => {
  await open({ opening: openingAt(20_000) })
  expect(visible()).toEqual(linesFrom(1_996))
  cleanup()
  // At the start of its answer.
  await open({ opening: { range: { kind: 'from-line', line: 2_001 }, byte: null } })
  expect(visible()).toEqual(linesFrom(1_996))
})

it('whatever is asked for and in whatever order it comes, what was asked for last is shown', async () => {
  const line = fc.oneof(fc.nat(LINES - 1), fc.integer({ min: LINES - 12, max: LINES - 1 }))
  const step = fc.oneof(
    line.map((at) => ({ kind: 'drag', at })),
    line.map((at) => ({ kind: 'show', at })),
    line.map((at) => ({ kind: 'number', at })),
    fc.constantFrom({ kind: 'start', at: 0 }, { kind: 'end', at: LINES - 10 }),
    fc.nat(40).map((at) => ({ kind: 'scroll', at })),
    fc.nat(3).map((at) => ({ kind: 'answer', at })),
    fc.nat(3).map((at) => ({ kind: 'refuse', at })),
  )
  const take = ({ kind, at }: { kind: string; at: number }) => {
    if (kind === 'drag') stage.place.seek(at * LINE_BYTES)
    if (kind === 'show') void stage.place.showByte(at * LINE_BYTES)
    if (kind === 'number') void stage.place.openAtLine(at + 1)
    if (kind === 'start') void stage.place.showStart()
    if (kind === 'end') void stage.place.showEnd()
    if (kind === 'scroll') scrollTo(at * 100)
    const one = stage.asked[at % Math.max(1, stage.asked.length)]
    if (kind === 'answer') one?.answer(read(one.url))
    if (kind === 'refuse') one?.refuse(503)
  }
  const last = fc.constantFrom('drag', 'show', 'number', 'start', 'end')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), last, line, async (steps, kind, at) => {
      await open()
      for (const one of steps) await settle(() => take(one))
      // What was pressed twice is asked for once, and still shown.
      await settle(() => take({ kind, at }))
      await settle(() => take({ kind, at }))
      await answerAll()
      const shown = visible()
      if (kind === 'start') expect(shown).toEqual(linesFrom(0))
      else if (kind === 'end') expect(shown).toEqual(linesFrom(LINES - 10))
      else if (kind === 'drag') expect(shown).toEqual(linesFrom(Math.min(at, LINES - 10)))
      else expect(shown).toContain(at)
      expect(shown).not.toContain(-1)
      cleanup()
    }),
    { numRuns: 12 },
  )
})

it('the last place of a drag that still waits does not undo what was asked for after it', async () => {
  await open()
  await settle(() => [4_000, 9_000].map((byte) => stage.place.seek(byte)))
  await settle(() => void stage.place.showEnd())
  await answerAll()
  expect(visible()).toEqual(linesFrom(LINES - 10))
})

it('a place that could not be read leaves the lines where they are, also when something else comes later', async () => {
  await open()
  await settle(() => void stage.place.showByte(20_000))
  await settle(() => answerOf('from', '15904').refuse(503))
  expect(stage.hasError).toBe(true)
  expect(visible()).toEqual(linesFrom(LINES - 10))
  expect(stage.place.cursor).toBe(null)
  await settle(() => stage.place.seek(9_900))
  await answerAll()
  expect(visible()).toEqual(linesFrom(990))
  expect(stage.hasError).toBe(false)
})

it('what comes late of another place does not move the lines', async () => {
  await open()
  // A gap comes near.
  await settle(() => scrollTo(0))
  const late = stage.asked[0]
  await settle(() => stage.place.seek(10_000))
  await settle(() => late?.answer(read(late.url)))
  await answerAll()
  expect(visible()).toEqual(linesFrom(1_000))
})

it('the line that was jumped to stays where it is when a gap below it fills', async () => {
  await open()
  await settle(() => stage.place.seek(10_000))
  await answerAll()
  await settle(() => stage.place.seek(14_990))
  // A browser stage.says as well when a page scrolls.
  await settle(() => stage.list.dispatchEvent(new Event('scroll')))
  await answerAll()
  expect(visible()).toEqual(linesFrom(1_499))
})

it('the end stays in view when the lines get less room, also where a browser stage.says first that they scrolled', async () => {
  await open()
  stage.windowPx = 90
  await settle(() => stage.list.dispatchEvent(new Event('scroll')))
  expect(visible()).toEqual(linesFrom(LINES - 5, 5))
})

it('what is near and could not be read is read again', async () => {
  vi.useFakeTimers()
  try {
    await open()
    await settle(() => scrollTo(60))
    await settle(() => stage.asked[0]?.refuse(503))
    expect([stage.hasError, stage.asked.length]).toEqual([true, 0])
    await settle(() => vi.advanceTimersByTime(30_000))
    expect(stage.asked).toHaveLength(1)
    await answerAll()
    expect(stage.hasError).toBe(false)
  } finally {
    vi.useRealTimers()
  }
})

it('a line that is not counted yet opens the end, and lines that the address names later are shown', async () => {
  const show = await open({
    opening: { range: { kind: 'from-line', line: 50_000 }, byte: null },
    target: { kind: 'lines', from: 50_000, to: 50_000 },
  })
  expect(visible()).toEqual(linesFrom(LINES - 10))
  await show({ target: { kind: 'byte', byte: 7_000 } })
  await answerAll()
  expect(visible()).toContain(700)
})

it('a log that grows is followed, from the end where the reader comes back to as well, and from its new end', async () => {
  vi.useFakeTimers()
  const grow = async (lines: number) => {
    stage.lineCount += lines
    await settle(() => vi.advanceTimersByTime(10_000))
    await answerAll()
  }
  try {
    await open({ isLive: true })
    await grow(5)
    expect(visible()).toEqual(linesFrom(stage.lineCount - 10))
    // A jump pauses like a scroll does.
    await settle(() => void stage.place.showByte(59_000))
    await grow(3)
    expect([visible().includes(5_900), stage.place.isFollowing, stage.place.newLines]).toEqual([
      true,
      false,
      3,
    ])
    await settle(() => scrollTo(Number.MAX_SAFE_INTEGER))
    await grow(4)
    expect([stage.place.isFollowing, stage.place.newLines]).toEqual([true, 0])
    expect(visible()).toEqual(linesFrom(stage.lineCount - 10))
    // With any key, bar or finger.
    await settle(() => scrollTo(stage.list.scrollTop - 300))
    expect(stage.place.isFollowing).toBe(false)
    stage.says = 'anew'
    await grow(100)
    expect(stage.place.isFollowing).toBe(true)
    expect(visible()).toEqual(linesFrom(stage.lineCount - 10))
    expect(stage.list.textContent).not.toContain('line')
  } finally {
    vi.useRealTimers()
  }
})

it.each([
  ['as long as it was', 0],
  ['longer', 500],
  ['shorter', -5_000],
])(
  'of a log that was written anew and is %s, no line stands beside an old one, and its end is shown',
  async (_, more) => {
    await open()
    stage.says = 'anew'
    stage.lineCount += more
    await settle(() => void stage.place.showStart())
    await answerAll()
    expect(visible()).toEqual(linesFrom(stage.lineCount - 10))
    expect(stage.list.textContent).not.toContain('line')
  },
)

it('a log that is followed and was begun anew shows its end', async () => {
  vi.useFakeTimers()
  try {
    await open({ isLive: true })
    stage.says = 'anew'
    stage.lineCount = 20
    await settle(() => vi.advanceTimersByTime(2_000))
    await answerAll()
    expect(visible()).toEqual(linesFrom(10))
  } finally {
    vi.useRealTimers()
  }
})

it('a log that has grown while the reader was elsewhere keeps its lines', async () => {
  await open()
  stage.lineCount += 500
  await settle(() => void stage.place.showStart())
  await answerAll()
  expect(visible()).toEqual(linesFrom(0))
  await settle(() => scrollTo(Number.MAX_SAFE_INTEGER))
  expect(stage.list.textContent).toContain(`line ${LINES - 1}`)
})

it('what was asked for before a log was written anew, and comes after, brings no old line back', async () => {
  vi.useFakeTimers()
  try {
    await open({ isLive: true })
    await settle(() => void stage.place.showByte(20_000))
    const late = answerOf('from', '15904')
    const old = read(late.url)
    stage.says = 'anew'
    stage.lineCount += 100
    await settle(() => vi.advanceTimersByTime(2_000))
    const poll = answerOf('from', '59990')
    await settle(() => poll.answer(read(poll.url)))
    await settle(() => late.answer(old))
    await settle(() => scrollTo(0))
    await answerAll()
    expect(stage.list.textContent).toContain('anew')
    expect(stage.list.textContent).not.toContain('line')
  } finally {
    vi.useRealTimers()
  }
})

it('a log that grows and is taken for one of another encoding keeps the place of the reader', async () => {
  vi.useFakeTimers()
  try {
    stage.says = '\ufffd line'
    await open({ isLive: true })
    await settle(() => void stage.place.showByte(20_000))
    await answerAll()
    const before = visible()
    stage.encoding = 'gb18030'
    stage.says = '\u4e0a line'
    stage.lineCount += 3
    await settle(() => vi.advanceTimersByTime(2_000))
    await answerAll()
    expect([visible(), stage.place.isFollowing]).toEqual([before, false])
  } finally {
    vi.useRealTimers()
  }
})
