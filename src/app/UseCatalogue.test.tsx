import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Catalogue, en } from '../i18n/en/common'
import { commonWords } from '../i18n/load'
import { Section } from '../shell/updates/Section'
import { useCatalogue } from './use-catalogue'

let loaded: (words: Catalogue) => void

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(commonWords, 'load').mockReturnValue(new Promise((resolve) => (loaded = resolve)))
  // React reports there what a boundary has caught.
  vi.spyOn(console, 'error').mockReturnValue()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function Page() {
  const words = useCatalogue('en')
  return <p>{words ? words.t.app.skip : 'nothing yet'}</p>
}

const show = () =>
  render(
    <Section fallback="failed">
      <Page />
    </Section>,
  )
const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

it('a page without words shows an error after ten seconds instead of staying blank', async () => {
  show()
  await wait(9_999)
  expect(screen.getByText('nothing yet')).toBeTruthy()
  await wait(1)
  expect(screen.getByText('failed')).toBeTruthy()
})

it('words that arrive late are shown', async () => {
  show()
  await wait(9_999)
  loaded(en)
  await wait(1_000)
  expect(screen.getByText(en.app.skip)).toBeTruthy()
})
