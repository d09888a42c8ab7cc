import { act, cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createAxis } from '../../model/timeline/axis'
import { type Clock } from '../../ui/use-now'
import { NowRule } from './NowRule'

/** What was written, in order; jsdom has no such sheets. */
const written: string[] = []
class Sheet {
  replaceSync(text: string) {
    written.push(/--now: ([\d.]+)/.exec(text)?.[1] ?? text)
  }
}

beforeEach(() => {
  written.length = 0
  vi.stubGlobal('CSSStyleSheet', Sheet)
  Object.assign(document, { adoptedStyleSheets: [] })
})
afterEach(cleanup)

it('the rule follows the clock in steps of 2 px, and goes with the timeline', () => {
  let nowMs = 1_000
  let tick = () => {}
  const clock: Clock = {
    readMs: () => nowMs,
    subscribe: (changed) => {
      tick = changed
      return () => {
        tick = () => {}
      }
    },
  }
  const axis = createAxis({ fromMs: 0, toMs: 10_000 })
  const { unmount } = render(<NowRule clock={clock} axis={axis} width={100} />)
  expect(document.adoptedStyleSheets).toHaveLength(1)
  for (const ms of [1_050, 1_500, 11_000]) {
    nowMs = ms
    act(() => tick())
  }
  expect(written).toEqual(['0.1', '0.16', '1'])
  unmount()
  expect(document.adoptedStyleSheets).toHaveLength(0)
})
