import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { packRun } from '../../../contract/run-transfer'
import { type LatestWord } from '../../../contract/job-run'
import { type Status } from '../../../contract/status'
import { en } from '../../../i18n/en/common'
import { laterWords } from '../../../i18n/load'
import { LocaleProvider } from '../../../i18n/locale'
import { AddressRouter } from '../../../shell/address/AddressRouter'
import { useCrumb } from '../../../shell/crumb'
import { makeInstance } from '../../../testing/runs'
import { useLatest } from './latest-context'
import { LatestRun } from './LatestRun'

const STARTED_MS = Date.parse('2026-11-28T02:45:09Z')
const REF = { job: 'orders', id: 'latest', workspace: '' }

let newest: { id: string; status: Status }
let client: QueryClient
let startMs: number
let trigger: number

beforeAll(() => laterWords.load('en'))
beforeEach(() => {
  newest = { id: '1', status: 'fail' }
  client = new QueryClient()
  startMs = STARTED_MS
  trigger = 0
  vi.stubGlobal('fetch', () =>
    Promise.resolve(
      new Response(JSON.stringify(packRun(makeInstance({ ...newest, job: 'orders', startMs, trigger })))),
    ),
  )
  vi.stubGlobal('scrollTo', () => undefined)
})
afterEach(() => {
  cleanup()
  client.clear()
})

function Crumb() {
  return <p>{useCrumb()?.note}</p>
}

/** What the header makes its link of. */
function Newest() {
  const latest = useLatest()
  return (
    <button type="button" onClick={latest?.goToNewer}>{`Newer: ${latest?.newer?.status ?? 'none'}`}</button>
  )
}

async function open(search = '', word: LatestWord = 'latest') {
  window.history.replaceState(null, '', `/jobs/orders/instances/latest${search}`)
  render(
    <LocaleProvider value={{ lang: 'en', zone: 'UTC', t: en }}>
      <QueryClientProvider client={client}>
        <AddressRouter>
          <Crumb />
          <LatestRun reference={REF} word={word}>
            {({ id }) => (
              <>
                <h1>{`Run ${id}`}</h1>
                <Newest />
              </>
            )}
          </LatestRun>
        </AddressRouter>
      </QueryClientProvider>
    </LocaleProvider>,
  )
  await screen.findByText('Run 1')
}

const poll = (id: string, status: Status = 'running') => {
  newest = { id, status }
  return act(() => client.refetchQueries({ queryKey: ['run', '', 'orders', 'latest'] }))
}
const offer = () => screen.queryByText('A newer run began at 02:45:09.')

it.each([
  ['latest', 0, 'latest scheduled'],
  ['latest', 1, 'latest'],
  ['latest-failed', 0, 'last failure'],
] as const)('the address of %s, a run with trigger %d, is called %s', async (word, given, expected) => {
  trigger = given
  await open('', word)
  // The path above the page hears of it after the page is drawn.
  expect(await screen.findByText(expected)).toBeDefined()
})

it('an untouched page goes on to the newer run', async () => {
  await open()
  await poll('2')
  expect(await screen.findByText('Run 2')).toBeDefined()
  expect(offer()).toBeNull()
})

it.each([
  ['a node is selected', '?node=a', 'A node is open here, so this page stays.'],
  ['the axis is zoomed', '?from=1&to=2', 'The time axis is zoomed, so this page stays.'],
  ['nodes are filtered', '?status=fail', 'Nodes are filtered, so this page stays.'],
])('while %s it stays and offers the newer run, which a key opens', async (_, search, why) => {
  await open(search)
  await poll('2')
  expect(screen.getByText('Run 1')).toBeDefined()
  expect(await screen.findByText(why)).toBeDefined()
  fireEvent.keyDown(document.body, { key: 'g' })
  expect(await screen.findByText('Run 2')).toBeDefined()
  expect(offer()).toBeNull()
})

it('after "Stay", only the next run is offered, and the header still leads to this one', async () => {
  await open('?node=a')
  expect(screen.getByText('Newer: none')).toBeDefined()
  await poll('2')
  fireEvent.click(await screen.findByRole('button', { name: 'Stay' }))
  await poll('2')
  expect(offer()).toBeNull()
  expect(screen.getByText('Newer: running')).toBeDefined()
  await poll('3')
  expect(await screen.findByText('A newer run began at 02:45:09.')).toBeDefined()
})

it('a wall goes on by itself, but leaves a failure only for a success', async () => {
  await open('?wall=1&node=a')
  await poll('2')
  expect(screen.getByText('Run 1')).toBeDefined()
  await poll('2', 'success')
  expect(await screen.findByText('Run 2')).toBeDefined()
  await poll('3')
  expect(await screen.findByText('Run 3')).toBeDefined()
})

it('the newer run keeps the node, and the zoom shows the same part of it', async () => {
  await open('?node=a&from=1000&to=2000')
  startMs = STARTED_MS + 500
  await poll('2')
  fireEvent.click(await screen.findByText('Newer: running'))
  expect(await screen.findByText('Run 2')).toBeDefined()
  expect(screen.getByText('Newer: none')).toBeDefined()
  await vi.waitFor(() => expect(window.location.search).toBe('?node=a&from=1500&to=2500'))
})
