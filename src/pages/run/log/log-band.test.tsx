import { cleanup, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { type LogSketch } from '../../../contract/log'
import { en } from '../../../i18n/en/common'
import { LocaleProvider } from '../../../i18n/locale'
import { logWords } from '../../../i18n/log-words'
import { groupErrors } from '../../../model/log/attempts'
import { makeSketch } from '../../../testing/log-sketch'
import { LogBand } from './LogBand'

beforeAll(() => logWords.load('en'))
afterEach(cleanup)

const NOTHING = () => undefined

const show = (sketch: LogSketch | null, isLoading: boolean) =>
  render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <Suspense>
        <LogBand
          cause={null}
          sketch={sketch}
          grouped={sketch && groupErrors(sketch, null)}
          isLoading={isLoading}
          isFailed={false}
          current={null}
          isLastListed={false}
          room="beside"
          onStep={NOTHING}
          onShow={NOTHING}
          buildLink={String}
        />
      </Suspense>
    </LocaleProvider>,
  ).container.firstElementChild

it('the band keeps its room while the errors of a log are counted', () => {
  const band = show(null, true)
  expect(band).not.toBeNull()
  expect(band?.textContent).toBe('')
})

it('the first error is that of the last attempt, until a cause is known', () => {
  const at = (line: number, text: string) => ({ line, byte: line * 10, timeMs: null, text })
  const errors = [at(5, 'ERROR timeout'), at(25, 'ERROR disk full'), at(26, 'ERROR exit')]
  const attempts = [at(1, 'Attempt 1'), at(21, 'Attempt 2')]
  show(makeSketch({ errors, errorCount: 3, attempts }), false)
  screen.getByRole('button', { name: 'First error, line 25' })
})

it('of a log without errors the band says so', () => {
  show(makeSketch(), false)
  screen.getByText('No line looks like an error.')
})

it('of a log that was counted in part the band says nothing of errors', () => {
  expect(show(makeSketch({ scannedBytes: 500 }), false)).toBeNull()
})
