import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { type ReactNode } from 'react'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { type AskedCode, type PairingState, type ScreenState } from '../../contract/pairing'
import { en } from '../../i18n/en/common'
import { pairWords } from '../../i18n/pair-words'
import { LocaleProvider } from '../../i18n/locale'
import { PairAgain } from './PairAgain'
import { PairedScreen } from './PairedScreen'

const WALL = '/wall?jobs=a&wall=1'
const PAIRING = `/pair?wall=1&show=${encodeURIComponent(WALL)}`
const WAITING: AskedCode = {
  state: 'waiting',
  code: 'K7M4QX',
  endsInMs: 600_000,
  url: 'https://nodeline.example.com/pair',
  from: '',
  browser: '',
  zone: null,
  nowMs: 1,
  revoked: null,
}

let answers: Record<string, AskedCode | PairingState | ScreenState>
let client: QueryClient
const replace = vi.fn<(path: string) => void>()

beforeAll(() => pairWords.load('en'))
beforeEach(() => {
  client = new QueryClient()
  replace.mockReset()
  window.history.replaceState(null, '', WALL)
  const { pathname, search } = window.location
  vi.stubGlobal('window', Object.create(window, { location: { value: { pathname, search, replace } } }))
  vi.stubGlobal('fetch', (path: string, { method = 'GET' }: RequestInit) =>
    Promise.resolve(new Response(JSON.stringify(answers[`${method} ${path}`]))),
  )
})
afterEach(() => {
  cleanup()
  client.clear()
  vi.unstubAllGlobals()
})

const show = (part: ReactNode) =>
  render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <QueryClientProvider client={client}>{part}</QueryClientProvider>
    </LocaleProvider>,
  )

it.each<[string, ScreenState, string | null]>([
  ['stays while it shows what it should', { state: 'paired', name: 'a', address: WALL }, null],
  [
    'goes to the wall that it was sent',
    { state: 'paired', name: 'a', address: '/wall?jobs=b&wall=1' },
    '/wall?jobs=b&wall=1',
  ],
  [
    'stays for an address that this build does not know',
    { state: 'paired', name: 'a', address: '/other' },
    null,
  ],
  ['leaves its picture when it is revoked', { state: 'revoked', by: 'a', atMs: 1 }, PAIRING],
  ['keeps its picture when its pairing is lost', { state: 'none' }, null],
])('a paired screen %s', async (_, state, expected) => {
  answers = { 'GET /api/screen': state }
  show(<PairedScreen />)
  await vi.waitFor(() => {
    expect(client.getQueryData(['screen'])).toEqual(state)
    expect(replace.mock.calls.flat()).toEqual(expected === null ? [] : [expected])
  })
})

it('a wall whose session is lost shows a code, and goes on once that is approved', async () => {
  answers = {
    'POST /api/pair': WAITING,
    'GET /api/pair': { state: 'approved', name: 'a', by: 'b', address: '/wall?jobs=b&wall=1' },
  }
  show(<PairAgain />)
  expect(await screen.findByText('pair again: K7M 4QX · nodeline.example.com/pair')).toBeDefined()
  await vi.waitFor(() => expect(replace.mock.calls).toEqual([['/wall?jobs=b&wall=1']]))
})

it('a wall that learns so that it was revoked leaves its picture', async () => {
  answers = {
    'POST /api/pair': { ...WAITING, revoked: { by: 'a', atMs: 1 } },
    'GET /api/pair': { state: 'waiting', code: 'K7M4QX', endsInMs: 600_000, chooser: null },
  }
  show(<PairAgain />)
  await vi.waitFor(() => expect(replace.mock.calls).toEqual([[PAIRING]]))
})
