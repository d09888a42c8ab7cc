import { act, cleanup, render } from '@testing-library/react'
import { useRef } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useRowReveal } from './use-row-reveal'
import { WindowedRows } from './WindowedRows'

const ROW_PX = 28
const ROWS = Array.from({ length: 1_000 }, (_, index) => `node ${index}`)
const space = (rows: number) => `${rows * ROW_PX}px`
const names = (from: number, to: number) =>
  ROWS.slice(from, to).map((row, place) => `${row}, ${from + place}`)

let observed: () => void
let isPaper = false
let topPx = 0

beforeEach(() => {
  isPaper = false
  topPx = 0
  vi.stubGlobal('innerHeight', 20 * ROW_PX)
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: isPaper }))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(changed: () => void) {
        observed = changed
      }
      observe = () => undefined
      disconnect = () => undefined
    },
  )
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(() => new DOMRect(0, topPx))
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

interface TableProps {
  rows: readonly string[]
  also: number
  abovePx?: number
  headOf?: ((index: number) => number) | undefined
}

function Table({ rows, also, abovePx = 0, headOf }: TableProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const { reveal, onRows } = useRowReveal({ body, rowPx: ROW_PX, before: 0 })
  return (
    <table>
      <caption>
        <button type="button" onClick={() => reveal(999, 'node 999', true)}>
          The last one
        </button>
      </caption>
      <tbody ref={body}>
        <WindowedRows
          body={body}
          rows={rows}
          keyOf={(row) => row}
          rowPx={ROW_PX}
          span={3}
          also={also}
          abovePx={abovePx}
          headOf={headOf}
          onRows={onRows}
        >
          {(row, index) => (
            <tr data-key={row}>
              <th>
                <a href={`#${index}`}>{`${row}, ${index}`}</a>
              </th>
            </tr>
          )}
        </WindowedRows>
      </tbody>
    </table>
  )
}

/** What stands in the table, from the top: the names of rows, and the height of the space of others. */
const read = (container: Element) =>
  Array.from(
    container.querySelectorAll('tr'),
    (row) => row.querySelector('td')?.style.height ?? row.textContent,
  )

const draw = (rows: readonly string[], also = -1, headOf?: (index: number) => number) => {
  const { container } = render(<Table rows={rows} also={also} headOf={headOf} />)
  if (topPx !== 0) act(() => observed())
  return read(container)
}

it.each([
  ['the first rows', 0, -1, [...names(0, 20), space(980)]],
  ['rows that are scrolled to', 100, -1, [space(88), ...names(88, 136), space(864)]],
  ['the last rows', 980, -1, [space(968), ...names(968, 1_000)]],
  [
    'a row above that must exist',
    100,
    3,
    [space(3), ...names(3, 4), space(84), ...names(88, 136), space(864)],
  ],
  ['a row below that must exist', 0, 999, [...names(0, 20), space(979), ...names(999, 1_000)]],
  ['a row among them', 0, 1, [...names(0, 20), space(980)]],
])('%s, with the space of the others', (_, first, also, expected) => {
  topPx = -first * ROW_PX
  expect(draw(ROWS, also)).toEqual(expected)
})

it.each([
  ['alone', -1, [space(50), ...names(50, 51), space(37)]],
  ['after a row that must exist', 3, [space(3), ...names(3, 4), space(46), ...names(50, 51), space(37)]],
  ['once, when it is that row', 50, [space(50), ...names(50, 51), space(37)]],
])('the sticky row above the first one exists, %s', (_, also, above) => {
  topPx = -100 * ROW_PX
  expect(draw(ROWS, also, () => 50)).toEqual([...above, ...names(88, 136), space(864)])
})

it('at first only the rows for which there is room below what stands above them', () => {
  const { container } = render(<Table rows={ROWS} also={-1} abovePx={12.5 * ROW_PX} />)
  expect(read(container)).toEqual([...names(0, 8), space(992)])
})

it('all rows on paper', () => {
  isPaper = true
  expect(draw(ROWS)).toEqual(names(0, 1_000))
})

it('no space where there are no rows', () => {
  expect(draw([])).toEqual([])
})

it('a row that is far away has the focus once it exists', () => {
  const scrollBy = vi.fn((_, by: number) => (topPx -= by))
  vi.stubGlobal('scrollBy', scrollBy)
  const { getByRole } = render(<Table rows={ROWS} also={-1} />)
  getByRole('button').click()
  expect(document.activeElement).toBe(document.body)
  act(() => observed())
  expect(document.activeElement?.textContent).toBe('node 999, 999')
})

it('rows that a filter has taken away come back in groups', () => {
  vi.useFakeTimers()
  const hundred = ROWS.slice(0, 100)
  const { container, rerender } = render(<Table rows={hundred} also={-1} />)
  const fill = () => {
    // Groups of 50, of which React renders one at the end of each `act`.
    for (let group = 0; group < 2; group += 1) act(() => void vi.runAllTimers())
  }
  fill()
  expect(read(container)).toEqual(names(0, 100))
  rerender(<Table rows={ROWS.slice(0, 30)} also={-1} />)
  rerender(<Table rows={hundred} also={-1} />)
  expect(read(container)).toEqual([...names(0, 30), space(70)])
  fill()
  expect(read(container)).toEqual(names(0, 100))
  vi.useRealTimers()
})
