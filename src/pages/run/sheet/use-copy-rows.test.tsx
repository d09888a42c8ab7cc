import { cleanup, renderHook, screen } from '@testing-library/react'
import { createElement, type ReactNode } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type RunNode, type RawField } from '../../../contract/run'
import { makeInstance } from '../../../testing/runs'
import { en } from '../../../i18n/en/common'
import { LocaleProvider, type Locale } from '../../../i18n/locale'
import { useCopyRows } from './use-copy-rows'

beforeEach(() => {
  // As browsers have it: that of jsdom takes rows behind the selection and misses one that holds all of it.
  vi.spyOn(Selection.prototype, 'containsNode').mockImplementation(function (this: Selection, node) {
    return this.getRangeAt(0).intersectsNode(node)
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  document.getSelection()?.removeAllRanges()
  cleanup()
})

const LOCALE: Locale = { lang: 'en', zone: 'Asia/Shanghai', t: en }

/** A table with two cells a node, as the rows of the sheet are marked. */
function tableOf(nodes: readonly RunNode[]): HTMLTableElement {
  const table = document.createElement('table')
  for (const { key } of nodes) {
    const row = table.insertRow()
    row.dataset['key'] = key
    row.insertCell().textContent = `${key} name`
    row.insertCell().textContent = `${key} cell`
  }
  document.body.replaceChildren(table)
  return table
}

/** What is on the clipboard after a selection from one text to another; null leaves it to the browser. */
function copied(
  nodes: Partial<RunNode>[],
  from: string,
  to: string,
  sharedRaw: RawField[] = [],
  namedMs = AT,
) {
  const run = makeInstance({ sharedRaw }, nodes)
  const table = tableOf(run.nodes)
  const area = { current: table }
  renderHook(() => useCopyRows(area, run.nodes, run.sharedRaw, namedMs), {
    wrapper: ({ children }: { children: ReactNode }) =>
      createElement(LocaleProvider, { value: LOCALE }, children),
  })
  const [start, end] = [screen.getByText(from).firstChild, screen.getByText(to).firstChild]
  if (!start || !end) throw new Error('nothing to select')
  document.getSelection()?.setBaseAndExtent(start, 0, end, 2)
  const texts: string[] = []
  const event = new Event('copy', { bubbles: true, cancelable: true })
  const clipboardData = { setData: (_type: string, data: string) => void texts.push(data) }
  table.dispatchEvent(Object.assign(event, { clipboardData }))
  expect(event.defaultPrevented).toBe(texts.length === 1)
  return texts[0] ?? null
}

const AT = Date.parse('2026-11-22T04:00:05Z')

it('copies whole rows, one line a node, of those that the selection touches', () => {
  const nodes: Partial<RunNode>[] = [
    {
      name: 'load',
      type: 'DWS SQL',
      status: 'forceSuccess',
      startMs: AT,
      endMs: AT + 60_000,
      retries: 2,
      rows: 1_200,
      logPath: 'obs://a/b.job',
    },
    { name: 'wait', type: '', status: 'waiting' },
    { name: 'beyond' },
  ]
  expect(copied(nodes, 'n1 cell', 'n2 name')).toBe(
    [
      'load\tDWS SQL\tForced success\t2026-11-22 12:00:05\t2026-11-22 12:01:05\t2\t1200\tobs://a/b.job',
      'wait\t\tWaiting\t\t\t\t\t',
    ].join('\n'),
  )
})

it('gives a time behind a clock change its own offset', () => {
  const winter = Date.parse('1986-05-03T18:00:00Z')
  const text = copied(
    [{ name: 'n', startMs: winter - 1_000, endMs: winter }],
    'n1 name',
    'n1 cell',
    [],
    winter - 1_000,
  )
  expect(text).toContain('\t1986-05-04 01:59:59\t1986-05-04 03:00:00 UTC+09:00\t')
})

it('leaves a selection within one cell to the browser', () => {
  expect(copied([{}], 'n1 name', 'n1 name')).toBeNull()
})

it.each<[string, Partial<RunNode>, string]>([
  ['a formula', { name: '=HYPERLINK("http://evil")' }, `'=HYPERLINK("http://evil")\tShell\tSuccess`],
  ['a full-width formula', { name: '＝1' }, `'＝1\tShell\tSuccess`],
  ['a formula for a type', { name: 'n', type: '@SUM(A1)' }, `n\t'@SUM(A1)\tSuccess`],
  ['a formula for a status', { name: 'n', status: 'unknown', rawStatus: '+1' }, `n\tShell\t'+1`],
  ['tabs and line ends', { name: 'a\tb\r\nc' }, 'a b  c\tShell\tSuccess'],
  ['a formula behind a tab', { name: '\t=1' }, `' =1\tShell\tSuccess`],
  ['a formula behind a line end', { name: 'a', type: '\n=1' }, `a\t' =1\tSuccess`],
])('keeps %s from the spreadsheet', (_, node, expected) => {
  expect(copied([node], 'n1 name', 'n1 cell')).toBe(`${expected}\t\t\t\t\t`)
})

it('keeps a formula for a log path from it, too', () => {
  expect(copied([{ name: 'n', logPath: '=1' }], 'n1 name', 'n1 cell')).toBe("n\tShell\tSuccess\t\t\t\t\t'=1")
})

it('copies rows to the last digit, of the node or of all', () => {
  const rows = 9_007_199_254_740_992
  const nodes: Partial<RunNode>[] = [{ rows }, { rows, raw: [['inputRowCount', '9007199254740995']] }]
  const text = copied(nodes, 'n1 name', 'n2 cell', [['inputRowCount', '9007199254740993']])
  expect(text?.split('\n').map((line) => line.split('\t')[6])).toEqual([
    '9007199254740993',
    '9007199254740995',
  ])
})

it('copies negative numbers as numbers', () => {
  expect(copied([{ name: 'n', retries: -1, rows: -1 }], 'n1 name', 'n1 cell')).toBe(
    'n\tShell\tSuccess\t\t\t-1\t-1\t',
  )
})

it('copies no controls and no marks of direction', () => {
  const node = { name: 'a\u001b[2J', type: '\u202eb', logPath: 'obs://a/\u009bc' }
  expect(copied([node], 'n1 name', 'n1 cell')).toBe('a⟨001B⟩[2J\t⟨202E⟩b\tSuccess\t\t\t\t\tobs://a/⟨009B⟩c')
})
