import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { insight as words } from '../../../i18n/en/insight'
import { type DefinedNode, type Insight } from '../../../contract/insight'
import { type Run } from '../../../contract/run'
import { findEdges } from '../../../model/insight/edges'
import { createAxis } from '../../../model/timeline/axis'
import { DEFAULT_MARKS, type Marks } from '../../../model/run/view'
import { define, makeDefinition, makeInsight, named } from '../../../testing/insight'
import { RunStage } from '../../../testing/run-stage'
import { makeInstance } from '../../../testing/runs'
import { createInsightReader } from './create-insight-reader'
import { InsightLegend } from './InsightLegend'
import { InsightLines } from './InsightLines'
import { createRowBuilder } from './row-insights'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const AXIS = createAxis({ fromMs: 0, toMs: 200, gaps: [], gapShare: 0 })

const area = { current: document.createElement('div') }

/** The lines and the legend of a run on an axis of 200 ms and 400 px. */
function show(run: Run, definition: Insight['definition'], marks: Partial<Marks> = {}): HTMLElement {
  const view = { marks: Object.assign({}, DEFAULT_MARKS, marks) }
  const insight = createInsightReader({
    insight: makeInsight({ definition }),
    findEdges,
    buildRows: createRowBuilder(),
    words,
    lang: 'en',
    zone: 'UTC',
  }).read(run, { marks: view.marks, isOld: false, nowMs: 100, replayed: null })
  const state = {
    run,
    shown: run.nodes,
    selected: [],
    view,
    insight,
    comparison: null,
    isPhone: false,
    replay: null,
  }
  return render(
    <RunStage state={state} nowMs={100}>
      <InsightLines area={area} axis={AXIS} width={400} rowPx={28} top={0} left={0} right={0} />
      <ul>
        <InsightLegend axis={AXIS} width={400} />
      </ul>
    </RunStage>,
  ).container
}

const RUN = makeInstance(
  { status: 'running', startMs: 10 },
  named({ a: { status: 'running', startMs: 10 }, b: { status: 'waiting' } }),
)

it.each<[string, number | null, Partial<Marks>, string | null]>([
  ['is a line through all rows', 150, {}, 'M319.5 0V56'],
  ['is not drawn beyond the axis', 250, {}, null],
  ['is not drawn where the definition gives none', null, {}, null],
  ['is one of the limits that can be turned off', 150, { limits: false }, null],
])('the limit of the run %s', (_, timeoutMs, marks, expected) => {
  const definition = Object.assign(makeDefinition(define('a'), define('b', 'a')), { timeoutMs })
  const shown = show(RUN, definition, marks)
  expect(shown.querySelector('.insight-lines .run-limit')?.getAttribute('d') ?? null).toBe(expected)
  expect(shown.querySelector('ul')?.textContent.includes('limit of the run')).toBe(expected !== null)
})

const FAILED = makeInstance(
  { status: 'running', startMs: 10 },
  named({
    a: { status: 'fail', startMs: 10, endMs: 20 },
    b: { status: 'waiting' },
    c: { status: 'success', startMs: 10, endMs: 30 },
  }),
)

/** The pointer on a row, or on none; `passMs` later. */
function rest(key: string | null, passMs: number, pointerType = 'mouse'): void {
  const row = document.createElement('tr')
  if (key !== null) row.dataset['key'] = key
  area.current.replaceChildren(row)
  fireEvent(row, Object.assign(new Event('pointerover', { bubbles: true }), { pointerType }))
  act(() => void vi.advanceTimersByTime(passMs))
}

it('a failed node under the pointer shows its reach after 150 ms', () => {
  vi.useFakeTimers()
  const definition = makeDefinition(define('a'), define('b', 'a'), define('c'))
  const shown = show(FAILED, definition)
  const edge = () => shown.querySelector('.reach-edge path')?.getAttribute('d') ?? null
  rest('a', 149)
  expect(edge()).toBeNull()
  rest('a', 1)
  expect(edge()).toBe('M1.5 28v27')
  expect(shown.querySelector('.link-lines.failed')).not.toBeNull()
  rest('c', 1000)
  expect(edge()).toBeNull()
  rest('a', 150)
  expect(edge()).not.toBeNull()
  fireEvent(area.current, new Event('pointerleave'))
  expect(edge()).toBeNull()
  rest('a', 1000, 'touch')
  expect(edge()).toBeNull()
})

it.each<[string, Partial<DefinedNode>, string]>([
  ['that lets the run go on reaches none', { failPolicy: 'ignore' }, ''],
  ['that stops its branch reaches only that', { failPolicy: 'fail-child' }, 'M1.5 28v27'],
])('a failed node under the pointer %s', (_, policy, expected) => {
  vi.useFakeTimers()
  const definition = makeDefinition(Object.assign(define('a'), policy), define('b', 'a'), define('c'))
  const shown = show(FAILED, definition)
  rest('a', 150)
  expect(shown.querySelector('.reach-edge path')?.getAttribute('d') ?? null).toBe(expected)
})

it('links that are turned off stay off under the pointer', () => {
  vi.useFakeTimers()
  const shown = show(FAILED, makeDefinition(define('a'), define('b', 'a'), define('c')), { links: false })
  rest('a', 150)
  expect(shown.querySelector('.reach-edge')).toBeNull()
})
