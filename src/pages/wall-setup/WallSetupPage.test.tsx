import { act, fireEvent } from '@testing-library/react'
import { beforeAll, expect, it } from 'vitest'
import { laterWords } from '../../i18n/load'
import { wallJobsWords } from '../../i18n/wall-jobs-words'
import { openPage, stubBrowser } from '../../testing/open-page'
import { WallSetupPage } from './WallSetupPage'

beforeAll(async () => {
  await Promise.all([laterWords.load('en'), wallJobsWords.load('en')])
})
stubBrowser()

it('each address in the history has its own form', async () => {
  const page = <WallSetupPage preview={() => null} />
  await openPage('/wall/new?job=first&id=1', page, () => Response.json({}))
  const field = (): HTMLInputElement | undefined =>
    [...document.querySelectorAll('label')].find(({ textContent }) => textContent === 'Job name')?.control as
      HTMLInputElement | undefined
  const goTo = (address: string) =>
    act(() => {
      window.history.replaceState(null, '', address)
      window.dispatchEvent(new PopStateEvent('popstate'))
    })
  const input = field()
  if (input) fireEvent.change(input, { target: { value: 'typed' } })
  goTo('/wall/new?job=first&id=1&theme=dark')
  expect(field()?.value).toBe('typed')
  goTo('/wall/new?job=second&id=1')
  expect(field()?.value).toBe('second')
})
