import { cleanup, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { en } from '../../../i18n/en/common'
import { LocaleProvider } from '../../../i18n/locale'
import { logWords } from '../../../i18n/log-words'
import { FindBar } from './FindBar'
import { type LogSearchState } from './use-log-search'

beforeAll(() => logWords.load('en'))
afterEach(cleanup)

const none = () => undefined
const MB = 1024 * 1024
const WHOLE: LogSearchState = {
  matches: [],
  scannedBytes: 200 * MB,
  size: 200 * MB,
  isDone: true,
  isCut: false,
  error: null,
}
const matches = [{ byte: 1, toByte: 2, line: 1 }]

it.each([
  ['of the whole log', WHOLE, 'no match'],
  ['that was stopped', { ...WHOLE, scannedBytes: 24 * MB }, 'no match in the first 24 MB only'],
  ['of no more than the server reads', { ...WHOLE, scannedBytes: MB, matches }, '1 in the first 1.0 MB only'],
  ['that goes on', { ...WHOLE, scannedBytes: MB, matches, isDone: false }, '1 so far'],
  ['that found too many', { ...WHOLE, scannedBytes: MB, matches, isCut: true }, '1 only the first 10,000'],
])('a search %s says what it found, and in what', (_, search, said) => {
  const find = {
    text: 'row',
    options: { isRegex: false, matchCase: false },
    search,
    current: null,
    isOpen: true,
    open: none,
    setText: none,
    setOptions: none,
    step: none,
    stop: none,
    close: none,
    markLine: () => [],
  }
  render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <Suspense>
        <FindBar field={null} find={find} room="beside" />
      </Suspense>
    </LocaleProvider>,
  )
  const status = screen.getByRole('status')
  expect([...status.childNodes].map(({ textContent }) => textContent).join(' ')).toBe(said)
})
