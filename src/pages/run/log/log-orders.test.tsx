import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render } from '@testing-library/react'
import * as fc from 'fast-check'
import { StrictMode, Suspense, useEffect, useMemo, useRef } from 'react'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { type LogEncoding, type LogPiece } from '../../../contract/log'
import { en } from '../../../i18n/en/common'
import { LocaleProvider } from '../../../i18n/locale'
import { logWords } from '../../../i18n/log-words'
import { type HeldLog } from '../../../model/log/held-log'
import { type LogTarget } from '../../../model/log/log-hash'
import { buildRows } from '../../../model/log/rows'
import { LogLines } from './LogLines'
import { type HeldLogHandle, useHeldLog } from './use-held-log'
import { useLoadAhead } from './use-load-ahead'
import { useLogPlace, type LogPlace } from './use-log-place'
import { AT_END, openingAt, useOpeningPlace, type Opening } from './use-opening-place'

// What is read comes in any order, late, twice or not at all: the lines that the reader asked for last are shown.

const LINE_BYTES = 10
const LINE_PX = 18
/** Ten lines. */
const WINDOW_PX = 180
let windowPx = WINDOW_PX
const LINES = 6_000
/** In an answer. */
const PIECE_LINES = 500
const RUN = { job: 'job', id: '1', workspace: '' }
const NONE = () => undefined

interface Asked {
  url: URL
  answer: (piece: LogPiece) => void
  refuse: (status: number) => void
}
let asked: Asked[] = []
/** Of the log as it is now, and what its lines say. */
let lineCount = LINES
let says = 'line'
let encoding: LogEncoding = 'utf-8'
let place: LogPlace
let hasError = false
let list: HTMLElement

beforeAll(() => logWords.load('en'))
beforeEach(() => {
  asked = []
  lineCount = LINES
  says = 'line'
  encoding = 'utf-8'
  windowPx = WINDOW_PX
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = NONE
      disconnect = NONE
    },
  )
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockImplementation(() => windowPx)
  // jsdom lays nothing out, so that an element scrolls without an end.
  const tops = new WeakMap<HTMLElement, number>()
  vi.spyOn(HTMLElement.prototype, 'scrollTop', 'get').mockImplementation(function (this: HTMLElement) {
    return tops.get(this) ?? 0
  })
  vi.spyOn(HTMLElement.prototype, 'scrollTop', 'set').mockImplementation(function (this: HTMLElement, top) {
    const height = parseFloat((this.firstElementChild as HTMLElement).style.height)
    const shown = Math.min(Math.max(0, top), Math.max(0, height - windowPx))
    // As on a screen scaled by 1.25: to whole dots.
    tops.set(this, Math.round(shown / 0.8) * 0.8)
  })
  vi.stubGlobal(
    'fetch',
    vi.fn(
      (path: string, { signal }: RequestInit) =>
        new Promise((resolve, reject) => {
          const give = (status: number, body: unknown) =>
            resolve({
              ok: status === 200,
              status,
              type: 'basic',
              headers: new Headers(),
              json: async () => body,
            })
          const one: Asked = {
            url: new URL(path, 'http://page'),
            answer: (piece) => settle(() => give(200, piece)),
            refuse: (status) => settle(() => give(status, { error: { code: 'overloaded' } })),
          }
          const settle = (how: () => void) => {
            asked = asked.filter((other) => other !== one)
            how()
          }
          signal?.addEventListener('abort', () => settle(() => reject(new DOMException('', 'AbortError'))))
          asked.push(one)
        }),
    ),
  )
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const pieceOf = (from: number, to: number): LogPiece => ({
  object: {
    size: lineCount * LINE_BYTES,
    etag: `${says} ${lineCount}`,
    modifiedMs: lineCount,
    encoding,
    isGzip: false,
  },
  fromByte: from * LINE_BYTES,
  toByte: to * LINE_BYTES,
  firstLine: null,
  startsInLine: false,
  endsInLine: false,
  lines: Array.from({ length: to - from }, (_, at) => [`${says} ${from + at}`, LINE_BYTES]),
})
/** As the server answers. */
function read({ searchParams }: URL): LogPiece {
  const before = searchParams.get('before')
  const from = searchParams.get('from')
  if (before !== null || from === null) {
    const to = before === null ? lineCount : Number(before) / LINE_BYTES
    return pieceOf(Math.max(0, to - PIECE_LINES), to)
  }
  const line = from.startsWith('L') ? Number(from.slice(1)) - 1 : Math.floor(Number(from) / LINE_BYTES)
  const first = Math.min(lineCount - 1, line)
  return Object.assign(pieceOf(first, Math.min(lineCount, first + PIECE_LINES)), { firstLine: first + 1 })
}

const OPTIONS = {
  columns: null,
  zone: 'UTC',
  dayZone: 'UTC',
  isShortened: false,
  kept: new Set<number>(),
  open: new Set<number>(),
  shown: new Map<number, number>(),
}
const LOOK = { tone: null, isCursor: false, isFlashed: false, isActive: false, isLater: false, marks: [] }
const ACTIONS = { toggleFold: NONE, showMore: NONE, loadGap: NONE, buildLink: () => '' }

interface ViewerProps {
  opening?: Opening
  target?: LogTarget | null
  isLive?: boolean
}

function Viewer(props: ViewerProps) {
  const { opening = AT_END, isLive = false } = props
  const held = useHeldLog({ run: RUN, node: 'node', first: opening.range, isLive })
  return held.log && <OpenLines key={held.renewals} {...props} opening={opening} held={held} log={held.log} />
}

interface OpenLinesProps extends ViewerProps {
  opening: Opening
  held: HeldLogHandle
  log: HeldLog
}

function OpenLines({ opening, target = null, isLive = false, held, log }: OpenLinesProps) {
  const element = useRef<HTMLDivElement>(null)
  const now = useMemo(() => buildRows(log, null, OPTIONS), [log])
  const here = useLogPlace({ list: element, rows: now, columns: null, held, isLive, startsFollowing: isLive })
  const links = { target, isTarget: () => false, name: NONE, build: () => '', buildLine: () => '' }
  useOpeningPlace({ opening, held, place: here, causeByte: null, links, sketch: null, visible: [] })
  useLoadAhead(now, here, held)
  useEffect(() => {
    place = here
    hasError = held.error !== null
    if (element.current) list = element.current
  })
  return (
    <LogLines
      list={element}
      rows={now}
      place={here}
      links={links}
      selected={null}
      wraps={false}
      hasTime={false}
      numberPx={40}
      textPx={400}
      lookOf={() => LOOK}
      actions={ACTIONS}
      onPoint={NONE}
    />
  )
}

const wrap = (props: ViewerProps, client: QueryClient) => (
  <StrictMode>
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <QueryClientProvider client={client}>
        <Suspense>
          <Viewer {...props} />
        </Suspense>
      </QueryClientProvider>
    </LocaleProvider>
  </StrictMode>
)

/** Lets all happen that no request is waited for. */
const settle = (step: () => unknown = NONE) =>
  act(async () => {
    step()
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve()
  })
async function answerAll() {
  while (asked.length > 0) await settle(() => asked[0]?.answer(read(asked[0].url)))
}
async function open(props: ViewerProps = {}) {
  const client = new QueryClient()
  const { rerender } = render(wrap(props, client))
  await answerAll()
  return (next: ViewerProps) => settle(() => rerender(wrap(next, client)))
}
const scrollTo = (top: number) => {
  list.scrollTop = top
  list.dispatchEvent(new Event('scroll'))
}

/** The lines in the window by what is drawn there, by at least a px; -1 for a gap. */
function visible(): number[] {
  const { scrollTop } = list
  const drawn = [...list.querySelectorAll<HTMLElement>('.log-row')]
  const inView = drawn.filter(({ style }) => {
    const top = parseFloat(style.top)
    return top + parseFloat(style.height) >= scrollTop + 1 && top <= scrollTop + windowPx - 1
  })
  return inView.map((row) => Number(/(?:line|anew) (\d+)/.exec(row.textContent ?? '')?.[1] ?? -1))
}
const linesFrom = (line: number, count = WINDOW_PX / LINE_PX) =>
  Array.from({ length: count }, (_, at) => line + at)

const answerOf = (param: string, value: string) => {
  const found = asked.find(({ url }) => url.searchParams.get(param) === value)
  if (!found) throw new Error(`Nothing asks for ${param} ${value}.`)
  return found
}

it('opens at its end with one read, and shows the place where a drag ended', async () => {
  await open()
  expect(visible()).toEqual(linesFrom(LINES - 10))
  // StrictMode mounts twice: the read of the first mount is given up.
  expect(fetch).toHaveBeenCalledTimes(2)
  await settle(() => [4_000, 9_000, 10_000].map((byte) => place.seek(byte)))
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
    if (kind === 'drag') place.seek(at * LINE_BYTES)
    if (kind === 'show') void place.showByte(at * LINE_BYTES)
    if (kind === 'number') void place.openAtLine(at + 1)
    if (kind === 'start') void place.showStart()
    if (kind === 'end') void place.showEnd()
    if (kind === 'scroll') scrollTo(at * 100)
    const one = asked[at % Math.max(1, asked.length)]
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

it('a place that could not be read leaves the lines where they are, also when something else comes later', async () => {
  await open()
  await settle(() => void place.showByte(20_000))
  await settle(() => answerOf('from', '15904').refuse(503))
  expect(hasError).toBe(true)
  expect(visible()).toEqual(linesFrom(LINES - 10))
  expect(place.cursor).toBe(null)
  await settle(() => place.seek(9_900))
  await answerAll()
  expect(visible()).toEqual(linesFrom(990))
  expect(hasError).toBe(false)
})

it('what comes late of another place does not move the lines', async () => {
  await open()
  // A gap comes near.
  await settle(() => scrollTo(0))
  const late = asked[0]
  await settle(() => place.seek(10_000))
  await settle(() => late?.answer(read(late.url)))
  await answerAll()
  expect(visible()).toEqual(linesFrom(1_000))
})

it('the line that was jumped to stays where it is when a gap below it fills', async () => {
  await open()
  await settle(() => place.seek(10_000))
  await answerAll()
  await settle(() => place.seek(14_990))
  // A browser says as well when a page scrolls.
  await settle(() => list.dispatchEvent(new Event('scroll')))
  await answerAll()
  expect(visible()).toEqual(linesFrom(1_499))
})

it('the end stays in view when the lines get less room, also where a browser says first that they scrolled', async () => {
  await open()
  windowPx = 90
  await settle(() => list.dispatchEvent(new Event('scroll')))
  expect(visible()).toEqual(linesFrom(LINES - 5, 5))
})

it('what is near and could not be read is read again', async () => {
  vi.useFakeTimers()
  try {
    await open()
    await settle(() => scrollTo(60))
    await settle(() => asked[0]?.refuse(503))
    expect([hasError, asked.length]).toEqual([true, 0])
    await settle(() => vi.advanceTimersByTime(30_000))
    expect(asked).toHaveLength(1)
    await answerAll()
    expect(hasError).toBe(false)
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
    lineCount += lines
    await settle(() => vi.advanceTimersByTime(10_000))
    await answerAll()
  }
  try {
    await open({ isLive: true })
    await grow(5)
    expect(visible()).toEqual(linesFrom(lineCount - 10))
    // A jump pauses like a scroll does.
    await settle(() => void place.showByte(59_000))
    await grow(3)
    expect([visible().includes(5_900), place.isFollowing, place.newLines]).toEqual([true, false, 3])
    await settle(() => scrollTo(Number.MAX_SAFE_INTEGER))
    await grow(4)
    expect([place.isFollowing, place.newLines]).toEqual([true, 0])
    expect(visible()).toEqual(linesFrom(lineCount - 10))
    // With any key, bar or finger.
    await settle(() => scrollTo(list.scrollTop - 300))
    expect(place.isFollowing).toBe(false)
    says = 'anew'
    await grow(100)
    expect(place.isFollowing).toBe(true)
    expect(visible()).toEqual(linesFrom(lineCount - 10))
    expect(list.textContent).not.toContain('line')
  } finally {
    vi.useRealTimers()
  }
})

it('what was asked for before a log was written anew, and comes after, brings no old line back', async () => {
  vi.useFakeTimers()
  try {
    await open({ isLive: true })
    await settle(() => void place.showByte(20_000))
    const late = answerOf('from', '15904')
    const old = read(late.url)
    says = 'anew'
    lineCount += 100
    await settle(() => vi.advanceTimersByTime(2_000))
    const poll = answerOf('from', '59990')
    await settle(() => poll.answer(read(poll.url)))
    await settle(() => late.answer(old))
    await settle(() => scrollTo(0))
    await answerAll()
    expect(list.textContent).toContain('anew')
    expect(list.textContent).not.toContain('line')
  } finally {
    vi.useRealTimers()
  }
})

it('a log that grows and is taken for one of another encoding keeps the place of the reader', async () => {
  vi.useFakeTimers()
  try {
    says = '\ufffd line'
    await open({ isLive: true })
    await settle(() => void place.showByte(20_000))
    await answerAll()
    const before = visible()
    encoding = 'gb18030'
    says = '\u4e0a line'
    lineCount += 3
    await settle(() => vi.advanceTimersByTime(2_000))
    await answerAll()
    expect([visible(), place.isFollowing]).toEqual([before, false])
  } finally {
    vi.useRealTimers()
  }
})
