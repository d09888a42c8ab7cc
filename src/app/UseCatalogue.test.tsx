// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { en } from '../i18n/en/common'
import { loadCatalogue } from '../i18n/load'
import { Section, type FailedProps } from '../shell/updates/Section'
import { useCatalogue } from './use-catalogue'

vi.mock('../i18n/load')
const load = vi.mocked(loadCatalogue)

beforeEach(() => {
  vi.useFakeTimers()
  load.mockReset().mockRejectedValue(new Error('gone'))
  // React tells there what a boundary has caught.
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

const againBy = ({ retry }: FailedProps) => (
  <button type="button" onClick={retry}>
    again
  </button>
)
const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

it('hands over what does not come, instead of a blank page for ever, and can begin anew', async () => {
  render(
    <Section fallback={againBy}>
      <Page />
    </Section>,
  )
  await wait(7_000)
  expect(screen.getByText('nothing yet')).toBeTruthy()
  await wait(3_000)
  expect(vi.getTimerCount()).toBe(0)
  load.mockResolvedValue(en)
  act(() => screen.getByRole('button').click())
  await wait(0)
  expect(screen.getByText(en.app.skip)).toBeTruthy()
})

it('that comes late is shown', async () => {
  render(<Page />)
  await wait(5_000)
  load.mockResolvedValue(en)
  await wait(2_000)
  expect(screen.getByText(en.app.skip)).toBeTruthy()
})
