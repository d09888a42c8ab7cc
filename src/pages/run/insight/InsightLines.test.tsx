// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { insight as words } from '../../../i18n/en/insight'
import { type Insight } from '../../../contract/insight'
import { type Run } from '../../../contract/run'
import { createAxis } from '../../../model/timeline/axis'
import { DEFAULT_MARKS, type Marks } from '../../../model/run/view'
import { define, makeDefinition, makeInsight, named } from '../../../testing/insight'
import { makeInstance } from '../../../testing/runs'
import { createInsightReader } from './create-insight-reader'
import { InsightLegend } from './InsightLegend'
import { InsightLines } from './InsightLines'
import { createRowBuilder } from './row-insights'

const page = vi.hoisted(() => ({ current: {} as object }))
vi.mock('../run-context', () => ({
  useRun: () => page.current,
  useRunClock: () => ({ readMs: () => 100 }),
}))

afterEach(cleanup)

const AXIS = createAxis({ fromMs: 0, toMs: 200, gaps: [], gapShare: 0 })

/** The lines and the legend of a run on an axis of 200 ms and 400 px. */
function show(run: Run, definition: Insight['definition'], marks: Partial<Marks> = {}): HTMLElement {
  const view = { marks: Object.assign({}, DEFAULT_MARKS, marks) }
  const insight = createInsightReader({
    insight: makeInsight({ definition }),
    buildRows: createRowBuilder(),
    words,
    lang: 'en',
    zone: 'UTC',
  }).read(run, { marks: view.marks, isOld: false, nowMs: 100, replayed: null })
  page.current = {
    run,
    shown: run.nodes,
    selected: [],
    view,
    comparison: null,
    isPhone: false,
    replay: null,
  }
  return render(
    <>
      <InsightLines insight={insight} axis={AXIS} width={400} rowPx={28} top={0} left={0} right={0} />
      <ul>
        <InsightLegend insight={insight} axis={AXIS} width={400} />
      </ul>
    </>,
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
