import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { en } from '../../../i18n/en/common'
import { replay } from '../../../i18n/en/replay'
import { LocaleProvider } from '../../../i18n/locale'
import { createRunAt } from '../../../model/run/run-at'
import { RunStage } from '../../../testing/run-stage'
import { makeInstance, onlyNode } from '../../../testing/runs'
import { NodePanel } from './NodePanel'

afterEach(cleanup)

const NODE = { startMs: 10_000, endMs: 50_000, rows: null }
const RUN = makeInstance({ planMs: 0, startMs: 10_000, endMs: 50_000 }, [NODE])

const read = (run: typeof RUN, isReplay: boolean) => {
  const state = { run, insight: null, namedMs: 0, replay: isReplay ? { words: replay } : null }
  const { container } = render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <RunStage state={state} nowMs={20_000}>
        <NodePanel node={onlyNode(run)} second={null} onStep={vi.fn()} onClose={vi.fn()} />
      </RunStage>
    </LocaleProvider>,
  )
  return container.textContent
}

it('says what DGC has not given, and its word for the status', () => {
  const text = read(RUN, false)
  expect(text).toContain('not given')
  expect(text).toContain('status: "')
})

it('in a replay, says neither of what is worked out from times', () => {
  const text = read(createRunAt(RUN)(20_000), true)
  expect(text).toContain('Duration10sby then')
  expect(text).not.toContain('not given')
  expect(text).not.toContain('status:')
})
