import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { type AskedCode, type PairingState } from '../../contract/pairing'
import { en } from '../../i18n/en/common'
import { pairWords } from '../../i18n/pair-words'
import { LocaleProvider } from '../../i18n/locale'
import { AddressRouter } from '../../shell/address/AddressRouter'
import { PairingScreen } from './PairingScreen'

const NOW_MS = Date.parse('2026-11-28T02:49:52Z')
const WAITING: AskedCode & { state: 'waiting' } = {
  state: 'waiting',
  code: 'K7M4QX',
  endsInMs: 600_000,
  url: 'https://nodeline.example.com/pair',
  from: '10.20.3.41',
  browser: 'Chromium 142 on Linux',
  zone: 'UTC',
  nowMs: NOW_MS,
  revoked: null,
}

const UNCHOSEN: PairingState = { state: 'waiting', code: 'K7M4QX', endsInMs: 600_000, chooser: null }

let asked: (AskedCode | number)[]
let states: PairingState[]
let questions: unknown[]
let client: QueryClient

beforeAll(async () => {
  await pairWords.load('en')
  await pairWords.load('zh-CN')
})
beforeEach(() => {
  asked = [WAITING]
  states = [UNCHOSEN]
  questions = []
  client = new QueryClient()
  // The last answer is given again and again.
  const next = <T,>(answers: T[]): T | undefined => (answers.length > 1 ? answers.shift() : answers[0])
  vi.stubGlobal('fetch', (_: string, { method, body }: RequestInit) => {
    if (method === 'POST') questions.push(JSON.parse(typeof body === 'string' ? body : ''))
    const answer = next<AskedCode | PairingState | number>(method === 'POST' ? asked : states)
    const status = typeof answer === 'number' ? answer : 200
    return Promise.resolve(new Response(JSON.stringify(answer), { status }))
  })
})
afterEach(() => {
  cleanup()
  client.clear()
  vi.unstubAllGlobals()
})

const open = (show = '') => {
  window.history.replaceState(null, '', '/pair?wall=1')
  render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <QueryClientProvider client={client}>
        <AddressRouter>
          <PairingScreen show={show} />
        </AddressRouter>
      </QueryClientProvider>
    </LocaleProvider>,
  )
}

it('shows the code and where to type it, in both languages, with a QR code of both', async () => {
  open('/wall?jobs=a')
  expect((await screen.findByRole('img', { name: 'K 7 M 4 Q X' })).textContent).toBe('K7M4QX')
  expect(screen.getByRole('heading').textContent).toBe('Pair this screen  配对这块屏幕')
  expect(screen.getByText('nodeline.example.com/pair')).toBeDefined()
  expect(screen.getByText('登录后输入这个配对码')).toBeDefined()
  expect(screen.getByText('10.20.3.41 · Chromium 142 on Linux', { exact: false })).toBeDefined()
  expect(screen.getByRole('link').getAttribute('href')).toBe('/wall?jobs=a&wall=1&sign-in=1')
  expect(questions).toEqual([{ width: expect.any(Number), height: expect.any(Number), show: '/wall?jobs=a' }])
})

it.each<[string, Partial<typeof WAITING>, PairingState, string]>([
  ['who is choosing', {}, { ...UNCHOSEN, chooser: '王蕾' }, '王蕾 is choosing what this screen shows'],
  ['who revoked it', { revoked: { by: '王蕾', atMs: NOW_MS } }, UNCHOSEN, 'Revoked 02:49 by 王蕾'],
  [
    'that it was approved',
    {},
    { state: 'approved', name: 'Floor 3', by: '王蕾', address: '/wall?jobs=a' },
    'Approved by 王蕾. The wall opens now.',
  ],
])('says %s', async (_, patch, state, text) => {
  asked = [{ ...WAITING, ...patch }]
  states = [state]
  open()
  expect(await screen.findByText(text)).toBeDefined()
})

it('shows another code when one was refused', async () => {
  asked = [WAITING, { ...WAITING, code: 'ABCDEF' }]
  states = [{ state: 'refused' }, { ...UNCHOSEN, code: 'ABCDEF' }]
  open()
  expect(await screen.findByRole('img', { name: 'A B C D E F' })).toBeDefined()
  expect(screen.getByText('The last code was refused. This is a new one.')).toBeDefined()
})

it('shows the code that another tab of this browser has asked for since', async () => {
  states = [{ ...UNCHOSEN, code: 'ABCDEF', endsInMs: 3 * 60_000 }]
  open()
  expect(await screen.findByRole('img', { name: 'A B C D E F' })).toBeDefined()
  expect(screen.getByText(/^A new code in [23]m /)).toBeDefined()
  expect(questions).toHaveLength(1)
})

it('names the setting where there is no https', async () => {
  asked = [{ state: 'plain_http', setting: 'PUBLIC_URL' }]
  open()
  expect(
    await screen.findByText('Open this page over https, and set PUBLIC_URL to that address.'),
  ).toBeDefined()
})

it('says that the server is away, and keeps asking', async () => {
  asked = [503]
  open()
  expect((await screen.findByRole('alert')).textContent).toContain('The Nodeline server does not answer.')
})

it.each<[string, AskedCode | number, string]>([
  ['the server has no sign-in', 405, '/pair'],
  ['a user is signed in already', { state: 'signed_in' }, '/pair'],
])('leads on where %s', async (_, answer, path) => {
  asked = [answer]
  open()
  await vi.waitFor(() => expect(window.location.pathname + window.location.search).toBe(path))
})
