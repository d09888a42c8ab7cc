import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useLayoutEffect } from 'react'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Config } from '../contract/config'
import { commonWords, laterWords } from '../i18n/load'
import { Router } from './Router'

let broken = false
vi.mock('../pages/run/RunPage', () => ({
  RunPage: () => {
    if (broken) throw new Error('the page is broken')
    return <h1>The run</h1>
  },
}))

// Pages are large, and a query by role of all of one takes longer on a busy machine than the search waits.
vi.mock('../pages/home/HomePage', () => ({ HomePage: () => <h1>The start page</h1> }))
vi.mock('../pages/job-runs/JobRunsPage', () => ({ JobRunsPage: () => <h1>The runs</h1> }))
vi.mock('../pages/server-status/ServerStatusPage', () => ({ ServerStatusPage: () => <h1>The server</h1> }))
vi.mock('../pages/wall/WallJobsPage', () => ({ WallJobsPage: () => <h1>A wall of jobs</h1> }))
vi.mock('../pages/wall-setup/WallSetupPage', () => ({ WallSetupPage: () => <h1>Wall address</h1> }))

const CONFIG: Config = {
  demo: false,
  region: null,
  workspace: null,
  zone: null,
  configured: { logLink: false },
  linkPreviews: 'off',
  waitMs: 30_000,
  viewer: { user: null, canSignOut: false, screen: null },
  pairing: false,
  examples: [],
}

// Else the first test would wait for pages and words.
beforeAll(async () => {
  await import('../pages/home/HomePage')
  await import('../pages/wall/WallJobsPage')
  await import('../shell/kiosk/WallFrame')
  await import('../pages/wall-setup/WallSetupPage')
  await import('../pages/pair/PairPage')
  await import('./ErrorPage')
  await commonWords.load('en')
  await laterWords.load('en')
})

beforeEach(() => {
  broken = false
  localStorage.clear()
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(CONFIG))))
  vi.stubGlobal('scrollTo', () => undefined)
  // React tells every fault that a boundary catches.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function open(path: string) {
  window.history.replaceState(null, '', `${path}?lang=en`)
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Router />
    </QueryClientProvider>,
  )
}

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

describe('an address', () => {
  it.each([
    ['/', 'The start page'],
    ['/status', 'The server'],
    ['/wall/new', 'Wall address'],
    ['/wall?jobs=a', 'A wall of jobs'],
    ['/jobs/%E8%AE%A2%E5%8D%95%2050%25/instances/34765', 'The run'],
    ['/jobs/a/instances/1/', 'The run'],
    ['/jobs/a/instances', 'No such page'],
    ['/nowhere', 'No such page'],
    ['/JOBS/a', 'No such page'],
    ['/Jobs/a/instances/1', 'No such page'],
  ])('%s leads to %s', async (path, name) => {
    open(path)
    expect(await heading(name)).toBeTruthy()
  })
})

it.each(['/jobs/a%252Fb%2525', '/jobs/a%252Fb%2525/instances/1'])(
  'the name of a job in %s is decoded once',
  async (path) => {
    open(path)
    const name = await screen.findByText('a%2Fb%25')
    const link = name.closest('a')?.getAttribute('href') ?? null
    expect(link).toBe(path.endsWith('/1') ? '/jobs/a%252Fb%2525?lang=en' : null)
  },
)

it('without users the page of pairing says why, and leads to wall addresses in the same view', async () => {
  open('/pair')
  expect(await screen.findByText(/^Nobody signs in on this server/)).toBeTruthy()
  const link = screen.getByRole('link', { name: 'Create a wall address' })
  expect(link.getAttribute('href')).toBe('/wall/new?lang=en')
})

describe('a page that fails', () => {
  it('leaves the bar above it standing, and says so in words', async () => {
    broken = true
    open('/jobs/a/instances/1')
    expect(await heading('This part of the page failed')).toBeTruthy()
    expect(screen.getByRole('banner')).toBeTruthy()
  })

  it('does not keep the reader from any other page', async () => {
    broken = true
    open('/jobs/a/instances/1')
    await heading('This part of the page failed')
    fireEvent.click(screen.getAllByRole('link', { name: 'Look up a run' }).at(-1) ?? document.body)
    expect(await heading('The start page')).toBeTruthy()
  })
})

/** Presses Ctrl K as soon as the page is on screen, before the effects that follow the paint. */
function Presses({ press }: { press: (isTaken: boolean) => void }) {
  useLayoutEffect(() => press(!fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })), [press])
  return null
}

it('Ctrl K is never the browser’s', () => {
  const press = vi.fn<(isTaken: boolean) => void>()
  window.history.replaceState(null, '', '/status?lang=en')
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Router />
      <Presses press={press} />
    </QueryClientProvider>,
  )
  expect(press).toHaveBeenCalledExactlyOnceWith(true)
})
