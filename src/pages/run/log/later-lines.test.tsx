import { cleanup, render } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { en } from '../../../i18n/en/common'
import { replay as words } from '../../../i18n/en/replay'
import { LocaleProvider } from '../../../i18n/locale'
import { logWords } from '../../../i18n/log-words'
import { type LogRow } from '../../../model/log/rows'
import { RunStage } from '../../../testing/run-stage'
import { makeInstance, onlyNode } from '../../../testing/runs'
import { RowView } from './RowView'
import { useLaterLines } from './use-later-lines'

beforeAll(() => logWords.load('en'))
afterEach(cleanup)

const START_MS = Date.parse('2026-11-28T02:00:00Z')
const RUN = makeInstance({}, [{ startMs: START_MS, endMs: START_MS + 20_000 }])
/** As it was: without the end that was to come. */
const NODE = Object.assign({}, onlyNode(RUN), { status: 'running', endMs: null })
const lineAt = (byte: number, timeMs: number): LogRow => ({
  kind: 'line',
  byte,
  line: {
    byte,
    bytes: 2,
    source: String(byte),
    text: String(byte),
    starts: [0],
    segments: [{ text: String(byte), className: '', from: 0, to: 1 }],
    timeMs,
    level: null,
    hiddenChars: 0,
    updates: 0,
    isPart: false,
  },
  number: null,
  timeMs,
  showsTime: false,
  folded: 0,
  foldByte: byte,
})
const ACTIONS = {
  toggleFold: () => undefined,
  showMore: () => undefined,
  loadGap: () => undefined,
  buildLink: () => '',
}
const LOOK = { tone: null, isCursor: false, isFlashed: false, isActive: false, marks: [] }

function Lines({ endsMs }: { endsMs: number }) {
  const { rows, isLater } = useLaterLines([lineAt(0, START_MS), lineAt(2, endsMs)], NODE)
  return rows.map((row) => (
    <RowView
      key={row.kind + String(row.byte)}
      row={row}
      top={0}
      height={18}
      look={Object.assign({ isLater: isLater(row) }, LOOK)}
      hasTime={false}
      actions={ACTIONS}
    />
  ))
}

function show(replay: object | null, endsMs = START_MS + 20_000): string[] {
  const { container } = render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <Suspense>
        <RunStage state={{ actualRun: RUN, replay }} nowMs={0}>
          <Lines endsMs={endsMs} />
        </RunStage>
      </Suspense>
    </LocaleProvider>,
  )
  const texts = [...container.querySelectorAll('.log-row')].map(
    (row) => `${row.textContent}${row.hasAttribute('data-later') ? ' later' : ''}`,
  )
  cleanup()
  return texts
}

it('in a replay what was written after its moment stands below a rule', () => {
  const replay = { words, atMs: START_MS + 10_000, isPast: true }
  expect(show(replay)).toEqual(['0', 'written after this moment', '2 later'])
  expect(show(null)).toEqual(['0', '2'])
  expect(show({ words, atMs: START_MS + 10_000, isPast: false })).toEqual(['0', '2'])
})

it('the node as it is now tells whether the times of its log are its own', () => {
  const replay = { words, atMs: START_MS + 10_000, isPast: true }
  expect(show(replay, START_MS + 3_600_000)).toEqual(['0', '2'])
})
