import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { en } from '../../../i18n/en/common'
import { laterWords } from '../../../i18n/load'
import { shareWords } from '../../../i18n/share-words'
import { LocaleProvider } from '../../../i18n/locale'
import { AddressRouter } from '../../../shell/address/AddressRouter'
import { RunStage } from '../../../testing/run-stage'
import { makeInstance } from '../../../testing/runs'
import { ShareList } from './ShareMenu'
import { type LinkPreview } from './use-link-preview'

const toggle = vi.fn<() => void>()
const NONE: LinkPreview = { mode: 'off', isOn: true, toggle, token: null }

const VIEW = `${window.location.origin}/jobs/a/instances/7?node=x&sort=name&tz=UTC`
const RUN = makeInstance({ job: 'a', id: '7' })
const STATE = {
  run: RUN,
  actualRun: RUN,
  replay: null,
  reference: { job: 'a', id: '7', workspace: '' },
  shown: RUN.nodes,
  causes: new Map(),
  changedAtMs: 5,
  buildLink: () => VIEW,
}
const writeText = vi.fn<(text: string) => Promise<void>>()

beforeEach(async () => {
  vi.useFakeTimers()
  writeText.mockReset().mockResolvedValue()
  vi.stubGlobal('isSecureContext', true)
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }))
  await Promise.all([shareWords.load('en'), laterWords.load('en')])
  await draw(NONE)
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const draw = (preview: LinkPreview) =>
  act(async () => {
    render(
      <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
        <QueryClientProvider client={new QueryClient()}>
          <AddressRouter>
            <RunStage state={STATE} nowMs={60_000}>
              <Suspense>
                <ShareList preview={preview} />
              </Suspense>
            </RunStage>
          </AddressRouter>
        </QueryClientProvider>
      </LocaleProvider>,
    )
  })

const press = (name: RegExp) =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }))
    await vi.advanceTimersByTimeAsync(0)
  })
const said = () => screen.getByRole('status').textContent

it('copies the link of the view, and says so for three seconds', async () => {
  await press(/link to this run/)
  expect(writeText).toHaveBeenCalledExactlyOnceWith(VIEW)
  expect(said()).toBe('Copied')
  act(() => void vi.advanceTimersByTime(3_000))
  expect(said()).toBe('')
})

it('leaves the view out of both links, and of the address below the summary', async () => {
  fireEvent.click(screen.getByRole('checkbox', { name: /With this view/ }))
  await press(/link to this run/)
  await press(/link to the latest run/)
  await press(/Copy summary/)
  const [[plain], [latest], [summary]] = writeText.mock.calls as [[string], [string], [string]]
  expect(plain).toBe(`${window.location.origin}/jobs/a/instances/7`)
  expect(latest).toBe(`${window.location.origin}/jobs/a/instances/latest`)
  expect(summary.split('\n').at(-1)).toBe(plain)
})

it('shows a text that could not be copied in a selected field, until something else is done', async () => {
  writeText.mockRejectedValueOnce(new DOMException('no', 'NotAllowedError'))
  await press(/link to the latest run/)
  const field = screen.getByRole<HTMLTextAreaElement>('textbox')
  expect(said()).toBe('Not copied')
  expect(field).toBe(document.activeElement)
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe(
    `${window.location.origin}/jobs/a/instances/latest?sort=name&tz=UTC`,
  )
  act(() => void vi.advanceTimersByTime(60_000))
  expect(screen.queryByRole('textbox')).not.toBeNull()
  await press(/link to this run/)
  expect(screen.queryByRole('textbox')).toBeNull()
})

it('where people sign in, links are marked with what makes chats show the run, and the user may leave that out', async () => {
  cleanup()
  await draw({ mode: 'signed', isOn: true, toggle, token: 'mark' })
  const picture = screen.getByRole('img', { name: 'The picture that chats show of this link' })
  expect(picture.getAttribute('src')).toMatch(/^\/og\/a\/7\.png\?v=\d+&lang=en&pv=mark$/)
  await press(/link to this run/)
  await press(/link to the latest run/)
  expect(writeText.mock.calls).toEqual([
    [`${VIEW}&pv=mark`],
    [`${window.location.origin}/jobs/a/instances/latest?sort=name&tz=UTC`],
  ])
  fireEvent.click(screen.getByRole('checkbox', { name: /Chats show this picture/ }))
  expect(toggle).toHaveBeenCalledOnce()
})

it('a picture that the server does not have is not shown', async () => {
  cleanup()
  await draw({ mode: 'full', isOn: true, toggle, token: null })
  fireEvent.error(screen.getByRole('img'))
  expect(screen.queryByRole('img')).toBeNull()
  expect(screen.queryByText(/Chats show this picture/)).toBeNull()
})
