import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { type ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { shareNodes } from '../../../query/share-nodes'
import { type Run, type RunNode } from '../../../contract/run'
import { makeInstance, onlyNode } from '../../../testing/runs'
import { en } from '../../../i18n/en/common'
import { zh } from '../../../i18n/zh-CN/common'
import { LocaleProvider, type Locale } from '../../../i18n/locale'
import { createAxis } from '../../../model/timeline/axis'
import { useClock } from '../../../ui/use-now'
import { layoutSheet } from './columns'
import { RunClock } from '../run-context'
import { NodeRow, type SharedRowProps } from './NodeRow'
import { handleRowClick } from './row-clicks'

/** The keys of the rows whose bars were drawn, in order. */
const drawn: string[] = []
vi.mock('../../../run/gantt/RowMarks', () => ({
  RowMarks: ({ node, name, as: Box }: { node: RunNode; name: string | null; as: 'td' | 'div' }) => {
    drawn.push(node.key)
    return <Box title={name ?? undefined} />
  },
}))

const select = vi.fn<(key: string, second: boolean) => void>()
const openLog = vi.fn<(key: string) => void>()
const seekLog = vi.fn<(key: string, share: number) => boolean>()

beforeEach(() => {
  vi.useFakeTimers({ now: 5_000 })
  drawn.length = 0
  select.mockReset()
  openLog.mockReset()
  seekLog.mockReset()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const SHARED: SharedRowProps = {
  layout: layoutSheet({ width: 1_600, tableOnly: false, hidden: new Set() }),
  tableOnly: false,
  panelBeside: false,
  axis: createAxis({ fromMs: 0, toMs: 10_000 }),
  clock: null,
  stableNowMs: null,
  status: 'running',
  planMs: null,
  sharedRaw: [],
  namedMs: 0,
  // A fragment, for jsdom goes nowhere else.
  isPast: false,
  buildNodeHref: (key) => `#${key}`,
}
/** On a phone: two lines with a bar, and the table. */
const PHONE = { ...SHARED, layout: layoutSheet({ width: 375, tableOnly: false, hidden: new Set() }) }
const PHONE_TABLE = {
  ...SHARED,
  tableOnly: true,
  layout: layoutSheet({ width: 375, tableOnly: true, hidden: new Set() }),
}
const LOCALE: Locale = { lang: 'en', zone: 'UTC', t: en }

interface RowsProps {
  run: Run
  selected?: string
  shared?: SharedRowProps
  locale?: Locale
}

const TestClock = ({ frozenMs, children }: { frozenMs: number | null; children: ReactNode }) => (
  <RunClock clock={useClock(0, frozenMs)}>{children}</RunClock>
)

const Rows = ({ run, selected = '', shared = SHARED, locale = LOCALE }: RowsProps) => (
  <LocaleProvider value={locale}>
    <TestClock frozenMs={null}>
      <table>
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- as in Rows */}
        <tbody onClick={(event) => handleRowClick(event, { select, openLog, seekLog })}>
          {run.nodes.map((node, index) => (
            <NodeRow
              key={node.key}
              shared={shared}
              node={node}
              rowIndex={index + 1}
              selected={node.key === selected}
              cause={null}
              hasLog={false}
              insight={null}
            />
          ))}
        </tbody>
      </table>
    </TestClock>
  </LocaleProvider>
)

it.each([
  [LOCALE, 'Success, 1s'],
  [{ ...LOCALE, lang: 'zh-CN', t: zh } as const, '运行成功，1秒'],
])('the picture of a row has its parts in the signs of the language', (locale, name) => {
  render(<Rows run={makeInstance({}, [{ startMs: 1_000, endMs: 2_000 }])} locale={locale} />)
  expect(screen.getByTitle(name)).toBeTruthy()
})

const NODES: Partial<RunNode>[] = [
  { startMs: 1_000, endMs: 2_000 },
  { startMs: 2_000, status: 'running' },
  { startMs: 2_000, endMs: 3_000, raw: [['submitTime', '1']] },
]
/** Each poll brings new objects, as an answer read from text does. */
const answer = (nodes: Partial<RunNode>[]) => makeInstance({ status: 'running' }, structuredClone(nodes))

/** The rows that the second drawing draws again. */
function drawnAgain(shared: SharedRowProps, second: (first: Run) => RowsProps): string[] {
  const first = answer(NODES)
  const { rerender } = render(<Rows run={first} shared={shared} />)
  expect(drawn).toEqual(['n1', 'n2', 'n3'])
  drawn.length = 0
  rerender(<Rows shared={shared} {...second(first)} />)
  return drawn
}

describe.each([
  ['a row', SHARED],
  ['a row of a phone', PHONE],
])('%s is drawn again', (_, shared) => {
  const [done = {}, , other = {}] = NODES

  it.each<[string, (first: Run) => RowsProps, string[]]>([
    ['not when a poll brings the same', (first) => ({ run: shareNodes(first, answer(NODES)) }), []],
    [
      'not when a poll changes another',
      (first) => ({ run: shareNodes(first, answer([done, { startMs: 2_000, endMs: 4_000 }, other])) }),
      ['n2'],
    ],
    [
      'not when a node comes behind it',
      (first) => ({ run: shareNodes(first, answer([...NODES, { startMs: 9_000 }])) }),
      ['n4'],
    ],
    ['when a poll is not compared with the last one', () => ({ run: answer(NODES) }), ['n1', 'n2', 'n3']],
    [
      'alone when a second passes and it runs',
      (run) => {
        act(() => void vi.advanceTimersByTime(1_000))
        return { run }
      },
      ['n2'],
    ],
    ['alone when it is selected', (run) => ({ run, selected: 'n3' }), ['n3']],
    ['with all when the axis moves', (run) => ({ run, shared: { ...shared } }), ['n1', 'n2', 'n3']],
  ])('%s', (__, second, expected) => {
    expect(drawnAgain(shared, second)).toEqual(expected)
  })
})

describe('a name', () => {
  it('is a link to the view with this node selected', () => {
    render(<Rows run={answer(NODES)} selected="n2" />)
    const link = screen.getByRole('link', { name: 'n2' })
    expect(link.getAttribute('href')).toBe('#n2')
    expect(link.getAttribute('aria-current')).toBe('true')
    expect(screen.getByRole('link', { name: 'n1' }).hasAttribute('aria-current')).toBe(false)
  })

  it.each<[string, MouseEventInit, unknown[][]]>([
    ['selects', {}, [['n1', false]]],
    ['with Shift is the second of two', { shiftKey: true }, [['n1', true]]],
    ['with Ctrl is left to the browser', { ctrlKey: true }, []],
    ['with Cmd is left to the browser', { metaKey: true }, []],
  ])('pressed %s', (_, how, expected) => {
    render(<Rows run={answer(NODES)} />)
    // The browser follows a link whose click was not taken.
    expect(fireEvent.click(screen.getByRole('link', { name: 'n1' }), how)).toBe(expected.length === 0)
    expect(select.mock.calls).toEqual(expected)
  })

  it('may be missed: a press beside it selects as well', () => {
    render(<Rows run={answer(NODES)} />)
    const [, , cell] = screen.getAllByRole('cell')
    fireEvent.click(cell ?? document.body)
    expect(select.mock.calls).toEqual([['n1', false]])
  })

  it('that is hostile is shown as text, with what cannot be seen named', () => {
    const { container } = render(<Rows run={answer([{ name: '<img src=x>\u202e' }])} />)
    expect(container.querySelector('img')).toBeNull()
    expect(screen.getByText('<img src=x>⟨202E⟩')).toBeTruthy()
  })
})

it.each([
  ['a row', SHARED, '5s'],
  ['a row of a phone', PHONE, 'Running · 5s'],
])('a second renders the marks and the duration of %s, and no more of it', (_, given, later) => {
  const buildNodeHref = vi.fn<(key: string) => string>(() => '#')
  const run = answer([{ startMs: 2_000, status: 'running' }])
  render(<Rows run={run} shared={{ ...given, buildNodeHref }} />)
  buildNodeHref.mockClear()
  for (let seconds = 0; seconds < 2; seconds += 1) act(() => void vi.advanceTimersByTime(1_000))
  expect(screen.getByText(later)).toBeTruthy()
  expect(drawn).toEqual(['n1', 'n1', 'n1'])
  expect(buildNodeHref.mock.calls).toEqual([])
})

describe('the cells', () => {
  it.each<[string, Partial<RunNode>, string]>([
    [
      'all given',
      {
        type: 'DWS SQL',
        status: 'forceSuccess',
        startMs: 1_000,
        endMs: 61_000,
        retries: 2,
        rows: 1_200,
        rowsPerSecond: 0.25,
        logPath: 'obs://dlf-log/b.job',
      },
      'DWS SQL|Forced success|00:00:01|00:01:01|1m 00s|2|1,200|0.25|Log',
    ],
    ['nothing given', { type: '', status: 'waiting' }, '–|Waiting|–|–|–|–|–|–|–'],
    ['0 is 0', { status: 'success', retries: 0, rows: 0 }, 'Shell|Success|–|–|–|0|0|–|–'],
    [
      '2^53 + 1 rows',
      { rows: 9_007_199_254_740_992, raw: [['inputRowCount', '9007199254740993']] },
      'Shell|Success|–|–|–|–|9,007,199,254,740,993|–|–',
    ],
    [
      'an end before the start',
      { startMs: 9_000, endMs: 1_000 },
      'Shell|Success|00:00:09|00:00:01|–|–|–|–|–',
    ],
    [
      'an unknown status, as given',
      { status: 'unknown', rawStatus: 'half-done' },
      'Shell|half-done|–|–|–|–|–|–|–',
    ],
    [
      'a log path of another kind, which is no link',
      { logPath: 'javascript:alert(1)' },
      'Shell|Success|–|–|–|–|–|–|javascript:alert(1)',
    ],
  ])('%s', (_, node, expected) => {
    render(<Rows run={answer([node])} />)
    const cells = screen.getAllByRole('cell').map((cell) => cell.textContent)
    expect(cells.toSpliced(1, 1).join('|')).toBe(expected)
  })

  it.each<[string, Partial<RunNode>, string]>([
    ['as given', { rowsPerSecond: 2.5, rows: 100, startMs: 1, endMs: 1_001 }, '2.5'],
    ['0 as given', { rowsPerSecond: 0, rows: 100, startMs: 1, endMs: 1_001 }, '0'],
    ['from rows and times', { rows: 100, startMs: 1, endMs: 2_001 }, '50'],
    ['not from no rows', { rows: 0, startMs: 1, endMs: 2_001 }, '–'],
    ['not from a duration of nothing', { rows: 100, startMs: 5, endMs: 5 }, '–'],
    ['not from an end before the start', { rows: 100, startMs: 5, endMs: 1 }, '–'],
    ['not while it runs', { rows: 100, startMs: 5, status: 'running' }, '–'],
  ])('tell a speed %s', (_, node, expected) => {
    render(<Rows run={answer([node])} />)
    expect(screen.getAllByRole('cell').at(-2)?.textContent).toBe(expected)
  })

  it('tell rows that all nodes share to the last digit', () => {
    const shared: SharedRowProps = { ...SHARED, sharedRaw: [['inputRowCount', '"9007199254740993"']] }
    render(<Rows run={answer([{ rows: 9_007_199_254_740_992 }])} shared={shared} />)
    expect(screen.getAllByRole('cell').at(-3)?.textContent).toBe('9,007,199,254,740,993')
  })

  it.each<[string, Partial<RunNode>, string]>([
    ['not what has room', { type: 'Shell', name: 'load_orders' }, 'fits|fits'],
    ['what is too long', { type: 'CloudTableManager', name: 'load_orders' }, 'cut|fits'],
    ['letters whose width is not known', { type: 'ﷺ', name: 'заказы' }, 'cut|cut'],
  ])('clip %s', (_, node, expected) => {
    render(<Rows run={answer([node])} />)
    const shown = [screen.getAllByRole('cell')[0], screen.getByRole('rowheader')]
    expect(shown.map((cell) => (cell?.classList.contains('fits') ? 'fits' : 'cut')).join('|')).toBe(expected)
  })

  it('of a phone’s table hold the same', () => {
    const node = { status: 'fail', startMs: 1_000, endMs: 61_000, retries: 2, rows: 7 } as const
    render(<Rows run={answer([node])} shared={PHONE_TABLE} />)
    const cells = screen.getAllByRole('cell').map((cell) => cell.textContent)
    expect(cells.join('|')).toBe('Failed|1m 00s|–|00:00:01|00:01:01|2|7|0.12|Shell')
  })

  it('have a button for the log, or a link where the server says that it is', () => {
    const logPath = 'obs://dlf-log/b.job'
    render(
      <Rows
        run={answer([
          { name: 'a', logPath },
          { name: 'b', logPath, logUrl: 'https://obs.test/b' },
        ])}
      />,
    )
    fireEvent.click(screen.getByRole('button', { name: 'Log of a' }))
    expect(openLog).toHaveBeenCalledExactlyOnceWith('n1')
    expect(select).not.toHaveBeenCalled()
    const link = screen.getByRole('link', { name: 'Log of b' })
    expect([link.getAttribute('href'), link.getAttribute('rel')]).toEqual([
      'https://obs.test/b',
      'noreferrer',
    ])
  })
})

it('a time behind a clock change stands beside its own offset', () => {
  const startMs = Date.parse('2026-10-25T00:40:00Z')
  const run = makeInstance({}, [{ startMs, endMs: startMs + 3_600_000 }])
  render(
    <LocaleProvider value={{ ...LOCALE, zone: 'Europe/Berlin' }}>
      <TestClock frozenMs={0}>
        <table>
          <tbody>
            <NodeRow
              shared={{
                ...SHARED,
                layout: layoutSheet({ width: 1_700, tableOnly: false, hidden: new Set(), offsets: true }),
                namedMs: startMs,
              }}
              node={onlyNode(run)}
              rowIndex={1}
              selected={false}
              cause={null}
              hasLog={false}
              insight={null}
            />
          </tbody>
        </table>
      </TestClock>
    </LocaleProvider>,
  )
  const cells = screen.getAllByRole('cell').map((cell) => cell.textContent)
  expect(cells).toContain('02:40:00')
  expect(cells).toContain('02:40:00 +01:00')
})
