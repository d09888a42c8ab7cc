import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render } from '@testing-library/react'
import { StrictMode, Suspense, useEffect, useMemo, useRef } from 'react'
import { afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { type LogEncoding, type LogPiece } from '../contract/log'
import { en } from '../i18n/en/common'
import { LocaleProvider } from '../i18n/locale'
import { logWords } from '../i18n/log-words'
import { type HeldLog } from '../model/log/held-log'
import { type LogTarget } from '../model/log/log-hash'
import { buildRows } from '../model/log/rows'
import { LogLines } from '../pages/run/log/LogLines'
import { useCopyLines } from '../pages/run/log/use-copy-lines'
import { type HeldLogHandle, useHeldLog } from '../pages/run/log/use-held-log'
import { useLoadAhead } from '../pages/run/log/use-load-ahead'
import { useLogPlace, type LogPlace } from '../pages/run/log/use-log-place'
import { AT_END, useOpeningPlace, type Opening } from '../pages/run/log/use-opening-place'

export const LINE_BYTES = 10
const LINE_PX = 18
/** Ten lines. */
const WINDOW_PX = 180
export const LINES = 6_000
/** In an answer. */
const PIECE_LINES = 500
const RUN = { job: 'job', id: '1', workspace: '' }
const NONE = () => undefined

interface Asked {
  url: URL
  answer: (piece: LogPiece) => void
  refuse: (status: number) => void
}

interface Stage {
  /** What no answer has come for. */
  asked: readonly Asked[]
  /** Of the log as it is now, and what its lines say. */
  lineCount: number
  says: string
  encoding: LogEncoding
  /** The height of the window. */
  windowPx: number
  place: LogPlace
  hasError: boolean
  list: HTMLElement
}

const START = { asked: [], lineCount: LINES, says: 'line', encoding: 'utf-8', windowPx: WINDOW_PX } as const
export const stage = { ...START, hasError: false } as unknown as Stage

/** For all tests of a file: a window in which lines scroll, and a server whose answers come when the test says so. */
export function stageLog(): void {
  beforeAll(() => logWords.load('en'))
  beforeEach(openStage)
  afterEach(() => {
    cleanup()
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  })
}

function openStage(): void {
  Object.assign(stage, START)
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = NONE
      disconnect = NONE
    },
  )
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockImplementation(() => stage.windowPx)
  // jsdom lays nothing out, so that an element scrolls without an end.
  const tops = new WeakMap<HTMLElement, number>()
  vi.spyOn(HTMLElement.prototype, 'scrollTop', 'get').mockImplementation(function (this: HTMLElement) {
    return tops.get(this) ?? 0
  })
  vi.spyOn(HTMLElement.prototype, 'scrollTop', 'set').mockImplementation(function (this: HTMLElement, top) {
    const height = parseFloat((this.firstElementChild as HTMLElement).style.height)
    const shown = Math.min(Math.max(0, top), Math.max(0, height - stage.windowPx))
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
            stage.asked = stage.asked.filter((other) => other !== one)
            how()
          }
          signal?.addEventListener('abort', () => settle(() => reject(new DOMException('', 'AbortError'))))
          stage.asked = [...stage.asked, one]
        }),
    ),
  )
}

const pieceOf = (from: number, to: number): LogPiece => ({
  object: {
    size: stage.lineCount * LINE_BYTES,
    etag: `${stage.says} ${stage.lineCount}`,
    // A log is written anew after all else, also when it is shorter then.
    modifiedMs: stage.lineCount + (stage.says === 'anew' ? LINES : 0),
    encoding: stage.encoding,
    isGzip: false,
  },
  fromByte: from * LINE_BYTES,
  toByte: to * LINE_BYTES,
  firstLine: null,
  startsInLine: false,
  endsInLine: false,
  lines: Array.from({ length: to - from }, (_, at) => [`${stage.says} ${from + at}`, LINE_BYTES]),
})
/** As the server answers. */
export function read({ searchParams }: URL): LogPiece {
  const before = searchParams.get('before')
  const from = searchParams.get('from')
  if (before !== null || from === null) {
    const to = before === null ? stage.lineCount : Number(before) / LINE_BYTES
    return pieceOf(Math.max(0, to - PIECE_LINES), to)
  }
  const isLine = from.startsWith('L')
  if (!isLine && Number(from) >= stage.lineCount * LINE_BYTES)
    return pieceOf(stage.lineCount, stage.lineCount)
  const line = isLine ? Number(from.slice(1)) - 1 : Math.floor(Number(from) / LINE_BYTES)
  const first = Math.min(stage.lineCount - 1, line)
  return Object.assign(pieceOf(first, Math.min(stage.lineCount, first + PIECE_LINES)), {
    firstLine: first + 1,
  })
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
  if (!held.log || held.log.pieces.length === 0) return null
  return <OpenLines key={held.renewals} {...props} opening={opening} held={held} log={held.log} />
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
  const selected = useCopyLines(element, log, now)
  useEffect(() => {
    stage.place = here
    stage.hasError = held.error !== null
    if (element.current) stage.list = element.current
  })
  return (
    <LogLines
      list={element}
      rows={now}
      place={here}
      links={links}
      selected={selected}
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
export const settle = (step: () => unknown = NONE) =>
  act(async () => {
    step()
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve()
  })
export async function answerAll() {
  while (stage.asked.length > 0) await settle(() => stage.asked[0]?.answer(read(stage.asked[0].url)))
}
export async function open(props: ViewerProps = {}) {
  const client = new QueryClient()
  const { rerender } = render(wrap(props, client))
  await answerAll()
  return (next: ViewerProps) => settle(() => rerender(wrap(next, client)))
}
export const scrollTo = (top: number) => {
  stage.list.scrollTop = top
  stage.list.dispatchEvent(new Event('scroll'))
}

/** The lines in the window by what is drawn there, by at least a px; -1 for a gap. */
export function visible(): number[] {
  const { list, windowPx } = stage
  const { scrollTop } = list
  const drawn = [...list.querySelectorAll<HTMLElement>('.log-row')]
  const inView = drawn.filter(({ style }) => {
    const top = parseFloat(style.top)
    return top + parseFloat(style.height) >= scrollTop + 1 && top <= scrollTop + windowPx - 1
  })
  return inView.map((row) => Number(/(?:line|anew) (\d+)/.exec(row.textContent ?? '')?.[1] ?? -1))
}
export const linesFrom = (line: number, count = WINDOW_PX / LINE_PX) =>
  Array.from({ length: count }, (_, at) => line + at)

export const answerOf = (param: string, value: string) => {
  const found = stage.asked.find(({ url }) => url.searchParams.get(param) === value)
  if (!found) throw new Error(`Nothing asks for ${param} ${value}.`)
  return found
}
