import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { en } from '../../i18n/en/common'
import { laterWords } from '../../i18n/load'
import { LocaleProvider } from '../../i18n/locale'
import { makeInstance } from '../../testing/runs'
import { NotifyButton } from './NotifyButton'
import { unwatchRun } from './watched-runs'

const RUN = { job: 'a', id: '7', workspace: '' }

beforeAll(() => laterWords.load('en'))
beforeEach(() => vi.stubGlobal('isSecureContext', true))
afterEach(() => {
  cleanup()
  unwatchRun(RUN)
  vi.unstubAllGlobals()
})

/** Stands in for the browser's, which a user answers so. */
function stubNotification(before: NotificationPermission, answer = before) {
  const stub = {
    permission: before,
    requestPermission: vi.fn<() => Promise<NotificationPermission>>(() => {
      stub.permission = answer
      return Promise.resolve(answer)
    }),
  }
  vi.stubGlobal('Notification', stub)
  return stub.requestPermission
}

function press(status: 'running' | 'fail' = 'running') {
  render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <NotifyButton readRun={() => makeInstance({ ...RUN, status })} reference={RUN} />
    </LocaleProvider>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Notify me' }))
}
const readPressed = () => screen.getByRole('button', { name: 'Notify me' }).getAttribute('aria-pressed')

it.each<[string, () => unknown, string]>([
  ['denied for this site', () => stubNotification('denied'), 'blocks notifications from this site'],
  ['denied when asked', () => stubNotification('default', 'denied'), 'blocks notifications from this site'],
  ['left unanswered', () => stubNotification('default'), 'The permission request was not answered'],
  ['unknown to the browser', () => undefined, 'This browser does not support notifications here.'],
  [
    'not given to plain http',
    () => vi.stubGlobal('isSecureContext', false),
    'This page was loaded over http',
  ],
])('permission %s is explained, until the note is closed', async (_, prepare, words) => {
  prepare()
  press()
  expect((await screen.findByRole('status')).textContent).toContain(words)
  expect(readPressed()).toBe('false')
  fireEvent.click(screen.getByRole('button', { name: 'Close this note' }))
  expect(screen.queryByRole('status')).toBeNull()
})

it('permission is asked for by a press, and switches on', async () => {
  const ask = stubNotification('default', 'granted')
  press()
  expect((await screen.findByRole('status')).textContent).toContain('You are notified once')
  expect([readPressed(), ask.mock.calls.length]).toEqual(['true', 1])
})

it('of a run that has ended, there is nothing to ask for', async () => {
  const ask = stubNotification('default', 'granted')
  press('fail')
  expect((await screen.findByRole('status')).textContent).toContain('This run has ended')
  expect([readPressed(), ask.mock.calls.length]).toEqual(['false', 0])
})
