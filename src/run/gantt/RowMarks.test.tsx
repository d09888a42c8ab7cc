import { cleanup, render } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { type RunNode } from '../../contract/run'
import { en } from '../../i18n/en/common'
import { LocaleProvider, type Locale } from '../../i18n/locale'
import { MINUTE_MS } from '../../lib/time/units'
import { createAxis } from '../../model/timeline/axis'
import { makeNode } from '../../testing/timeline'
import { type RowInsight } from './row-insight'
import { RowMarks } from './RowMarks'

const LOCALE: Locale = { lang: 'en', zone: 'UTC', t: en }
const MIN = MINUTE_MS
/** A minute of the axis takes 10 px. */
const AXIS = createAxis({ fromMs: 0, toMs: 60 * MIN })
const WIDTH = 600

afterEach(cleanup)

interface Given {
  node: Partial<RunNode>
  insight?: Partial<RowInsight>
  duration?: string | null
  nowMs?: number
  error?: { text: string; isSure: boolean } | null
  unlabelled?: boolean
}

/** The words of a row from left to right, as they stand in its elements. */
function draw({ node, insight, duration = null, nowMs = 50 * MIN, error = null, unlabelled = false }: Given) {
  const { container } = render(
    <LocaleProvider value={LOCALE}>
      <RowMarks
        as="div"
        name={null}
        node={makeNode(node)}
        status="running"
        planMs={0}
        axis={AXIS}
        clock={null}
        nowMs={nowMs}
        duration={duration}
        labelLimitMs={nowMs}
        width={WIDTH}
        unlabelled={unlabelled}
        error={error}
        insight={insight ? { hidesPlan: true, ...insight } : null}
      />
    </LocaleProvider>,
  )
  return container
}
const wordsOf = (container: HTMLElement) =>
  [...container.querySelectorAll('.bar-label, .bar-error')].map(({ textContent }) => textContent)
const shapesOf = (container: HTMLElement) =>
  ['waited', 'ghost', 'whisker', 'ahead', 'limit', 'planned', 'now-mark'].filter((name) =>
    container.querySelector(`.${name}`),
  )

const WAIT = { fromMs: 10 * MIN, toMs: 30 * MIN, words: 'held back 20m 00s' }
const RAN = { startMs: 30 * MIN, endMs: 40 * MIN }

describe('a bar', () => {
  it.each<[string, Given, string[], string[]]>([
    [
      'without insight has a line since the plan',
      { node: RAN, duration: '10m 00s' },
      ['planned'],
      ['10m 00s'],
    ],
    [
      'after a wait has its words before the hatch',
      { node: RAN, duration: '10m 00s', insight: { wait: { ...WAIT, fromMs: 20 * MIN } } },
      ['waited'],
      ['held back 20m 00s', '10m 00s'],
    ],
    [
      'after a wait from the edge has its words on the hatch',
      { node: RAN, duration: '10m 00s', insight: { wait: WAIT } },
      ['waited'],
      ['held back 20m 00s', '10m 00s'],
    ],
    [
      'after a wait without room for its words has none',
      { node: RAN, duration: '10m 00s', insight: { wait: { ...WAIT, fromMs: 8 * MIN, toMs: 15 * MIN } } },
      ['waited'],
      ['10m 00s'],
    ],
    [
      'after a wait too short to be seen has no hatch',
      { node: RAN, duration: '10m 00s', insight: { wait: { ...WAIT, fromMs: 29.8 * MIN } } },
      [],
      ['10m 00s'],
    ],
    [
      'with an error before it has no words of a wait there',
      {
        node: RAN,
        duration: '10m 00s',
        error: { text: 'no such table', isSure: true },
        insight: { wait: { ...WAIT, fromMs: 25 * MIN } },
      },
      ['waited'],
      ['no such table', '10m 00s'],
    ],
    [
      'that holds its duration says what is usual behind it',
      {
        node: RAN,
        duration: '10m 00s',
        insight: {
          usual: { medianMs: 3 * MIN, upperMs: 4 * MIN },
          note: { joined: ', usually 3m', alone: 'usually 3m', isOdd: false },
        },
      },
      ['ghost', 'whisker'],
      ['10m 00s', 'usually 3m'],
    ],
    [
      'too short for its duration says both behind it',
      {
        node: { startMs: 30 * MIN, endMs: 31 * MIN },
        duration: '1m 00s',
        insight: { note: { joined: ' · 0 rows, usually 86 k', alone: '0 rows, usually 86 k', isOdd: true } },
      },
      [],
      ['1m 00s · 0 rows, usually 86 k'],
    ],
    [
      'says nothing of the usual where there is no room for it',
      {
        node: { startMs: 4 * MIN, endMs: 5 * MIN },
        duration: '1m 00s',
        insight: {
          usual: { medianMs: 10 * MIN, upperMs: 54 * MIN },
          note: { joined: ' · 0 rows, usually 86 k', alone: '0 rows, usually 86 k', isOdd: true },
        },
      },
      ['ghost', 'whisker'],
      ['1m 00s'],
    ],
    [
      'has its limit also at the edge, like the snapshot',
      { node: RAN, duration: '10m 00s', insight: { limitMs: 60 * MIN } },
      ['limit'],
      ['10m 00s'],
    ],
    [
      'of a phone has marks and no words',
      { node: RAN, duration: '10m 00s', unlabelled: true, insight: { wait: WAIT } },
      ['waited'],
      [],
    ],
  ])('%s', (_, given, shapes, words) => {
    const container = draw(given)
    expect(shapesOf(container)).toEqual(shapes)
    expect(wordsOf(container)).toEqual(words)
  })
})

it('a bar without room around says both within the box of what is usual', () => {
  const container = draw({
    node: { startMs: 5 * MIN, endMs: 6 * MIN },
    duration: '1m 00s',
    insight: {
      usual: { medianMs: 50 * MIN, upperMs: 54 * MIN },
      note: { joined: ' · 0 rows, usually 86 k', alone: '0 rows, usually 86 k', isOdd: true },
    },
  })
  expect(wordsOf(container)).toEqual(['1m 00s · 0 rows, usually 86 k'])
  expect(container.querySelector<HTMLElement>('.bar-label')?.style.left).toBe('calc(10% + 6px)')
})

describe('a node that waits', () => {
  const FORMS = ['waits for dws_load_orders, running 6m, usually 14m', 'waits for dws_load_orders']
  const reason = { forms: FORMS, key: 'dws_load_orders' }
  const TO_THE_EDGE = { fromMs: 20 * MIN, toMs: 60 * MIN, start: '', end: '', duration: '' }
  it.each<[string, Given, string[]]>([
    ['says its status without insight', { node: { status: 'waiting' } }, ['waiting']],
    ['says why in the longest form', { node: { status: 'waiting' }, insight: { reason } }, [FORMS[0] ?? '']],
    [
      'says why in the longest form that fits',
      { node: { status: 'waiting' }, insight: { reason }, nowMs: 20 * MIN },
      [FORMS[1] ?? ''],
    ],
    [
      'says why behind the bar of what would run, early in a run',
      {
        node: { status: 'waiting' },
        insight: { reason, ahead: { fromMs: 15 * MIN, toMs: 20 * MIN, start: '', end: '', duration: '' } },
        nowMs: 8 * MIN,
      },
      [FORMS[0] ?? ''],
    ],
    [
      'says why between now and that bar where there is more room',
      {
        node: { status: 'waiting' },
        insight: { reason, ahead: { ...TO_THE_EDGE, fromMs: 30 * MIN } },
        nowMs: 8 * MIN,
      },
      [FORMS[1] ?? ''],
    ],
    [
      'says why behind now where nothing would run',
      { node: { status: 'waiting' }, insight: { reason }, nowMs: 12 * MIN },
      [FORMS[0] ?? ''],
    ],
    [
      'says why over its hatch where that leaves no other room',
      {
        node: { status: 'waiting' },
        insight: { reason, wait: { fromMs: 0, toMs: null, words: null } },
        nowMs: 58 * MIN,
      },
      [FORMS[0] ?? ''],
    ],
    [
      'cuts the shortest one in the middle',
      { node: { status: 'waiting' }, insight: { reason, ahead: TO_THE_EDGE }, nowMs: 12 * MIN },
      ['waits fo…_orders'],
    ],
    [
      'says nothing where no word would be left of it',
      {
        node: { status: 'waiting' },
        insight: { reason, ahead: { ...TO_THE_EDGE, fromMs: 10 * MIN } },
        nowMs: 7 * MIN,
      },
      [],
    ],
  ])('%s', (_, given, words) => {
    expect(wordsOf(draw(given))).toEqual(words)
  })

  it('that was skipped says why behind its mark at the plan, where that fits', () => {
    const skipped = (...forms: string[]) => ({
      node: { status: 'skip' as const, planMs: 50 * MIN },
      insight: { reason: { forms, key: 'a' } },
    })
    const container = draw(skipped(FORMS[0] ?? '', 'for a'))
    expect(wordsOf(container)).toEqual(['for a'])
    expect(container.querySelector('[data-select]')?.getAttribute('data-select')).toBe('a')
    expect(wordsOf(draw(skipped(FORMS[0] ?? '')))).toEqual(['skipped'])
  })

  it('is hatched from when it could start, and names the node that a click selects', () => {
    const container = draw({
      node: { status: 'waiting' },
      insight: { reason, wait: { fromMs: 30 * MIN, toMs: null, words: null } },
    })
    expect(shapesOf(container)).toEqual(['waited'])
    expect(container.querySelector('[data-select]')?.getAttribute('data-select')).toBe('dws_load_orders')
  })

  it('has a bar where it would run', () => {
    const ahead = { fromMs: 52 * MIN, toMs: 58 * MIN, start: '', end: '', duration: '' }
    expect(shapesOf(draw({ node: { status: 'waiting' }, insight: { ahead } }))).toEqual(['ahead', 'now-mark'])
  })
})
