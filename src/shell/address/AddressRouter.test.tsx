import { act, cleanup, fireEvent, renderHook } from '@testing-library/react'
import { StrictMode, type ReactNode } from 'react'
import { useNavigate } from 'react-router-dom'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { usePreferences } from '../preferences/preferences'
import { AddressRouter, useSearch } from './AddressRouter'

const RUN = '/jobs/a/instances/1'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  vi.stubGlobal('scrollTo', () => undefined)
  localStorage.clear()
  sessionStorage.clear()
  window.history.pushState(null, '', `${RUN}?lang=en`)
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const wrapper = ({ children }: { children: ReactNode }) => (
  <StrictMode>
    <AddressRouter>{children}</AddressRouter>
  </StrictMode>
)

function useEverything() {
  const [search, changeSearch] = useSearch()
  const preferences = usePreferences()
  const navigate = useNavigate()
  const set = (
    name: string,
    value: string,
    keepsHash?: (before: URLSearchParams, after: URLSearchParams) => boolean,
  ) =>
    changeSearch((before) => {
      before.set(name, value)
      return before
    }, keepsHash)
  return { shown: search.toString(), preferences, navigate, set }
}

function mount() {
  const { result, unmount } = renderHook(useEverything, { wrapper })
  return {
    shown: () => result.current.shown,
    act: (action: (page: ReturnType<typeof useEverything>) => void) => act(() => action(result.current)),
    unmount,
  }
}

const address = () => window.location.pathname + window.location.search + window.location.hash
const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms))

async function goBack() {
  const arrived = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }))
  vi.useRealTimers()
  await act(async () => {
    window.history.back()
    await arrived
  })
}

describe('a changed address', () => {
  it('is written at once when nothing was written just before', () => {
    const page = mount()
    page.act(({ set }) => set('q', 'load'))
    expect([page.shown(), address()]).toEqual(['lang=en&q=load', `${RUN}?lang=en&q=load`])
  })

  it('is shown at every step of a held key, and written less often than WebKit allows', () => {
    const page = mount()
    const replace = vi.spyOn(window.history, 'replaceState')
    for (let step = 1; step <= 300; step += 1) {
      page.act(({ set }) => set('node', `n${step}`))
      expect(page.shown()).toBe(`lang=en&node=n${step}`)
      wait(33)
    }
    expect(replace.mock.calls.length).toBeLessThan(50)
    wait(300)
    expect(address()).toBe(`${RUN}?lang=en&node=n300`)
  })

  it('holds all changes of one tick, by whichever part of the page', () => {
    const page = mount()
    page.act(({ set, preferences }) => {
      preferences.setZone('Asia/Shanghai')
      set('q', 'load')
      set('view', 'table')
      preferences.setLang('zh-CN')
    })
    expect(page.shown()).toBe('tz=Asia%2FShanghai&q=load&view=table')
    wait(300)
    expect(address()).toBe(`${RUN}?tz=Asia%2FShanghai&q=load&view=table`)
  })

  it('keeps the hash, unless the change is one that it does not name anything in', () => {
    window.history.replaceState(null, '', `${RUN}?lang=en#L3`)
    const page = mount()
    page.act(({ set }) => set('lq', 'x'))
    expect(address()).toBe(`${RUN}?lang=en&lq=x#L3`)
    page.act(({ set }) => set('node', 'b', (before, after) => before.get('node') === after.get('node')))
    wait(300)
    expect(address()).toBe(`${RUN}?lang=en&lq=x&node=b`)
  })

  it('leaves what others keep with the entry', () => {
    const page = mount()
    window.history.replaceState({ ...window.history.state, theirs: 1 }, '')
    page.act(({ set }) => set('q', 'load'))
    expect(window.history.state).toMatchObject({ theirs: 1 })
  })

  it('stays on this host where the path looks like another', () => {
    window.history.replaceState(null, '', '/x')
    window.history.replaceState(null, '', `${window.location.origin}//elsewhere/`)
    const page = mount()
    page.act(({ set }) => set('q', 'load'))
    expect(window.location.href).toBe(`${window.location.origin}//elsewhere/?q=load`)
  })
})

describe('a change that still waits to be written', () => {
  const changeTwice = (page: ReturnType<typeof mount>) => {
    page.act(({ set }) => set('q', 'l'))
    page.act(({ set }) => set('q', 'lo'))
    expect(address()).toBe(`${RUN}?lang=en&q=l`)
  }
  const withHashLink = () => {
    const link = document.createElement('a')
    link.href = '#findings'
    document.body.append(link)
    fireEvent.click(link)
    link.remove()
  }

  it.each<[string, (page: ReturnType<typeof mount>) => void]>([
    ['the page is hidden', () => fireEvent(window, new Event('pagehide'))],
    ['a link to a part of the page is followed', withHashLink],
    ['the router is taken away', (page) => page.unmount()],
  ])('is written when %s', (_, leave) => {
    const page = mount()
    changeTwice(page)
    leave(page)
    expect(address()).toBe(`${RUN}?lang=en&q=lo`)
  })

  it('is there again when the page loads with the address from before it, once', () => {
    const page = mount()
    changeTwice(page)
    fireEvent(window, new Event('pagehide'))
    page.unmount()
    const asBefore = () => window.history.replaceState(window.history.state, '', `${RUN}?lang=en&q=l`)
    asBefore()
    const again = mount()
    expect([again.shown(), address()]).toEqual(['lang=en&q=lo', `${RUN}?lang=en&q=lo`])
    again.unmount()
    asBefore()
    expect(mount().shown()).toBe('lang=en&q=l')
  })

  it('is not taken for that of another entry', () => {
    const page = mount()
    changeTwice(page)
    fireEvent(window, new Event('pagehide'))
    page.unmount()
    window.history.pushState(null, '', `${RUN}?q=other`)
    expect(mount().shown()).toBe('q=other')
  })

  it('belongs to the page that was left by a link, and is there on the way back', async () => {
    const page = mount()
    changeTwice(page)
    page.act(({ navigate }) => void navigate('/status'))
    wait(1_000)
    expect([page.shown(), address()]).toEqual(['', '/status'])
    await goBack()
    expect([page.shown(), address()]).toEqual(['lang=en&q=lo', `${RUN}?lang=en&q=lo`])
  })

  it('never changes the page that the way back leads to', async () => {
    window.history.replaceState(null, '', '/?tz=UTC')
    window.history.pushState(null, '', `${RUN}?lang=en`)
    const page = mount()
    changeTwice(page)
    await goBack()
    const replace = vi.spyOn(window.history, 'replaceState')
    fireEvent(window, new Event('pagehide'))
    expect(replace).not.toHaveBeenCalled()
    expect([page.shown(), address()]).toEqual(['tz=UTC', '/?tz=UTC'])
  })
})
